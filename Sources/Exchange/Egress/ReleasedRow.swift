package import Casework
package import SharingProtocol

/// One case of a list, as it may leave; `Egress` makes it.
package struct ReleasedRow: Hashable, Sendable {
    package struct NamedAgency: Hashable, Sendable {
        package let id: AgencyID
        package let name: String
    }

    package let reference: CaseID
    package let state: RequestState
    package let asking: NamedAgency
    package let holding: NamedAgency
    /// The officer whose request it is.
    package let officer: OfficerID
    /// Their name.
    package let asker: String
    /// The class's title.
    package let informationClass: String
    /// The purpose's title.
    package let purpose: String
    package let turn: Turn?
    package let opened: Timestamp
    package let changed: Timestamp
    package let neededBy: Day?
    package let keepUntil: Day?
    package let isUrgent: Bool
    package let isDuty: Bool

    init(
        _ row: CaseRow, state: RequestState, asking: NamedAgency, holding: NamedAgency, asker: String,
        informationClass: String, purpose: String
    ) {
        reference = row.reference
        self.state = state
        self.asking = asking
        self.holding = holding
        officer = row.officer
        self.asker = asker
        self.informationClass = informationClass
        self.purpose = purpose
        turn = row.turn
        opened = row.openedAt
        changed = row.changedAt
        neededBy = row.neededBy
        keepUntil = row.keepUntil
        isUrgent = row.isUrgent
        isDuty = row.isDuty
    }

    /// The other agency, for somebody of `agency`; the one that holds, for anybody else.
    package func counterpart(of agency: AgencyID) -> NamedAgency { holding.id == agency ? asking : holding }

    /// Whether its last day is over (4.12).
    package func isSpent(on day: Day) -> Bool { keepUntil.map { day > $0 } ?? false }
}

/// One part of a row, as a column of a file.
package enum RegisterField: String, CaseIterable, Sendable {
    case reference, state, asking, holding, asker
    case informationClass = "class"
    case purpose, opened, changed, neededBy, keepUntil, urgent, duty

    package var heading: String {
        switch self {
        case .reference: "Reference"
        case .state: "State"
        case .asking: "Asking agency"
        case .holding: "Holding agency"
        case .asker: "Asked by"
        case .informationClass: "Class of information"
        case .purpose: "Purpose"
        case .opened: "Opened"
        case .changed: "Last change"
        case .neededBy: "Needed by"
        case .keepUntil: "Keep until"
        case .urgent: "Urgent"
        case .duty: "Duty to answer"
        }
    }

    /// What stands in the column; days and moments as in ISO 8601, moments in UTC.
    package func value(in row: ReleasedRow) -> Value {
        switch self {
        case .reference: .text(row.reference.text)
        case .state: .text(row.state.rawValue)
        case .asking: .text(row.asking.name)
        case .holding: .text(row.holding.name)
        case .asker: .text(row.asker)
        case .informationClass: .text(row.informationClass)
        case .purpose: .text(row.purpose)
        case .opened: .text(row.opened.iso)
        case .changed: .text(row.changed.iso)
        case .neededBy: row.neededBy.map { .text($0.iso) } ?? .absent
        case .keepUntil: row.keepUntil.map { .text($0.iso) } ?? .absent
        case .urgent: .flag(row.isUrgent)
        case .duty: .flag(row.isDuty)
        }
    }

    package enum Value: Hashable, Sendable {
        case text(String)
        case flag(Bool)
        case absent
    }
}

extension Timestamp {
    /// `2026-11-23T14:05:09Z` (RFC 3339), in UTC: what a program reads has no summer time.
    package var iso: String {
        let seconds = Int((Double(milliseconds) / 1000).rounded(.down))
        let day = Int((Double(seconds) / 86_400).rounded(.down))
        let rest = seconds - day * 86_400
        let parts = [rest / 3600, rest / 60 % 60, rest % 60].map { $0 < 10 ? "0\($0)" : String($0) }
        return "\(Day(daysSince1970: day).iso)T\(parts.joined(separator: ":"))Z"
    }
}
