package import Casework

/// What stands in a row that is to be replaced, as far as other tables follow from it, and the tasks beside it.
package struct KeptRow: Sendable {
    let changedAt: Timestamp
    let parties: String
    let members: String
    package var tasks: [NumberedTask] = []

    /// Reads `changedAt`, `parties` and `members` from that place on; `nil` where there is no such row.
    package init?(_ row: some RecordRow, at place: Int) throws {
        guard row.intIfAny(place) != nil else { return nil }
        changedAt = try row.moment(place)
        (parties, members) = (try row.text(place + 1), try row.text(place + 2))
    }
}

/// What has to change beside the rows of cases, so that lists find them as they are now.
package struct CaseRowChanges: Sendable {
    /// Where a listing stands.
    package struct Place: Sendable {
        package let agency: String
        package let changedAt: Timestamp
        package let reference: CaseID
    }

    package private(set) var listed: [ListedCase] = []
    /// Listings that there are, each with the moment under which it is found.
    package private(set) var moved: [(listed: ListedCase, from: Timestamp)] = []
    package private(set) var unlisted: [Place] = []
    /// Cases whose members go, before others come.
    package private(set) var forgotten: [CaseID] = []
    package private(set) var members: [CaseMember] = []
    /// Tasks that go.
    package private(set) var dropped: [NumberedTask] = []
    package private(set) var tasks: [NumberedTask] = []

    package init() {}

    /// `kept` is the row that it replaces.
    package mutating func add(_ row: CaseRow, over kept: KeptRow?) {
        let index = CaseIndex(row)
        addListings(of: row, index, over: kept)
        // Members change seldom, and every act comes by here.
        if kept?.members != row.memberText {
            if kept != nil { forgotten.append(row.reference) }
            members += index.members.map { CaseMember(officer: $0, reference: row.reference) }
        }
        addTasks(of: row, over: kept?.tasks ?? [])
    }

    private mutating func addListings(of row: CaseRow, _ index: CaseIndex, over kept: KeptRow?) {
        let new = index.listings.map { ListedCase(row, $0) }
        guard let kept else {
            listed += new
            return
        }
        var left = Set(agencies(listing: row, index, with: kept.parties))
        for one in new {
            if left.remove(one.listing.agency) != nil {
                moved.append((one, kept.changedAt))
            } else {
                listed.append(one)
            }
        }
        unlisted += left.map { Place(agency: $0, changedAt: kept.changedAt, reference: row.reference) }
    }

    /// In whose records the row stood with these parties, which change seldom.
    private func agencies(listing row: CaseRow, _ index: CaseIndex, with parties: String) -> [String] {
        guard parties != row.partyText else { return index.listings.map(\.agency) }
        var old = row
        old.read(parties: parties, members: "")
        return CaseIndex(old).listings.map(\.agency)
    }

    /// Tasks that stay keep their numbers, up to the first new one; those after that are written again.
    private mutating func addTasks(of row: CaseRow, over kept: [NumberedTask]) {
        var (kept, new, number) = (kept[...], row.tasks[...], 0)
        while let task = new.first, let place = kept.firstIndex(where: { $0.task == task }) {
            dropped += kept[..<place]
            number = kept[place].number + 1
            (kept, new) = (kept[(place + 1)...], new.dropFirst())
        }
        dropped += kept
        tasks += new.enumerated().map { NumberedTask(row.reference, number + $0.offset, $0.element) }
    }
}
