/// Entries that do not give the hash kept for their position, and what became of them.
struct MovedEntries: Sendable {
    private struct Mismatch: Sendable {
        let position: Int
        let found: TreeHash
        let stored: TreeHash
    }

    /// Enough to tell what happened. A dropped entry moves all that follow, which may be millions.
    private static let most = 1000

    private var mismatches: [Mismatch] = []

    mutating func note(_ position: Int, found: TreeHash, stored: TreeHash) {
        guard mismatches.count < Self.most else { return }
        mismatches.append(Mismatch(position: position, found: found, stored: stored))
    }

    /// What happened, in the entries' order.
    var findings: [LedgerFinding] {
        var findings: [LedgerFinding] = []
        let storedAt = Dictionary(mismatches.map { ($0.stored, $0.position) }) { first, _ in first }
        let foundAt = Dictionary(mismatches.map { ($0.found, $0.position) }) { first, _ in first }
        var explained: Set<Int> = []
        for mismatch in mismatches where !explained.contains(mismatch.position) {
            let position = mismatch.position
            if let other = storedAt[mismatch.found], other > position, foundAt[mismatch.stored] == other {
                findings.append(.swapped(position, other))
                explained.insert(other)
            } else if storedAt[mismatch.found] == position + 1 {
                findings.append(.dropped(position))
                explained.formUnion(run(from: position) { storedAt[$0.found] == $0.position + 1 })
            } else if foundAt[mismatch.stored] == position + 1 {
                findings.append(.inserted(position))
                explained.formUnion(run(from: position) { foundAt[$0.stored] == $0.position + 1 })
            } else {
                findings.append(.changed(position))
            }
        }
        return findings
    }

    /// The positions from one on that moved alike, and the one after them: it has no successor to agree with.
    private func run(from position: Int, _ isMoved: (Mismatch) -> Bool) -> Set<Int> {
        var run: Set<Int> = []
        var next = position
        for mismatch in mismatches where mismatch.position == next {
            run.insert(next)
            guard isMoved(mismatch) else { break }
            next += 1
        }
        return run
    }
}
