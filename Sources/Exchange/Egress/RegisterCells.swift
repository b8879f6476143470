import Casework
import SharingProtocol

// The register's columns as people read them in a spreadsheet.
extension RegisterField {
    /// What stands in the column: words for every kind and state, and days and moments as they are written in the
    /// United Kingdom. Programs take the JSON (`value`), in which each of them has its own form.
    package func cell(in row: ReleasedRow) -> String {
        switch self {
        case .kind: row.kind.prefix(1).uppercased() + row.kind.dropFirst()
        case .state: row.state.title
        case .opened: row.opened.slashed
        case .changed: row.changed.slashed
        case .neededBy: row.neededBy?.slashed ?? ""
        case .keepUntil: row.keepUntil?.slashed ?? ""
        case .reference, .from, .to, .officer, .informationClass, .purpose, .urgent, .duty:
            switch value(in: row) {
            case .text(let text): text
            case .flag(let flag): flag ? "Yes" : "No"
            case .absent: ""
            }
        }
    }
}

// Agencies of this protocol set their spreadsheets to the United Kingdom, and those take this form for a date, so that
// a column can be sorted and filtered by it. It reads right as well where the file is opened as text.
extension Day {
    /// `27/03/2031`
    package var slashed: String {
        "\(twoDigits(day))/\(twoDigits(month))/\(iso.prefix(4))"
    }
}

extension Timestamp {
    /// `27/03/2031 14:05`, in London's time: a day is the same here as on a page.
    package var slashed: String {
        let (hour, minute) = timeOfDay
        return "\(day.slashed) \(twoDigits(hour)):\(twoDigits(minute))"
    }

    /// `2031-07-01T00:30:09+01:00` (RFC 3339): London's time and how far it is ahead of UTC, so that a program finds
    /// both the moment and the day on which it fell here.
    package var iso: String {
        let seconds = Int((Double(milliseconds) / 1000).rounded(.down))
        let (hour, minute) = timeOfDay
        let local = day.daysSince1970 * 86_400 + hour * 3600 + minute * 60
        let second = ((seconds % 60) + 60) % 60
        let ahead = (local + second - seconds) / 3600
        let time = [hour, minute, second].map(twoDigits).joined(separator: ":")
        return "\(day.iso)T\(time)+\(twoDigits(ahead)):00"
    }
}

private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
