/// Checks a ledger against what was signed, from its entries alone: it trusts no store and no server (4.2, 4.6).
///
/// Give it the checkpoints, then every entry in order, then the stored hashes above the entries' own if there
/// are any, and ask for the report. It holds no entries, so that a ledger of any length can be checked.
package struct LedgerVerifier: Sendable {
    /// How far clocks may differ before an entry counts as dated back.
    package static let clockTolerance: Int64 = 60_000
    /// More than anybody reads.
    static let mostFindings = 1000
    /// Entries that one processor takes at a time: a multiple of a tile's width.
    static let stretch = 4 * Tile.fullWidth

    private let signed: [(which: LedgerFinding.Which, checkpoint: Checkpoint)]
    /// The sizes at which a checkpoint was signed, the next one to be met first, and the roots found at those passed.
    private var sizesAhead: [Int]
    private var roots: [Int: TreeHash] = [:]

    private var frontier = Frontier()
    private var aboveLeaves: [TreeNode: TreeHash] = [:]
    private var isInOrder = true
    private var expected = 0
    private var lastMoment = Int64.min
    private var nextInCase: [String: Int] = [:]
    private var moved = MovedEntries()

    private var aboutCheckpoints: [LedgerFinding] = []
    private var aboutEntries: [LedgerFinding] = []
    private var unlisted = 0

    /// Begins with the ledger's own checkpoint and those that an agency kept from before, all by the ledger's key.
    package init(checkpoint: String?, kept: [String] = [], verifier: NoteVerifier) {
        var signed: [(which: LedgerFinding.Which, checkpoint: Checkpoint)] = []
        let own: [(LedgerFinding.Which, String)] = checkpoint.map { [(.own, $0)] } ?? []
        for (which, note) in own + kept.enumerated().map({ (.kept($0 + 1), $1) }) {
            do throws(NoteError) {
                signed.append((which, try Checkpoint.opened(note: note, verifier: verifier)))
            } catch {
                aboutCheckpoints.append(.checkpointRefused(which, error))
            }
        }
        self.signed = signed
        sizesAhead = Set(signed.map(\.checkpoint.head.size)).sorted(by: >)
        hasCheckpoint = checkpoint != nil
        passSizes()
    }

    private let hasCheckpoint: Bool

    /// Reads the next entries.
    package mutating func read(_ entries: [StoredLeaf]) {
        for stretch in stretches(of: entries) { absorb(CheckedStretch(stretch)) }
    }

    /// Reads the next entries on all processors. Worth while from some thousands at a time.
    package mutating func readConcurrently(_ entries: [StoredLeaf]) async {
        let stretches = stretches(of: entries)
        await withTaskGroup(of: (Int, CheckedStretch).self) { group in
            for (number, stretch) in stretches.enumerated() {
                group.addTask { (number, CheckedStretch(stretch)) }
            }
            // What is checked is taken in, in order, while the rest is still being checked.
            var waiting: [Int: CheckedStretch] = [:]
            var next = 0
            for await (number, checked) in group {
                waiting[number] = checked
                while let checked = waiting.removeValue(forKey: next) {
                    absorb(checked)
                    next += 1
                }
            }
        }
    }

    /// Compares stored hashes of complete subtrees, once all entries are read. Those that say nothing about
    /// these entries are passed over.
    package mutating func compare(_ stored: [StoredHash]) {
        // Where entries are missing nothing above them can agree, and that they are missing has been said.
        guard isInOrder else { return }
        for stored in stored {
            if let found = aboveLeaves[stored.node], found != stored.hash {
                note(.changedWithin(stored.node.entries))
            }
        }
    }

    /// What was found, all told.
    package func report() -> LedgerReport {
        let own = signed.first { $0.which == .own }?.checkpoint
        let all = aboutCheckpoints + againstCheckpoints() + moved.findings + aboutEntries
        return LedgerReport(
            head: frontier.head, checkpoint: own,
            unsigned: max(0, frontier.size - (own?.head.size ?? 0)),
            findings: Array(all.prefix(Self.mostFindings)),
            unlisted: unlisted + max(0, all.count - Self.mostFindings))
    }
}

extension LedgerVerifier {
    /// Stretches that end where a tile ends, so that whole tiles can be hashed apart from each other.
    private func stretches(of entries: [StoredLeaf]) -> [ArraySlice<StoredLeaf>] {
        var stretches: [ArraySlice<StoredLeaf>] = []
        var start = 0
        while start < entries.count {
            let past = (frontier.size + start) % Tile.fullWidth
            let end = min(entries.count, start + (past == 0 ? Self.stretch : Tile.fullWidth - past))
            stretches.append(entries[start..<end])
            start = end
        }
        return stretches
    }

    private mutating func absorb(_ stretch: CheckedStretch) {
        for leaf in stretch.leaves { look(at: leaf) }
        var done = 0
        for tile in stretch.tiles {
            let end = frontier.size + Tile.fullWidth
            // A checkpoint inside the tile wants the root at its own size.
            if let size = sizesAhead.last, size < end { break }
            guard let complete = frontier.append(subtree: tile, level: Tile.height) else { break }
            keep(complete)
            done += Tile.fullWidth
            passSizes()
        }
        for leaf in stretch.leaves[done...] {
            keep(frontier.append(leaf.hash))
            passSizes()
        }
    }

    private mutating func keep(_ complete: [StoredHash]) {
        for stored in complete { aboveLeaves[stored.node] = stored.hash }
    }

    /// Notes the root at each size that a checkpoint was signed at.
    private mutating func passSizes() {
        while let size = sizesAhead.last, size <= frontier.size {
            roots[size] = frontier.root
            sizesAhead.removeLast()
        }
    }

    /// Checks an entry against those before it.
    private mutating func look(at leaf: CheckedLeaf) {
        if leaf.position != expected {
            isInOrder = false
            note(
                leaf.position > expected
                    ? .missing(expected..<leaf.position)
                    : .outOfOrder(position: leaf.position, expected: expected))
        }
        expected = leaf.position + 1
        if let stored = leaf.stored, stored != leaf.hash { moved.note(leaf.position, found: leaf.hash, stored: stored) }
        switch leaf.entry {
        case .failure(let error): note(.unreadable(leaf.position, error))
        case .success(let entry):
            if entry.at < lastMoment, lastMoment - entry.at > Self.clockTolerance {
                note(.backDated(leaf.position, milliseconds: lastMoment - entry.at))
            }
            lastMoment = entry.at
            let next = nextInCase.updateValue(entry.sequence + 1, forKey: entry.caseReference) ?? 0
            if entry.sequence != next {
                note(
                    .sequenceBroken(
                        leaf.position, caseReference: entry.caseReference, expected: next, found: entry.sequence))
            }
        }
    }

    private mutating func note(_ finding: LedgerFinding) {
        if aboutEntries.count < Self.mostFindings { aboutEntries.append(finding) } else { unlisted += 1 }
    }

    private func againstCheckpoints() -> [LedgerFinding] {
        var findings: [LedgerFinding] = []
        if !hasCheckpoint, frontier.size > 0 { findings.append(.noCheckpoint) }
        let agreeing = signed.filter { roots[$0.checkpoint.head.size] == $0.checkpoint.head.root }
        for (which, checkpoint) in signed {
            let size = checkpoint.head.size
            if size > frontier.size {
                findings.append(.truncated(which, entries: frontier.size, signed: size))
            } else if roots[size] != checkpoint.head.root {
                let since = agreeing.map(\.checkpoint.head.size).filter { $0 < size }.max() ?? 0
                findings.append(.rewritten(which, since: since, size: size))
            }
        }
        return findings
    }
}
