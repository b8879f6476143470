/// Whose turn it is.
package enum Turn: Hashable, Sendable {
    /// The agency's liaison officer, or a deputy.
    case liaisonDesk(AgencyID)
    /// One officer.
    case officer(OfficerID)
}
