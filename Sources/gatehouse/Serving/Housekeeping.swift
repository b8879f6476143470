import Casework
import Exchange
import Logging
import ServiceLifecycle
import Synchronization

/// What is tidied away every hour: sessions that have ended, and files that no disclosure took up.
struct Housekeeping: ServiceLifecycle.Service {
    let records: any RecordStore
    let logger: Logger

    /// A file may take this long from its first byte to its disclosure, in seconds.
    private static let longestStaging = 24 * 60 * 60
    /// How often it is tidied, in seconds.
    private static let interval = 60 * 60

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await tidy()
                do { try await Task.sleep(for: .seconds(Self.interval)) } catch { return }
            }
        }
    }

    private func tidy() async {
        let now = Machine.now()
        do throws(StoreError) {
            // Of several servers the first one does it.
            guard try await records.takes("tidying", every: Self.interval - 60, at: now) else { return }
            try await records.endSessions(expiredBefore: now)
            let files = try await records.discardStaged(before: now.adding(seconds: -Self.longestStaging))
            if files > 0 { logger.info("discarded \(files) files that no disclosure took up") }
        } catch {
            // The next hour tries again; what is left behind meanwhile nobody can use.
            logger.warning("housekeeping: \(error.sentence)")
        }
    }
}

/// How many entries the book has, for the foot of every page: at most a second old.
final class BookGauge: ServiceLifecycle.Service {
    private let records: any RecordStore
    private let latest = Mutex(0)

    init(records: any RecordStore) { self.records = records }

    var size: Int { latest.withLock { $0 } }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do throws(StoreError) {
                    let size = try await self.records.head().size
                    self.latest.withLock { $0 = size }
                } catch {
                    // Pages go on saying what was last known; whatever is wrong shows where it matters.
                }
                do { try await Task.sleep(for: .seconds(1)) } catch { return }
            }
        }
    }
}
