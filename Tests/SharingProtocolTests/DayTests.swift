import SharingProtocol
import Testing

@Suite("A day")
struct DayTests {
    @Test(arguments: [
        (0, "1970-01-01"), (-1, "1969-12-31"), (59, "1970-03-01"), (11_016, "2000-02-29"), (20_780, "2026-11-23"),
    ])
    func `counts from 1 January 1970`(_ days: Int, _ iso: String) {
        #expect(Day(daysSince1970: days).iso == iso)
        #expect(Day(iso: iso)?.daysSince1970 == days)
    }

    @Test func `comes back from its number, for every day of eight hundred years`() {
        var expected = Day(year: 1600, month: 1, day: 1)
        var wrong: [Day] = []
        for number in (-135_140)...(157_053) {
            let day = Day(daysSince1970: number)
            if day != expected || Day(year: day.year, month: day.month, day: day.day) != day { wrong.append(day) }
            let isLast = Day(year: day.year, month: day.month, day: day.day + 1) == nil
            expected =
                isLast
                ? Day(year: day.month == 12 ? day.year + 1 : day.year, month: day.month % 12 + 1, day: 1)
                : Day(year: day.year, month: day.month, day: day.day + 1)
        }
        #expect(wrong.isEmpty)
    }

    @Test(arguments: [
        "", "2026-11-3", "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "0000-01-01",
        "2026/11/23", "2026-11-23 ", "20261123", "２026-11-23", "+026-11-23", "2026-11-23T00:00",
    ])
    func `is not read from what is no day of the calendar`(_ text: String) {
        #expect(Day(iso: text) == nil)
    }

    @Test func `is spoken as people say it`() {
        #expect(day("2026-11-23").spoken == "23 November 2026")
        #expect(day("0987-01-01").iso == "0987-01-01")
    }

    @Test(arguments: [
        ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-12-31", 2, "2027-02-28"),
        ("2026-03-31", -1, "2026-02-28"), ("2026-03-15", -15, "2024-12-15"), ("2026-11-23", 0, "2026-11-23"),
    ])
    func `stays within the month when months are added`(_ from: String, _ months: Int, _ to: String) {
        #expect(day(from).adding(months: months) == day(to))
    }

    @Test func `stays within the calendar's years`() {
        #expect(day("2028-02-29").adding(years: 1) == day("2029-02-28"))
        #expect(Day.last.adding(days: 1) == .last)
        #expect(Day.first.adding(days: .min) == .first)
        #expect(Day.last.adding(months: 1) == .last)
        #expect(Day.first.adding(months: -1) == .first)
        #expect(today.adding(years: .max) == .last)
        #expect(today.adding(years: .min) == .first)
        #expect(Day(daysSince1970: .max) == .last)
    }

    @Test func `knows the distance to another and its place in the week`() {
        #expect(day("2026-11-23").days(until: day("2027-01-01")) == 39)
        #expect(day("2026-11-23").weekday == 1)
        #expect(day("1969-12-28").weekday == 7)
        #expect(day("2026-11-22") < day("2026-11-23"))
    }
}
