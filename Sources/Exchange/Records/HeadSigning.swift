package import Ledger
import Synchronization

/// Signs the checkpoint over a head (C2SP `tlog-checkpoint`).
package typealias CheckpointSigner = @Sendable (TreeHead) throws -> String
/// Whether a checkpoint is one that our signer signed over that very head.
package typealias CheckpointVerifier = @Sendable (_ checkpoint: String, TreeHead) -> Bool

/// Signs the heads of a store's book, and knows those again that were signed.
package final class HeadSigning: Sendable {
    private let signer: CheckpointSigner
    private let isSigned: CheckpointVerifier
    /// The head that this process wrote, or verified, last.
    private let known = Mutex<Known?>(nil)

    private struct Known: Equatable {
        let frontier: [UInt8]
        let checkpoint: String
    }

    private struct NobodySigns: Error {}

    package init(sign: @escaping CheckpointSigner, isSigned: @escaping CheckpointVerifier) {
        (signer, self.isSigned) = (sign, isSigned)
    }

    /// For records in which nothing is filed.
    package convenience init() { self.init(sign: { _ in throw NobodySigns() }, isSigned: { _, _ in true }) }

    package func sign(_ head: TreeHead) throws -> String { try signer(head) }

    /// Takes note of a head that was written, with what was signed over it.
    package func note(_ end: BookEnd, _ checkpoint: String) {
        known.withLock { $0 = Known(frontier: end.frontier.bytes, checkpoint: checkpoint) }
    }

    package func isKnown(_ end: BookEnd) -> Bool {
        known.withLock { $0 } == Known(frontier: end.frontier.bytes, checkpoint: end.checkpoint)
    }

    /// Throws `damaged` unless the head is the one that was signed last.
    ///
    /// Whoever has a hand on the store can make entries, tree and head agree with each other. Nothing is built on such
    /// a head: the next checkpoint would be our own word for what they wrote.
    package func trust(_ end: BookEnd) throws(StoreError) {
        guard !isKnown(end) else { return }
        guard end.frontier.size == 0 || isSigned(end.checkpoint, end.frontier.head) else {
            throw .damaged("the book's head is not the one that was signed")
        }
        note(end, end.checkpoint)
    }
}
