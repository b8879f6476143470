package import Casework

extension StoredEntry {
    /// The keys that this entry certifies to be destroyed (4.13): what a restored backup must not bring back.
    ///
    /// Throws for an entry of a kind of case that this Gatehouse does not know, since it could certify anything.
    package func certifiedKeys(_ kinds: Kinds = .gatehouse) throws(DeskError) -> [String] {
        guard let kind = kinds.kind(of: reference) else { throw .unreadableEntry(position: position) }
        return try certifiedKeys(of: kind)
    }

    private func certifiedKeys<Kind: CaseKind>(of kind: Kind.Type) throws(DeskError) -> [String] {
        try booked(Kind.Event.init(kind:facts:)).event.destroyedRecords.map { RecordKeys.id($0, of: reference) }
    }
}
