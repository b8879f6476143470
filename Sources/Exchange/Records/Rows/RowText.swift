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

    package mutating func read(parties partyText: String, members memberText: String) {
        parties = partyText.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").map(String.init)
            guard let agency = words.last, let part = CasePart(rawValue: words[0]) else { return nil }
            return CaseParty(
                AgencyID(agency), part, isTold: words.contains("told"), findsByName: words.contains("named"))
        }
        members = memberText.split(separator: "\n").map { OfficerID(String($0)) }
    }
}

extension CaseTask {
    /// A task as a store keeps it. One whose words this Gatehouse does not know is damaged, and stays a task.
    package init(
        what: String, agency: String?, officer: String?, since: Int64, topic: String, due: Int?, reason: String?,
        begins: Int?, isUrgent: Bool, isNotice: Bool
    ) {
        let holder: Holder = agency.map { .liaisonDesk(AgencyID($0)) } ?? .officer(OfficerID(officer ?? ""))
        self.init(
            what, for: holder, since: Timestamp(milliseconds: since), on: Topic(rawValue: topic) ?? .record)
        if let due {
            deadline = Deadline(
                day: Day(daysSince1970: due), reason: reason.flatMap { Deadline.Reason(rawValue: $0) } ?? .neededBy,
                begins: begins.map { Day(daysSince1970: $0) })
        }
        self.isUrgent = isUrgent
        self.isNotice = isNotice
    }

    /// The agency whose liaison desk holds it.
    package var desk: AgencyID? { if case .liaisonDesk(let agency) = holder { agency } else { nil } }
    /// The officer who holds it.
    package var officer: OfficerID? { if case .officer(let officer) = holder { officer } else { nil } }
}
