package import Casework
package import SharingProtocol

/// Which cases, of whom, and which page of them.
///
/// Every part that is set narrows; `scope` is never absent, because a list without one would be a list of everything.
package struct CaseQuery: Hashable, Sendable {
    package enum Scope: Hashable, Sendable {
        /// Cases in which the agency asks, and those sent to it (`isSent`) in which it holds: its register (4.6).
        case register(of: AgencyID)
        /// Every agency's, for auditors. Metadata only.
        case everyRegister
        /// Cases that wait for this officer or for the agency's liaison desk, urgent first, then oldest change first.
        case waiting(for: OfficerID, desk: AgencyID?)
        /// Cases in which the agency asked and whose keep-until day is that one or earlier, the earliest first (4.12).
        case due(at: AgencyID, by: Day)
        /// Cases shown to this officer by name.
        case member(OfficerID)
        /// Cases that are one of these officers' own.
        case owned(by: [OfficerID])
    }
    package var scope: Scope
    package var kind: String? = "request"
    package var states: [String] = []
    package var informationClass: String?
    package var purpose: String?
    /// The other agency.
    package var counterpart: AgencyID?
    package var reference: String?
    /// Days of opening, both inclusive, in London.
    package var openedFrom: Timestamp?
    package var openedBefore: Timestamp?
    /// Blind-index terms that must all be found in the index of the scope's agency.
    package var terms: [[UInt8]] = []
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
