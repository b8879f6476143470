/// An agency that takes part in a case, and as what.
package struct CaseParty: Hashable, Sendable {
    package let agency: AgencyID
    package let part: CasePart
    /// Whether its liaison officers know of the case: an agency that has not been asked yet does not.
    package var isTold: Bool
    /// Whether its liaison officers find the case by the name of whom it is about: not where they may not read that.
    package var findsByName: Bool

    package init(_ agency: AgencyID, _ part: CasePart, isTold: Bool = true, findsByName: Bool = true) {
        self.agency = agency
        self.part = part
        self.isTold = isTold
        self.findsByName = findsByName
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
