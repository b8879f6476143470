package import SharingProtocol

/// A moment, in milliseconds since 1 January 1970 UTC.
package struct Timestamp: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) { self.milliseconds = milliseconds }
    package static func < (one: Self, other: Self) -> Bool { one.milliseconds < other.milliseconds }

    package func adding(seconds: Int) -> Timestamp { Timestamp(milliseconds: milliseconds + Int64(seconds) * 1000) }

    /// The day on which it falls in the United Kingdom: the protocol counts days, and they begin at London's midnight.
    package var day: Day { Day(daysSince1970: Int((localMilliseconds / 86_400_000).rounded(.down))) }

    /// The time of day in the United Kingdom, `14:05`.
    package var timeOfDay: (hour: Int, minute: Int) {
        let inDay = Int(localMilliseconds - (localMilliseconds / 86_400_000).rounded(.down) * 86_400_000)
        return (inDay / 3_600_000, inDay / 60_000 % 60)
    }

    private var localMilliseconds: Double {
        Double(milliseconds) + (isSummerTime ? 3_600_000 : 0)
    }

    /// Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October
    /// (the Summer Time Act 1972 as amended in 2002; the rule has held since 1996).
    private var isSummerTime: Bool {
        let utcDay = Day(daysSince1970: Int((Double(milliseconds) / 86_400_000).rounded(.down)))
        let start = Self.oneOClock(onLastSundayOf: 3, utcDay.year)
        let end = Self.oneOClock(onLastSundayOf: 10, utcDay.year)
        return milliseconds >= start && milliseconds < end
    }

    private static func oneOClock(onLastSundayOf month: Int, _ year: Int) -> Int64 {
        guard let last = Day(year: year, month: month, day: 31) else { return 0 }  // both months have 31 days
        let days = last.daysSince1970
        let sinceSunday = (days + 4) % 7  // 1 January 1970 was a Thursday
        return Int64(days - sinceSunday) * 86_400_000 + 3_600_000
    }
}

extension Day {
    /// The moment at which the day begins in the United Kingdom.
    package var startInLondon: Timestamp {
        let utc = Timestamp(milliseconds: Int64(daysSince1970) * 86_400_000)
        // In summer London's midnight comes an hour before UTC's.
        let early = utc.adding(seconds: -3600)
        return early.day == self ? early : utc
    }
}
