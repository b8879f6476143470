@testable import Ledger

/// A ledger of a few cases, with what signs for it.
struct SmallLedger {
    var entries: [LedgerEntry]
    let signer: NoteSigner

    init(_ count: Int = 40) throws {
        signer = try CheckpointTests.signer()
        entries = (0..<count).map { number in
            .example(
                caseReference: "SMK-2026-\(number % 7)", sequence: number / 7,
                at: 1_798_718_400_000 + Int64(number) * 1000, facts: ["number": .integer(Int64(number))])
        }
    }

    var leaves: [StoredLeaf] { Self.leaves(entries.map(\.encoded)) }

    static func leaves(_ entries: [[UInt8]]) -> [StoredLeaf] {
        entries.enumerated().map { StoredLeaf(position: $0, bytes: $1, hash: TreeHash(leaf: $1)) }
    }

    func checkpoint(at size: Int? = nil) throws -> String {
        let head = head(over: entries[..<(size ?? entries.count)].map { TreeHash(leaf: $0.encoded) })
        return try Checkpoint(origin: CheckpointTests.origin, head: head).signed(by: signer)
    }

    /// What is found in `leaves`, held against this ledger's own checkpoint and those of `kept` sizes.
    func report(on leaves: [StoredLeaf], kept: [Int] = []) throws -> LedgerReport {
        let kept = try kept.map { try checkpoint(at: $0) }
        var verifier = LedgerVerifier(checkpoint: try checkpoint(), kept: kept, verifier: signer.verifier)
        verifier.read(leaves)
        return verifier.report()
    }
}
