package import Casework
import SharingProtocol

extension CaseRow {
    /// In the order in which `init(_:)` reads them.
    package static let table = RecordTable<CaseRow>(
        "caseRow",
        [
            .text("reference") { $0.reference.text }, .text("kind") { $0.kind }, .text("state") { $0.state },
            .bool("isOpen") { $0.isOpen }, .text("informationClass") { $0.informationClass },
            .text("purpose") { $0.purpose }, .text("officer") { $0.officer.text },
            .moment("openedAt") { $0.openedAt }, .moment("changedAt") { $0.changedAt },
            .day("neededBy") { $0.neededBy }, .day("keepUntil") { $0.keepUntil }, .bool("isUrgent") { $0.isUrgent },
            .bool("isDuty") { $0.isDuty }, .bool("isOfDirectory") { $0.isOfDirectory },
            .text("parties") { $0.partyText }, .text("members") { $0.memberText },
        ])

    /// Its tasks are not in it.
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
        read(parties: try row.text(14), members: try row.text(15))
    }
}

/// A task of a case, and its number there: they stand in the order of their numbers, which need not follow on.
package struct NumberedTask: Sendable {
    package let reference: CaseID
    package let number: Int
    package let task: CaseTask

    package static let table = RecordTable<NumberedTask>(
        "task",
        [
            .text("reference") { $0.reference.text }, .int("number") { $0.number }, .text("what") { $0.task.what },
            .text("agency") { $0.task.desk?.text }, .text("officer") { $0.task.officer?.text },
            .moment("since") { $0.task.since }, .text("topic") { $0.task.topic.rawValue },
            .day("due") { $0.task.deadline?.day }, .text("reason") { $0.task.deadline?.reason.rawValue },
            .day("begins") { $0.task.deadline?.begins }, .bool("isUrgent") { $0.task.isUrgent },
            .bool("isNotice") { $0.task.isNotice },
        ])

    init(_ reference: CaseID, _ number: Int, _ task: CaseTask) {
        (self.reference, self.number, self.task) = (reference, number, task)
    }

    /// The task in the table's columns but the first, from that place on; `nil` where there is none.
    package init?(_ row: some RecordRow, of reference: CaseID, at place: Int = 0) throws {
        guard let number = row.intIfAny(place) else { return nil }
        self.reference = reference
        self.number = number
        task = CaseTask(
            what: try row.text(place + 1), agency: row.textIfAny(place + 2), officer: row.textIfAny(place + 3),
            since: Int64(try row.int(place + 4)), topic: try row.text(place + 5), due: row.intIfAny(place + 6),
            reason: row.textIfAny(place + 7), begins: row.intIfAny(place + 8), isUrgent: try row.bool(place + 9),
            isNotice: try row.bool(place + 10))
    }
}

/// An officer to whom a case is shown by name.
package struct CaseMember: Sendable {
    package let officer: OfficerID
    package let reference: CaseID

    package static let table = RecordTable<CaseMember>(
        "caseMember", [.text("officer") { $0.officer.text }, .text("reference") { $0.reference.text }])
}

/// A case in a record, with what is repeated there of its row.
package struct ListedCase: Sendable {
    package let row: CaseRow
    package let listing: CaseIndex.Listing

    /// In the order in which `init(_:)` reads them; what is absent in the row is empty here.
    package static let table = RecordTable<ListedCase>(
        "caseListed",
        [
            .text("agency") { $0.listing.agency }, .moment("changedAt") { $0.row.changedAt },
            .text("reference") { $0.row.reference.text }, .text("kind") { $0.row.kind },
            .text("state") { $0.row.state }, .bool("isOpen") { $0.row.isOpen },
            .text("informationClass") { $0.row.informationClass ?? "" }, .text("purpose") { $0.row.purpose ?? "" },
            .moment("openedAt") { $0.row.openedAt }, .text("others") { $0.listing.others },
        ])

    init(_ row: CaseRow, _ listing: CaseIndex.Listing) { (self.row, self.listing) = (row, listing) }

    package init(_ row: some RecordRow) throws {
        listing = CaseIndex.Listing(agency: try row.text(0), others: try row.text(9))
        var repeated = CaseRow(
            reference: try row.caseID(2), kind: try row.text(3), state: try row.text(4), officer: "",
            openedAt: try row.moment(8), changedAt: try row.moment(1))
        repeated.isOpen = try row.bool(5)
        let (informationClass, purpose) = (try row.text(6), try row.text(7))
        repeated.informationClass = informationClass.isEmpty ? nil : informationClass
        repeated.purpose = purpose.isEmpty ? nil : purpose
        self.row = repeated
    }
}
