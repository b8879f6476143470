package import Casework
package import SharingProtocol

/// One case of a list, as it may leave; `Egress` makes it.
package struct ReleasedRow: Hashable, Sendable {
    package struct NamedAgency: Hashable, Sendable {
        package let id: AgencyID
        package let name: String
    }

    package let reference: CaseID
    /// `KindName.word` of its kind.
    package let kind: String
    package let state: CaseState
    /// The agencies whose information it is, or would be.
    package let owners: [NamedAgency]
    /// The agencies that receive it, or ask for it.
    package let recipients: [NamedAgency]
    /// The agencies that take part in something that is nobody's alone.
    package let participants: [NamedAgency]
    /// The officer whose case it is.
    package let officer: OfficerID
    package let officerName: String
    /// The class's title.
    package let informationClass: String
    /// The purpose's title.
    package let purpose: String
    package let opened: Timestamp
    package let changed: Timestamp
    package let neededBy: Day?
    package let keepUntil: Day?
    package let isUrgent: Bool
    package let isDuty: Bool
    package let isOpen: Bool

    init(
        _ row: CaseRow, state: CaseState, officerName: String, informationClass: String, purpose: String,
        named: (AgencyID) -> NamedAgency
    ) {
        reference = row.reference
        kind = row.kind
        self.state = state
        owners = row.agencies(.owner).map(named)
        recipients = row.agencies(.recipient).map(named)
        participants = row.agencies(.participant).map(named)
        officer = row.officer
        self.officerName = officerName
        self.informationClass = informationClass
        self.purpose = purpose
        opened = row.openedAt
        changed = row.changedAt
        neededBy = row.neededBy
        keepUntil = row.keepUntil
        isUrgent = row.isUrgent
        isDuty = row.isDuty
        isOpen = row.isOpen
    }

    /// The agencies that take part beside that one.
    package func others(than agency: AgencyID) -> [NamedAgency] {
        (owners + recipients + participants).filter { $0.id != agency }
    }

    /// Whether its last day is over (4.12).
    package func isSpent(on day: Day) -> Bool { keepUntil.map { day > $0 } ?? false }
}

/// One part of a row, as a column of a file.
package enum RegisterField: String, CaseIterable, Sendable {
    case reference, kind, state, from, to, officer
    case informationClass = "class"
    case purpose, opened, changed, neededBy, keepUntil, urgent, duty

    package var heading: String {
        switch self {
        case .reference: "Reference"
        case .kind: "Kind"
        case .state: "State"
        case .from: "From"
        case .to: "To"
        case .officer: "Officer"
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

    /// What stands in the column for a program; days and moments as in ISO 8601, several agencies with semicolons.
    package func value(in row: ReleasedRow) -> Value {
        func names(_ agencies: [ReleasedRow.NamedAgency]) -> Value {
            .text(agencies.map(\.name).joined(separator: "; "))
        }
        return switch self {
        case .reference: .text(row.reference.text)
        case .kind: .text(row.kind)
        case .state: .text(row.state.word)
        case .from: names(row.owners)
        case .to: names(row.recipients + row.participants)
        case .officer: .text(row.officerName)
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
