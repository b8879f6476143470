import Dispatch
import GRDB
import Synchronization

/// Brings what stands in the log into the file, beside the writer and not between two of its commits: some thousand
/// pages take as long as a dozen commits, and every officer would wait for them.
///
/// Beside a busy writer that never comes to an end, and a log that is never begun anew grows, where a commit is dearer.
/// So the writer itself brings over the few pages that were added meanwhile.
///
/// Nothing depends on when this is done, or whether: what is in the log is durable, and is read from there.
final class LogKeeper: Sendable {
    /// So many acts leave one to two thousand pages in the log.
    private static let actsBetween = 256

    private let connection: DatabaseQueue
    private let queue = DispatchQueue(label: "records.log")
    private let state = Mutex(State())

    private struct State {
        var acts = 0
        var isAtWork = false
        /// All but the last pages are in the file.
        var isNearlyDone = false
    }

    init(path: String, configuration: Configuration) throws {
        connection = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Counts what was committed; called between two commits.
    func committed(acts: Int, _ writer: Database) {
        let (isDue, isNearlyDone) = state.withLock { state in
            state.acts += acts
            let isDue = state.acts >= Self.actsBetween && !state.isAtWork
            if isDue { (state.acts, state.isAtWork) = (0, true) }
            defer { state.isNearlyDone = false }
            return (isDue, state.isNearlyDone)
        }
        if isNearlyDone { bringOver(writer) }
        if isDue { queue.async { self.work() } }
    }

    private func work() {
        connection.inDatabase(bringOver)
        state.withLock { ($0.isAtWork, $0.isNearlyDone) = (false, true) }
    }

    private func bringOver(_ db: Database) {
        do {
            _ = try db.checkpoint(.passive)
        } catch {
            // Somebody else is at it, or the disk is full: the next time will do.
            return
        }
    }

    func close() throws { try connection.close() }
}
