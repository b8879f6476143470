package import Casework
package import Ledger

/// Records that can be copied into another store, whichever kind that is.
package protocol RecordSource: Sendable {
    /// Reads everything as it is at one moment.
    func copying(_ body: (any RecordMoment) throws -> Void) throws(StoreError)

    /// The same while nobody files anything. Where `movedTo` is given, nobody can file anything here afterwards either:
    /// every act is told that the records have moved, unless `body` throws. Throws `uncertain` where it cannot be known
    /// whether they are closed.
    func copyingLast(movedTo place: String?, _ body: (any RecordMoment) throws -> Void) throws(StoreError)

    /// Opens records again that were closed because they had moved.
    func reopen() throws(StoreError)
}

/// A source at one moment.
package protocol RecordMoment {
    func end() throws -> KeptEnd
    /// Entries from `position` on, at most `limit`, in order.
    func entries(from position: Int, limit: Int) throws -> [KeptEntry]
    /// The cases that have an entry at `position` or later.
    func references(from position: Int) throws -> [CaseID]
    /// References of cases after that one, at most `limit`, in the order of their bytes.
    func references(after reference: CaseID?, limit: Int) throws -> [CaseID]
    func cases(_ span: CaseSpan) throws -> KeptCases
    /// One sealed chunk of a file; `nil` after the last one.
    func chunk(_ number: Int, of file: FileID) throws -> [UInt8]?
    func destroyedKeys() throws -> [DestroyedKey]
    func people() throws -> KeptPeople
}

/// New records, which are nobody's until they are finished.
package protocol RecordTarget {
    /// Adds entries, and the hashes of the tree that are complete with them.
    func put(_ entries: [KeptEntry], completing hashes: [StoredHash]) throws(StoreError)
    /// Takes away what was put of these cases beside their entries.
    func forget(_ references: [CaseID]) throws(StoreError)
    func put(_ cases: KeptCases) throws(StoreError)
    func put(_ chunk: [UInt8], number: Int, of file: FileID) throws(StoreError)
    func put(_ keys: [DestroyedKey]) throws(StoreError)
    func put(_ people: KeptPeople) throws(StoreError)
    /// Sets the end of the book: exactly as it was signed.
    func put(_ end: KeptEnd) throws(StoreError)
}
