package import Casework
import SharingProtocol

/// A moment as people write it, in the United Kingdom's time: `21 June 2031 at 2:05pm`.
package func spoken(_ moment: Timestamp) -> String { "\(moment.day.spoken) at \(spokenTime(moment))" }

/// The time of day: `2:05pm`, and the two that people misread as words.
package func spokenTime(_ moment: Timestamp) -> String {
    let (hour, minute) = moment.timeOfDay
    if minute == 0, hour == 0 { return "midnight" }
    if minute == 0, hour == 12 { return "midday" }
    let minutes = minute < 10 ? "0\(minute)" : "\(minute)"
    return "\(hour % 12 == 0 ? 12 : hour % 12):\(minutes)\(hour < 12 ? "am" : "pm")"
}
