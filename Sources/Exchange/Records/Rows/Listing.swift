package import Casework

/// A case in one agency's record, with what is repeated there of its row: by this alone lists are counted, filtered and
/// paged.
package struct Listing: IndexLine {
    /// Empty in the record of every agency, which auditors see.
    let agency: String
    let openedAt: Timestamp
    package let reference: CaseID
    let kind: String
    let state: String
    let isOpen: Bool
    /// Empty where the row has none.
    let informationClass: String
    /// Empty where the row has none.
    let purpose: String
    /// The other agencies that take part, in the order of their names, one to a line.
    let others: String

    /// In the order in which `init(_:)` reads them.
    package static let table = RecordTable<Listing>(
        "caseListed", key: 3,
        [
            .text("agency") { $0.agency }, .moment("openedAt") { $0.openedAt },
            .text("reference") { $0.reference.text }, .text("kind") { $0.kind }, .text("state") { $0.state },
            .bool("isOpen") { $0.isOpen },
            .text("informationClass") { $0.informationClass }, .text("purpose") { $0.purpose },
            .text("others") { $0.others },
        ])

    package init(_ row: some RecordRow) throws {
        agency = try row.text(0)
        openedAt = try row.moment(1)
        reference = try row.caseID(2)
        kind = try row.text(3)
        state = try row.text(4)
        isOpen = try row.bool(5)
        informationClass = try row.text(6)
        purpose = try row.text(7)
        others = try row.text(8)
    }

    fileprivate init(_ row: CaseRow, agency: String, others: String) {
        (self.agency, self.others) = (agency, others)
        (openedAt, reference, kind, state, isOpen) = (row.openedAt, row.reference, row.kind, row.state, row.isOpen)
        informationClass = row.informationClass ?? ""
        purpose = row.purpose ?? ""
    }
}

extension CaseRow {
    /// The case in each record in which it stands; every store keeps exactly these beside the row.
    var listings: [Listing] {
        guard !isOfDirectory else { return [] }
        let agencies = parties.map(\.agency.text).sorted()
        let told = Set(parties.lazy.filter(\.isTold).map(\.agency.text))
        return ([""] + told.sorted()).map { agency in
            Listing(self, agency: agency, others: agencies.filter { $0 != agency }.joined(separator: "\n"))
        }
    }
}
