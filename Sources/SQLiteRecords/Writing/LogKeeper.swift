import Dispatch
import GRDB
import Synchronization

/// Brings what stands in the log into the file, beside the writer and not between two of its commits: some thousand
/// pages take as long as a dozen commits, and every officer would wait for them.
///
/// Beside a busy writer that never comes to an end, and the log is begun anew only once all of it is in the file. When
/// it has grown long, the writer itself brings over the few pages that were added meanwhile.
///
/// Nothing depends on when this is done, or whether: what is in the log is durable, and is read from there.
final class LogKeeper: Sendable {
    /// So many acts leave one to two thousand pages in the log.
    private static let actsBetween = 256
    /// 20 MB. A log keeps its room on the disk; to write where nothing stood yet is what makes a commit dear.
    private static let pagesMost = 5_000

    private let connection: DatabaseQueue
    private let queue = DispatchQueue(label: "records.log")
    private let state = Mutex(State())

    private struct State {
        var acts = 0
        var isAtWork = false
        /// It has grown long, and all but the last pages of it are in the file.
        var isLong = false
    }

    init(path: String, configuration: Configuration) throws {
        connection = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Counts what was committed; called between two commits.
    func committed(acts: Int, _ writer: Database) {
        let (isDue, isLong) = state.withLock { state in
            state.acts += acts
            let isDue = state.acts >= Self.actsBetween && !state.isAtWork
            if isDue { (state.acts, state.isAtWork) = (0, true) }
            defer { state.isLong = false }
            return (isDue, state.isLong)
        }
        if isLong { bringOver(writer) }
        if isDue { queue.async { self.work() } }
    }

    private func work() {
        let pages = connection.inDatabase(bringOver)
        state.withLock { ($0.isAtWork, $0.isLong) = (false, pages > Self.pagesMost) }
    }

    /// Returns how many pages the log has.
    @discardableResult
    private func bringOver(_ db: Database) -> Int {
        do {
            return try db.checkpoint(.passive).walFrameCount
        } catch {
            // Somebody else is at it, or the disk is full: the next time will do.
            return 0
        }
    }

    func close() throws { try connection.close() }
}
