import Logging
import ServiceLifecycle
import Synchronization

/// How a server leaves: for a while it says that it is not ready and serves on, so that whatever shares requests out
/// among several sends it no more of them; then it stops.
///
/// Services end in the order opposite to their starting, each when the one after it has ended. This one is the last,
/// so the server behind it hears of its end only when the time is over.
final class Leaving: ServiceLifecycle.Service {
    private let seconds: Int
    private let logger: Logger
    private let begun = Atomic(false)

    /// `seconds` pass between the first word of it and the last connection that is taken.
    init(after seconds: Int, logger: Logger) {
        self.seconds = seconds
        self.logger = logger
    }

    var hasBegun: Bool { begun.load(ordering: .relaxed) }

    func run() async throws {
        try await gracefulShutdown()
        begun.store(true, ordering: .relaxed)
        let (last, words) = (seconds, counted(seconds, "second", "seconds"))
        logger.notice("leaving\(last > 0 ? ": not ready any more, and serving for \(words)" : "")")
        try await Task.sleep(for: .seconds(seconds))
    }
}
