package import Casework

/// A case, and every entry that made it so.
package struct CaseHistory<Kind: CaseKind>: Sendable {
    /// The case as it stands.
    package private(set) var current: Kind
    /// What lists know of the case as it stands.
    private(set) var row: CaseRow
    package private(set) var entries: [Booked<Kind.Event>]
    /// The ciphertexts that stand today, by `record/field`: the latest of each.
    package private(set) var sealed: [String: [UInt8]]

    /// Folds a case; `nil` when there is no such case.
    init?(_ reference: CaseID, _ stored: [StoredEntry]) throws(DeskError) {
        guard let first = stored.first else { return nil }
        let beginning = try first.booked(Kind.Event.init(kind:facts:))
        guard beginning.sequence == 0, let begun = Self(reference, begunBy: beginning) else {
            throw .unreadableEntry(position: first.position)
        }
        self = begun
        try add(stored.dropFirst())
    }

    /// A case of one entry; `nil` where no case begins with such a one.
    init?(_ reference: CaseID, begunBy entry: Booked<Kind.Event>) {
        guard let begun = Kind(reference, begunBy: entry) else { return nil }
        current = begun
        row = begun.row
        entries = [entry]
        sealed = entry.sealed
    }

    /// Goes on with the entries that follow, none of them out of its place: one that was taken out and put under
    /// another case shows here, since the ledger's hashes do not cover where the store keeps it.
    mutating func add(_ stored: some Sequence<StoredEntry>) throws(DeskError) {
        var following: [Booked<Kind.Event>] = []
        for stored in stored {
            let entry = try stored.booked(Kind.Event.init(kind:facts:))
            guard stored.reference == current.reference, entry.sequence == entries.count + following.count else {
                throw .unreadableEntry(position: stored.position)
            }
            following.append(entry)
        }
        add(following)
    }

    mutating func add(_ following: some Collection<Booked<Kind.Event>>) {
        guard !following.isEmpty else { return }
        for entry in following {
            current.apply(entry)
            let gone = sealed.keys.filter { !Kind.keeps(SealedField($0), after: entry.event) }
            for name in gone { sealed[name] = nil }
            for (name, ciphertext) in entry.sealed { sealed[name] = ciphertext }
            entries.append(entry)
        }
        row = current.row
    }

    /// Whether the officer may know that there is such a case.
    func mayKnow(in circumstances: Circumstances) -> Bool { current.mayKnow(by: row, in: circumstances) }

    /// The last `count` entries have been filed, from `position` on.
    mutating func stand(_ count: Int, at position: Int) {
        for (place, index) in entries.indices.suffix(count).enumerated() { entries[index].position = position + place }
    }

    /// How many of the entries changed something for that agency. Being looked at moves a case for nobody who acts on
    /// it, and what another agency does with its own copy for none but that agency.
    package func moves(for agency: AgencyID) -> Int {
        entries.count { entry in
            guard !entry.event.isOnlyLooking else { return false }
            let holder = entry.event.holder(actedBy: entry.agency)
            return holder == nil || holder == agency || entry.agency == agency
        }
    }

    /// The records whose keys were destroyed (4.13).
    var destroyedRecords: Set<String> { Set(entries.flatMap(\.event.destroyedRecords)) }
}

/// A history of whichever kind, as the desk remembers it.
protocol RememberedHistory: Sendable {
    var reference: CaseID { get }
    var length: Int { get }
}

extension CaseHistory: RememberedHistory {
    var reference: CaseID { current.reference }
    var length: Int { entries.count }
}
