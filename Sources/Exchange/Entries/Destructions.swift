package import Ledger

extension StoredEntry {
    /// The keys whose destruction this entry certifies (4.13); none for entries of every other kind.
    ///
    /// A backup of keys may be older than the book that it is restored with: these must not come back with it.
    package func destroyedKeys() throws(LedgerEncodingError) -> [String] {
        let entry = try LedgerEntry(decoding: bytes)
        guard entry.kind == "information.destroyed" else { return [] }
        let records = entry.facts["records"]?.asArray ?? []
        return records.compactMap(\.asText).map { RecordKeys.id($0, of: reference) }
    }
}
