package import Casework

/// By what lists find a case: it follows from the case's row, and every store keeps exactly this beside it.
package struct CaseIndex: Hashable, Sendable {
    /// The case in one agency's record, or in the record of every agency.
    package struct Listing: Hashable, Sendable {
        /// Empty for the record of every agency, which auditors see.
        package let agency: String
        /// The other agencies that take part, in the order of their names, one to a line.
        package let others: String

        package init(agency: String, others: String) {
            self.agency = agency
            self.others = others
        }
    }

    package let listings: [Listing]
    package let members: Set<OfficerID>

    package init(_ row: CaseRow) {
        members = Set(row.members)
        guard !row.isOfDirectory else {
            listings = []
            return
        }
        let agencies = row.parties.map(\.agency.text).sorted()
        let told = Set(row.parties.filter(\.isTold).map(\.agency.text))
        listings = ([""] + told.sorted()).map { agency in
            Listing(agency: agency, others: agencies.filter { $0 != agency }.joined(separator: "\n"))
        }
    }
}

/// Holds the index that a store keeps against the rows that it follows from.
///
/// It keeps one number for each case: every part of an index adds to it where it should stand, and takes the same away
/// where it is found, so that whatever is missing, added or altered leaves something over.
package struct IndexCheck {
    private var sums: [CaseID: Int] = [:]

    package init() {}

    /// What should stand there.
    package mutating func expect(_ row: CaseRow) {
        let index = CaseIndex(row)
        for listing in index.listings { add(1, row.reference, Part(listing, row)) }
        for member in index.members { add(1, row.reference, Part(member)) }
    }

    /// A listing that stands there, with the columns that it repeats of the row.
    package mutating func find(_ listing: CaseIndex.Listing, like row: CaseRow) {
        add(-1, row.reference, Part(listing, row))
    }

    package mutating func find(_ member: OfficerID, of reference: CaseID) { add(-1, reference, Part(member)) }

    /// One sentence for each case whose index is not what its row says.
    package var sentences: [String] {
        sums.filter { $0.value != 0 }.keys.sorted().map { "Lists do not find case \($0) as its row says." }
    }

    private mutating func add(_ sign: Int, _ reference: CaseID, _ part: Part) {
        sums[reference, default: 0] &+= sign &* part.hashValue
    }

    private struct Part: Hashable {
        var texts: [String?]
        var numbers: [Int64] = []

        init(_ listing: CaseIndex.Listing, _ row: CaseRow) {
            texts = [listing.agency, listing.others, row.kind, row.state, row.informationClass, row.purpose]
            numbers = [row.openedAt.milliseconds, row.changedAt.milliseconds, row.isOpen ? 1 : 0]
        }

        init(_ member: OfficerID) { texts = [member.text] }
    }
}
