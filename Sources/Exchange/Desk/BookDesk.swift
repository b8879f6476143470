import Casework
package import Ledger

/// The book as one officer may see it.
package struct ShownBook: Sendable {
    package let head: LedgerHead
    /// Latest first.
    package let entries: [ReleasedEntry]
    /// Where older entries begin that were not looked at; `nil` at the book's beginning.
    package let older: Int?
    package let register: RegisterSnapshot
    package let egress: Egress
}

extension LiaisonDesk {
    /// The book's size, its root and the checkpoint over them: everybody who signs in may keep them (4.6).
    package func bookHead() async throws(DeskError) -> LedgerHead {
        try await stored { () throws(StoreError) in try await records.head() }
    }

    /// Reads the whole book, from its beginning to where it ends now.
    func eachEntry(_ body: (StoredEntry) throws(DeskError) -> Void) async throws(DeskError) {
        let size = try await bookHead().size
        var position = 0
        while position < size {
            let first = position
            let entries = try await stored { () throws(StoreError) in
                try await records.entries(from: first, limit: min(Self.countedAtOnce, size - first))
            }
            guard let last = entries.last else { return }
            for entry in entries { try body(entry) }
            position = last.position + 1
        }
    }

    private static let countedAtOnce = 2000

    /// Entries before `position`, latest first, that this officer may know of: auditors every one, everybody else
    /// those of cases in their register.
    ///
    /// At most `limit` of them, found among at most `lookedAtMost` entries of the book.
    package func book(
        before position: Int? = nil, limit: Int = 50, by badge: Badge
    ) async throws(DeskError) -> ShownBook {
        let snapshot = try await register()
        let circumstances = try circumstances(badge, in: snapshot, at: now())
        let egress = Egress(circumstances, in: snapshot, kinds: kinds)
        let head = try await bookHead()
        var entries: [ReleasedEntry] = []
        var seen: [CaseID: SeenEntries] = [:]
        let start = max(0, min(position ?? head.size, head.size))
        var end = start
        while end > 0, start - end < Self.lookedAtMost {
            let from = max(0, end - Self.lookedAtOnce)
            let stored = try await stored { () throws(StoreError) in
                try await records.entries(from: from, limit: end - from)
            }
            try await proofs.prove(stored, in: records)
            for entry in stored.reversed() {
                if seen[entry.reference] == nil {
                    seen[entry.reference] = try await seenEntries(of: entry.reference, circumstances)
                }
                end = entry.position
                guard seen[entry.reference]?.has(entry.position) ?? false else { continue }
                entries.append(try egress.released(entry, among: kinds))
                if entries.count == limit { break }
            }
            if entries.count == limit { break }
            end = from
        }
        return ShownBook(head: head, entries: entries, older: end > 0 ? end : nil, register: snapshot, egress: egress)
    }

    static let lookedAtOnce = 250
    /// Each case that they belong to is looked up once, so that this bounds what one page costs.
    static let lookedAtMost = 2000

    /// One entry's envelope: who did what in which case, when, and how much of it is sealed.
    ///
    /// Throws `noSuchCase` for an entry that is not there, and alike for one that this officer may not know of.
    package func entry(at position: Int, by badge: Badge) async throws(DeskError) -> ReleasedEntry {
        let (stored, egress) = try await seenEntry(at: position, by: badge)
        return try egress.released(stored, among: kinds)
    }

    /// One entry with its bytes, in which what is personal is sealed, and the proof that today's book holds it.
    package func proof(of position: Int, by badge: Badge) async throws(DeskError) -> ProofFile {
        let (entry, _) = try await seenEntry(at: position, by: badge)
        let head = try await bookHead()
        guard position < head.size else { throw .noSuchCase }
        let tiles = try await Tiles(InclusionProof.tiles(for: position, in: head.size), in: head.size) {
            tile throws(DeskError) in
            try await stored { () throws(StoreError) in try await records.hashes(of: tile) }
        }
        // A proof that does not hold says that the records were altered: better no file than that one.
        guard let root = TreeHash(head.root), let proof = InclusionProof(for: position, in: head.size, from: tiles),
            proof.verifies(TreeHash(leaf: entry.bytes), in: TreeHead(size: head.size, root: root))
        else { throw .unreadableEntry(position: position) }
        return ProofFile(entry: entry.bytes, proof: proof, checkpoint: head.checkpoint)
    }

    private func seenEntry(at position: Int, by badge: Badge) async throws(DeskError) -> (StoredEntry, Egress) {
        let snapshot = try await register()
        let circumstances = try circumstances(badge, in: snapshot, at: now())
        let egress = Egress(circumstances, in: snapshot, kinds: kinds)
        guard position >= 0 else { throw .noSuchCase }
        let found = try await stored { () throws(StoreError) in try await records.entries(from: position, limit: 1) }
        guard let stored = found.first, stored.position == position,
            try await seenEntries(of: stored.reference, circumstances).has(position)
        else { throw .noSuchCase }
        try await proofs.prove([stored], in: records)
        return (stored, egress)
    }

    /// The entries of a case that this officer sees, as its kind says. Of a case that cannot be understood auditors see
    /// the envelopes, and nobody else anything.
    func seenEntries(of reference: CaseID, _ circumstances: Circumstances) async throws(DeskError) -> SeenEntries {
        let ofUnknown: SeenEntries = circumstances.officer.role == .auditor ? .every : .none
        do throws(DeskError) {
            guard let kind = kinds.kind(of: reference) else { return ofUnknown }
            return try await seenEntries(of: reference, as: kind, circumstances)
        } catch {
            guard case .unreadableEntry = error else { throw error }
            return ofUnknown
        }
    }

    private func seenEntries<Kind: CaseKind>(
        of reference: CaseID, as kind: Kind.Type, _ circumstances: Circumstances
    ) async throws(DeskError) -> SeenEntries {
        guard let history = try await history(of: reference, as: kind, remembers: false).0,
            history.mayKnow(in: circumstances)
        else { return .none }
        return .those(Set(history.entries.filter(history.current.shows(in: circumstances)).map(\.position)))
    }
}

/// Which entries of one case an officer sees.
enum SeenEntries {
    case none, every
    case those(Set<Int>)

    func has(_ position: Int) -> Bool {
        switch self {
        case .none: false
        case .every: true
        case .those(let positions): positions.contains(position)
        }
    }
}
