import Casework
import Exchange
import Logging
import ServiceLifecycle

/// What is tidied away every hour: sessions that have ended, and files that no disclosure took up.
///
/// Of several servers, and of several partnerships, each is tidied once, by whichever server comes first.
struct Housekeeping: ServiceLifecycle.Service {
    /// The records of every partnership that is served.
    let all: @Sendable () async throws -> [any RecordStore]
    let logger: Logger

    /// A file may take this long from its first byte to its disclosure, in seconds.
    private static let longestStaging = 24 * 60 * 60
    /// How often it is tidied, in seconds.
    private static let interval = 60 * 60

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    for records in try await all() { await tidy(records) }
                } catch {
                    logger.warning("housekeeping: the partnerships could not be listed")
                }
                do { try await Task.sleep(for: .seconds(Self.interval)) } catch { return }
            }
        }
    }

    private func tidy(_ records: any RecordStore) async {
        let now = Machine.now()
        do throws(StoreError) {
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
