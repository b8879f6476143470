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
        let entries = try stored.booked(in: reference, after: 0, Kind.Event.init(kind:facts:))
        guard let folded = Self(reference, entries) else { throw .unreadableEntry(position: first.position) }
        self = folded
    }

    /// A case of those entries; `nil` where no case begins with the first.
    init?(_ reference: CaseID, _ entries: [Booked<Kind.Event>]) {
        guard let first = entries.first, var current = Kind(reference, begunBy: first) else { return nil }
        var sealed = first.sealed
        for entry in entries.dropFirst() { Self.apply(entry, to: &current, &sealed) }
        (self.current, self.entries, self.sealed) = (current, entries, sealed)
        row = current.row
    }

    /// Goes on with the entries that follow.
    mutating func add(_ stored: [StoredEntry]) throws(DeskError) {
        add(try stored.booked(in: current.reference, after: entries.count, Kind.Event.init(kind:facts:)))
    }

    mutating func add(_ following: [Booked<Kind.Event>]) {
        guard !following.isEmpty else { return }
        for entry in following { Self.apply(entry, to: &current, &sealed) }
        entries += following
        row = current.row
    }

    private static func apply(
        _ entry: Booked<Kind.Event>, to current: inout Kind, _ sealed: inout [String: [UInt8]]
    ) {
        current.apply(entry)
        let gone = sealed.keys.filter { !Kind.keeps(SealedField($0), after: entry.event) }
        for name in gone { sealed[name] = nil }
        for (name, ciphertext) in entry.sealed { sealed[name] = ciphertext }
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
