/// One entry as it is understood: its envelope, and what happened.
package struct Booked<Event: CaseEvent>: Hashable, Sendable {
    /// Its place in the ledger; less than zero until it is filed.
    package var position: Int
    /// Its place in its case.
    package let sequence: Int
    package let at: Timestamp
    package let officer: OfficerID
    package let agency: AgencyID
    /// The protocol version in force when it was made.
    package let version: String
    package let event: Event
    /// Ciphertexts by `record/field`.
    package let sealed: [String: [UInt8]]

    package init(
        position: Int, sequence: Int, at moment: Timestamp, officer: OfficerID, agency: AgencyID, version: String,
        event: Event, sealed: [String: [UInt8]]
    ) {
        self.position = position
        self.sequence = sequence
        at = moment
        self.officer = officer
        self.agency = agency
        self.version = version
        self.event = event
        self.sealed = sealed
    }
}
