package import Casework
import SharingProtocol

extension CaseRow {
    /// In the order in which `init(_:)` reads them.
    package static let table = RecordTable<CaseRow>(
        "caseRow", key: 1,
        [
            .text("reference") { $0.reference.text }, .text("kind") { $0.kind }, .text("state") { $0.state },
            .bool("isOpen") { $0.isOpen }, .text("informationClass") { $0.informationClass },
            .text("purpose") { $0.purpose }, .text("officer") { $0.officer.text },
            .moment("openedAt") { $0.openedAt }, .moment("changedAt") { $0.changedAt },
            .day("neededBy") { $0.neededBy }, .day("keepUntil") { $0.keepUntil }, .bool("isUrgent") { $0.isUrgent },
            .bool("isDuty") { $0.isDuty }, .bool("isOfDirectory") { $0.isOfDirectory },
            .text("parties") { $0.partyText }, .text("members") { $0.memberText }, .text("tasks") { $0.taskText },
        ])

    package init(_ row: some RecordRow) throws {
        self.init(
            reference: try row.caseID(0), kind: try row.text(1), state: try row.text(2),
            officer: OfficerID(try row.text(6)), openedAt: try row.moment(7), changedAt: try row.moment(8))
        isOpen = try row.bool(3)
        informationClass = row.textIfAny(4)
        purpose = row.textIfAny(5)
        neededBy = row.dayIfAny(9)
        keepUntil = row.dayIfAny(10)
        isUrgent = try row.bool(11)
        isDuty = try row.bool(12)
        isOfDirectory = try row.bool(13)
        read(parties: try row.text(14), members: try row.text(15), tasks: try row.text(16))
    }

    /// Whether the texts in its columns are those that would be written.
    func isWritten(as row: some RecordRow) throws -> Bool {
        try partyText == row.text(14) && memberText == row.text(15) && taskText == row.text(16)
    }
}

/// An officer to whom a case is shown by name.
package struct CaseMember: IndexLine {
    let officer: OfficerID
    package let reference: CaseID

    package static let table = RecordTable<CaseMember>(
        "caseMember", key: 2, [.text("officer") { $0.officer.text }, .text("reference") { $0.reference.text }])

    package init(_ row: some RecordRow) throws {
        self.init(officer: OfficerID(try row.text(0)), reference: try row.caseID(1))
    }

    fileprivate init(officer: OfficerID, reference: CaseID) { (self.officer, self.reference) = (officer, reference) }
}

extension CaseRow {
    /// Its members as they are found, each once; every store keeps exactly these beside the row.
    var caseMembers: [CaseMember] { Set(members).sorted().map { CaseMember(officer: $0, reference: reference) } }
}
