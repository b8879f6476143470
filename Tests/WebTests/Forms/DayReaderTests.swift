import HTML
import SharingProtocol
import Testing

@testable import Web

@Suite("A day that is typed")
struct DayReaderTests {
    private let today = Day(year: 2031, month: 5, day: 31)!

    private func form(_ day: Day, besides more: [String: String] = [:]) -> Form {
        Form(Dictionary(uniqueKeysWithValues: day.typed("until")).merging(more) { $1 })
    }

    @Test(arguments: [
        ("27", "3", "2031", nil, "day"), ("1", "", "2031", "The date must include a month", "month"),
        ("", "", "2031", "The date must include a day and a month", "day"),
        ("29", "2", "2032", nil, "day"), (" 1 ", "1", "2031", nil, "day"),
        ("29", "2", "2031", "February 2031 has 28 days. Enter a day from 1 to 28", "day"),
        ("31", "4", "2062", "April has 30 days. Enter a day from 1 to 30", "day"),
        ("32", "12", "9999", "December has 31 days. Enter a day from 1 to 31", "day"),
        ("1", "2", "26", "Enter the year with four digits, for example 2026", "year"),
        ("1", "2", "202", "Enter the year with four digits, for example 2031", "year"),
        ("1", "13", "2031", "Enter the month as a number from 1 to 12", "month"),
        ("0", "1", "2031", "The date must be a real date, such as 27 3 2031", "day"),
        ("1", "1", "0000", "The date must be a real date, such as 27 3 2031", "day"),
        ("-1", "1", "2031", "The date must be a real date, such as 27 3 2031", "day"),
        ("+1", "1", "2031", "The date must be a real date, such as 27 3 2031", "day"),
        ("1", "May", "2031", "The date must be a real date, such as 27 3 2031", "day"),
        ("", "", "", "Enter the date", "day"),
    ])
    func `exists, or the sentence says what is wrong with it and where`(
        _ day: String, _ month: String, _ year: String, _ problem: String?, _ part: String
    ) {
        var form = Form(["until-day": day, "until-month": month, "until-year": year])
        let read = form.day("until", called: "The date", required: "Enter the date")
        #expect(form.problem(at: "until") == problem)
        #expect(form.problems.first.map { $0.anchor == "until-\(part)" } ?? true)
        #expect((read != nil) == (problem == nil))
    }

    @Test func `has come, where something happened on it`() {
        for (days, problem) in [(-1, nil), (0, nil), (1, "The date must be today or earlier")] {
            var form = form(today.adding(days: days))
            _ = form.day("until", called: "The date", within: .past(today: today))
            #expect(form.problem(at: "until") == problem)
        }
    }

    @Test func `is asked about when it is more than ten years ahead, until that very day is confirmed`() {
        let edge = today.adding(years: 10)
        for (day, sure, isAsked) in [
            (edge, "", false), (edge.adding(days: 1), "", true), (edge.adding(days: 1), edge.iso, true),
            (edge.adding(days: 1), edge.adding(days: 1).iso, false), (edge.adding(days: 1), "yes", true),
        ] {
            var form = form(day, besides: ["until-sure": sure])
            #expect(form.day("until", called: "The date", within: .ahead(today: today)) == day)
            #expect(form.problem(at: "until") == (isAsked ? "Is \(day.spoken) right? Tick to confirm." : nil))
            #expect(form.problems.allSatisfy { $0.anchor == "until-sure" })
            let html = dayField(Field("until", "Until"), in: form).text
            #expect(html.contains("id=\"until-sure\"") == (day > edge))
            #expect(html.contains(" checked") == (day > edge && !isAsked))
        }
    }

    @Test func `is refused when the protocol allows nothing so late, and cannot be confirmed`() {
        let day = today.adding(years: 175)
        var form = form(day, besides: ["until-sure": day.iso])
        let latest = today.adding(months: 24)
        _ = form.day("until", called: "The date", within: .ahead(today: today, latest: latest))
        #expect(form.problem(at: "until") == "The date can be \(latest.spoken) at the latest")
        #expect(!dayField(Field("until", "Until"), in: form).text.contains("until-sure"))
    }

    @Test func `is read back from the words that it is kept in`() {
        for day in [today, Day(year: 2028, month: 2, day: 29)!] { #expect(Day(spoken: day.spoken) == day) }
        for words in ["30 February 2031", "31/5/2031", "31 may 2031", "At the start of term", "031 May 2031", ""] {
            #expect(Day(spoken: words) == nil, "\(words)")
        }
    }
}
