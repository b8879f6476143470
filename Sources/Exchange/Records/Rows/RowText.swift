package import Casework
import SharingProtocol

// Parts of a row as a store keeps them in one column.

extension CaseRow {
    /// Its agencies, one to a line: the part, whether it finds the case by a name, whether it is told of it, and which.
    package var partyText: String {
        parties.map { party in
            let found = party.findsByName ? " named" : ""
            return "\(party.part.rawValue)\(found) \(party.isTold ? "told" : "untold") \(party.agency.text)"
        }
        .joined(separator: "\n")
    }

    /// The members, one to a line.
    package var memberText: String { members.map(\.text).joined(separator: "\n") }

    /// The tasks, one to a line: what, whose, since when and on what it rests; its last day, why then and the first day
    /// on which it waits; whether it is urgent, and whether a notice.
    package var taskText: String { tasks.map(\.text).joined(separator: "\n") }

    /// Lines that are none are left out. A task stays one where a newer Gatehouse wrote its topic or its reason.
    mutating func read(parties partyText: String, members memberText: String, tasks taskText: String) {
        parties = parts(of: partyText[...], at: "\n").compactMap { CaseParty($0) }
        members = parts(of: memberText[...], at: "\n").map { OfficerID(String($0)) }
        tasks = parts(of: taskText[...], at: "\n").compactMap { CaseTask($0) }
    }
}

extension CaseParty {
    fileprivate init?(_ line: Substring) {
        let words = parts(of: line, at: " ")
        guard let agency = words.last, let part = CasePart(rawValue: String(words[0])) else { return nil }
        self.init(
            AgencyID(String(agency)), part, isTold: words.contains("told"), findsByName: words.contains("named"))
    }
}

/// What stands between separators. By bytes, since every row of a list comes by here, and `split` would look for
/// characters.
private func parts(of text: Substring, at separator: Unicode.Scalar) -> [Substring] {
    text.utf8.split(separator: UInt8(ascii: separator)).map { Substring($0) }
}

extension CaseTask {
    private static let absent = "-"

    /// What it says, with tabs between.
    fileprivate var text: String {
        let day = deadline.map { "\($0.day.daysSince1970)\t\($0.reason.rawValue)" } ?? "\(Self.absent)\t\(Self.absent)"
        let begins = deadline?.begins.map { String($0.daysSince1970) } ?? Self.absent
        return "\(what)\t\(holder.text)\t\(since.milliseconds)\t\(topic.rawValue)\t\(day)\t\(begins)"
            + (isUrgent ? "\turgent" : "") + (isNotice ? "\tnotice" : "")
    }

    fileprivate init?(_ line: Substring) {
        let words = parts(of: line, at: "\t")
        guard words.count >= 7, let holder = Holder(words[1]), let since = Int64(words[2]) else { return nil }
        let topic = Topic(rawValue: String(words[3])) ?? .record
        self.init(String(words[0]), for: holder, since: Timestamp(milliseconds: since), on: topic)
        if let day = Int(words[4]) {
            deadline = Deadline(
                day: Day(daysSince1970: day), reason: Deadline.Reason(rawValue: String(words[5])) ?? .neededBy,
                begins: Int(words[6]).map { Day(daysSince1970: $0) })
        }
        isUrgent = words[7...].contains("urgent")
        isNotice = words[7...].contains("notice")
    }
}

extension CaseTask.Holder {
    /// `desk police`, `officer O-1`.
    package var text: String {
        switch self {
        case .liaisonDesk(let agency): "desk \(agency.text)"
        case .officer(let officer): "officer \(officer.text)"
        }
    }

    fileprivate init?(_ text: Substring) {
        let words = parts(of: text, at: " ")
        guard words.count == 2 else { return nil }
        switch words[0] {
        case "desk": self = .liaisonDesk(AgencyID(String(words[1])))
        case "officer": self = .officer(OfficerID(String(words[1])))
        default: return nil
        }
    }
}
