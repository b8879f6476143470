package import Casework

/// Which cases, of whom, and which page of them. An agency’s record has those opened last first, so that an
/// act moves none; an officer’s own cases begin with what changed last.
///
/// Every part that is set narrows; `scope` is never absent, because a list without one would be a list of everything.
/// Cases of the directory are in no list.
package struct CaseQuery: Hashable, Sendable {
    package enum Scope: Hashable, Sendable {
        /// Cases in which the agency takes part and of which it is told: its record (4.6).
        case record(of: AgencyID)
        /// Every agency's, for auditors. Metadata only.
        case everyRecord
        /// Cases shown to this officer by name.
        case member(OfficerID)
        /// Cases that are one of these officers' own.
        case owned(by: [OfficerID])
    }
    package var scope: Scope
    /// `KindName.word`; every kind where it is empty.
    package var kinds: [String] = []
    package var states: [String] = []
    package var isOpen: Bool?
    package var informationClass: String?
    package var purpose: String?
    /// Another agency that takes part.
    package var counterpart: AgencyID?
    package var reference: String?
    /// Letters and digits that stand together in the reference, hyphens left out.
    package var referencePart: String?
    /// The first moment of opening.
    package var openedFrom: Timestamp?
    /// The first moment after the last one of opening.
    package var openedBefore: Timestamp?
    /// Groups of blind-index terms: at least one of each group must be found in the index of the scope's agency.
    package var terms: [[[UInt8]]] = []
    package var offset = 0
    package var limit = 50

    package init(_ scope: Scope) { self.scope = scope }
}

/// One page of cases, and how many there are in all.
package struct CaseList: Hashable, Sendable {
    package let rows: [CaseRow]
    package let total: Int

    package init(rows: [CaseRow], total: Int) {
        self.rows = rows
        self.total = total
    }
}
