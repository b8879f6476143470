import Casework

extension StoredEntry {
    /// The keys that this entry certifies to be destroyed (4.13): what a restored backup must not bring back.
    package func certifiedKeys() throws(DeskError) -> [String] {
        if reference == PartnershipCase.reference { return [] }
        if reference.isOfRegister {
            return try booked(AgencyEvent.init(kind:facts:)).event.destroyedRecords.map {
                RecordKeys.id($0, of: reference)
            }
        }
        guard case .destroyed(let records, _) = try booked(RequestEvent.init(kind:facts:)).event else { return [] }
        return records.map { RecordKeys.id($0, of: reference) }
    }
}
