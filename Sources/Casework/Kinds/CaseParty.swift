/// An agency that takes part in a case, and as what.
package struct CaseParty: Hashable, Sendable {
    package let agency: AgencyID
    package let part: CasePart
    /// Whether its liaison officers know of the case: an agency that has not been asked yet does not.
    package var isTold: Bool

    package init(_ agency: AgencyID, _ part: CasePart, isTold: Bool = true) {
        self.agency = agency
        self.part = part
        self.isTold = isTold
    }
}

/// What an agency is to a case.
package enum CasePart: String, CaseIterable, Sendable {
    /// The information is its own, or would be asked of it.
    case owner
    /// It receives the information, or asks for it.
    case recipient
    /// It takes part in something that is nobody's alone.
    case participant
}
