import Casework
import SharingProtocol
import Synchronization

/// The demonstration's own time: it walks from the first day of the partnership up to now.
final class DemoClock: Sendable {
    private let moment: Mutex<Timestamp>

    init(_ moment: Timestamp) { self.moment = Mutex(moment) }

    var now: Timestamp { moment.withLock { $0 } }

    func advance(to later: Timestamp) { moment.withLock { $0 = max($0, later) } }
}

/// Working days before today, on which people in offices do things.
struct DemoCalendar: Sendable {
    let now: Timestamp

    var today: Day { now.day }

    func moment(_ moment: StoryMoment) -> Timestamp {
        switch moment {
        case .daysAgo(let days, let hour, let minute): at(days, hour, minute)
        case .minutesAgo(let minutes): now.adding(seconds: -60 * minutes)
        }
    }

    /// That many working days before today; holidays are not minded.
    func at(_ daysAgo: Int, _ hour: Int, _ minute: Int) -> Timestamp {
        var day = today
        var left = daysAgo
        while left > 0 {
            day = day.adding(days: -1)
            if day.weekday <= 5 { left -= 1 }
        }
        return day.startInLondon.adding(seconds: hour * 3600 + minute * 60)
    }
}
