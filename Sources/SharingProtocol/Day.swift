/// A day of the civil calendar, without a time and without a place.
///
/// The protocol counts days: when consent was withdrawn, until when a copy is kept, from when a
/// version is in force. A day is held as its distance from 1 January 1970, so that comparing is
/// comparing numbers. Years run from 1 to 9999; arithmetic that would leave them stops at the edge.
package struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let daysSince1970: Int

    package static let first = Day(unchecked: Day.number(year: 1, month: 1, day: 1))
    package static let last = Day(unchecked: Day.number(year: 9999, month: 12, day: 31))

    private init(unchecked days: Int) { daysSince1970 = days }

    /// The day that many days after 1 January 1970, or the nearest one in the years 1 to 9999.
    package init(daysSince1970 days: Int) {
        daysSince1970 = min(max(days, Day.first.daysSince1970), Day.last.daysSince1970)
    }

    /// `nil` for a day that the calendar does not have, such as 29 February 2026.
    package init?(year: Int, month: Int, day: Int) {
        guard (1...9999).contains(year), (1...12).contains(month) else { return nil }
        guard (1...Day.length(ofMonth: month, year: year)).contains(day) else { return nil }
        daysSince1970 = Day.number(year: year, month: month, day: day)
    }

    /// Reads `2026-11-23` and nothing else (RFC 3339, section 5.6, `full-date`).
    package init?(iso text: String) {
        var text = text
        guard let day = text.withUTF8({ Day(iso: UnsafeRawBufferPointer($0)) }) else { return nil }
        self = day
    }

    init?(iso bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            var value = 0
            for place in range {
                guard bytes[place] >= 0x30, bytes[place] <= 0x39 else { return nil }
                value = value * 10 + Int(bytes[place] - 0x30)
            }
            return value
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
        self.init(year: year, month: month, day: day)
    }

    package static func < (left: Day, right: Day) -> Bool { left.daysSince1970 < right.daysSince1970 }

    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var day: Int { civil.day }

    /// `2026-11-23`.
    package var iso: String {
        let civil = civil
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(civil.year, 4))-\(padded(civil.month, 2))-\(padded(civil.day, 2))"
    }

    /// `23 November 2026`.
    package var spoken: String {
        let civil = civil
        return "\(civil.day) \(Day.months[civil.month - 1]) \(civil.year)"
    }

    /// As lists of many columns say it: `23 Nov 2026`.
    package var inList: String {
        let civil = civil
        return "\(civil.day) \(Day.months[civil.month - 1].prefix(3)) \(civil.year)"
    }

    package var description: String { iso }

    /// Monday is 1 and Sunday 7 (ISO 8601).
    package var weekday: Int {
        // 1 January 1970 was a Thursday.
        let place = (daysSince1970 + 3) % 7
        return (place < 0 ? place + 7 : place) + 1
    }

    package func adding(days: Int) -> Day {
        let (sum, overflow) = daysSince1970.addingReportingOverflow(days)
        return overflow ? (days > 0 ? .last : .first) : Day(daysSince1970: sum)
    }

    /// The same day of a later month, or that month's last: a month after 31 January is 28 or 29 February.
    package func adding(months: Int) -> Day {
        let civil = civil
        let (sum, overflow) = (civil.year * 12 + civil.month - 1).addingReportingOverflow(months)
        guard !overflow, sum >= 12 else { return months > 0 ? .last : .first }
        guard sum < 10_000 * 12 else { return .last }
        let (year, month) = (sum / 12, sum % 12 + 1)
        let day = min(civil.day, Day.length(ofMonth: month, year: year))
        return Day(unchecked: Day.number(year: year, month: month, day: day))
    }

    /// The same day of a later year; 29 February becomes the 28th where the year has none.
    package func adding(years: Int) -> Day {
        let (months, overflow) = years.multipliedReportingOverflow(by: 12)
        return overflow ? (years > 0 ? .last : .first) : adding(months: months)
    }

    /// How many days from this day until that one; negative when it is past.
    package func days(until other: Day) -> Int { other.daysSince1970 - daysSince1970 }

    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
        "November", "December",
    ]

    private static func length(ofMonth month: Int, year: Int) -> Int {
        if month == 2 { return isLeap(year) ? 29 : 28 }
        return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31
    }

    private static func isLeap(_ year: Int) -> Bool {
        (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    }

    // The calendar repeats every 400 years, which are 146,097 days. A year that begins in March has
    // its leap day at the end, so that a month's first day is a linear function of the month. 719,468
    // days lie between 1 March of the year 0 and 1 January 1970.

    private static func number(year: Int, month: Int, day: Int) -> Int {
        let marchYear = month > 2 ? year : year - 1
        let (era, yearOfEra) = (marchYear / 400, marchYear % 400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private var civil: (year: Int, month: Int, day: Int) {
        let days = daysSince1970 + 719_468
        let (era, dayOfEra) = (days / 146_097, days % 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (
            era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * marchMonth + 2) / 5 + 1
        )
    }
}
