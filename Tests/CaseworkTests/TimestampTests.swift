import Casework
import Foundation
import SharingProtocol
import Testing

@Suite("A moment and its day in London")
struct TimestampTests {
    @Test func `agrees with the time zone database every three hours from 2010 to 2036`() throws {
        let london = try #require(TimeZone(identifier: "Europe/London"))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = london
        var seconds = 1_262_304_000  // 1 January 2010
        while seconds < 2_082_758_400 {
            let moment = Timestamp(milliseconds: Int64(seconds) * 1000 + 999)
            let offset = london.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
            let local = seconds + offset
            try #require(moment.day.daysSince1970 == local / 86_400, "\(seconds)")
            try #require(moment.timeOfDay == (local / 3600 % 24, local / 60 % 60), "\(seconds)")
            seconds += 3 * 3600
        }
    }

    @Test(arguments: ["2026-03-28", "2026-03-29", "2026-03-30", "2026-07-01", "2026-10-25", "2026-10-26", "1970-01-01"])
    func `a day begins at London's midnight`(_ iso: String) throws {
        let day = try #require(Day(iso: iso))
        let start = day.startInLondon
        #expect(start.day == day)
        #expect(start.timeOfDay == (0, 0))
        #expect(Timestamp(milliseconds: start.milliseconds - 1).day == day.adding(days: -1))
    }
}
