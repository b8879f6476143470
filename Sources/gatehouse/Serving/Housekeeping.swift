import Casework
import Exchange
import Logging
import ServiceLifecycle

/// What is tidied away every hour: sessions that have ended, attempts long past, and files that no act took up.
///
/// Of several servers, and of several partnerships, each is tidied once, by whichever server comes first.
struct Housekeeping: ServiceLifecycle.Service {
    let served: Served
    let logger: Logger

    /// A file may take this long from its first byte to its disclosure, in seconds.
    private static let longestStaging = 24 * 60 * 60
    /// Nobody waits, nor is counted on, for longer than this after their last attempt, in seconds.
    private static let longestThrottle = 2 * 60 * 60
    /// How often it is tidied, in seconds.
    private static let interval = 60 * 60

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await served.forEach(logger) { records throws(StoreError) in try await tidy(records) }
                do { try await Task.sleep(for: .seconds(Self.interval)) } catch { return }
            }
        }
    }

    /// What is left behind where it fails nobody can use, and the next hour tries again.
    private func tidy(_ records: any RecordStore) async throws(StoreError) {
        let now = Machine.now()
        guard try await records.takes("tidying", every: Self.interval - 60, at: now) else { return }
        try await records.endSessions(expiredBefore: now)
        try await records.clearThrottles(notCountedSince: now.adding(seconds: -Self.longestThrottle))
        let files = try await records.discardStaged(before: now.adding(seconds: -Self.longestStaging))
        if files > 0 { logger.info("discarded \(files) files that no act took up") }
    }
}
