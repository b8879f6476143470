import Exchange
import Logging
import Synchronization
import Web

/// How those who look after a server see how it is: whether it is ready, and its metrics.
final class Watching: Sendable {
    let meter: ServerMeter
    private let leaving: Leaving
    private let logger: Logger
    private let pulse: Pulse
    private let answered = Mutex(true)

    /// This long the records may take to answer before the server says that it is not ready.
    private static let patience: Duration = .seconds(2)

    /// `ask` puts a short question to the records.
    init(leaving: Leaving, logger: Logger, ask: @escaping @Sendable () async throws(StoreError) -> Void) {
        let clock = ContinuousClock()
        let start = clock.now
        let meter = ServerMeter { start.duration(to: clock.now) }
        self.meter = meter
        self.leaving = leaving
        self.logger = logger
        pulse = Pulse(within: Self.patience, failed: { meter.failed($0) }, ask: ask)
    }

    var readiness: Readiness {
        get async {
            if leaving.hasBegun { return .leaving }
            let answers = await pulse.answers()
            note(answers)
            return answers ? .ready : .withoutRecords
        }
    }

    /// Says once that the records have fallen silent, and once that they are back.
    private func note(_ answers: Bool) {
        let before = answered.withLock { answered in
            defer { answered = answers }
            return answered
        }
        guard answers != before else { return }
        if answers {
            logger.notice("ready again: the records answer")
        } else {
            logger.error("not ready: the records do not answer")
        }
    }

    /// Everything that `/metrics` shows.
    func metrics(of served: Served) -> [Metric] {
        let build = Metric(
            info: "gatehouse_build_info", "The program, and the protocol that it serves.",
            [("version", Gatehouse.version), ("protocol", served.partnership?.protocolName ?? "several")])
        var metrics = [build]
        if case .one(let service) = served {
            metrics.append(
                Metric(
                    .gauge, "gatehouse_ledger_entries", "Entries in the ledger, when it was last looked at.",
                    Double(service.gauge.size)))
        }
        return metrics + meter.metrics + ProcessFigures.metrics
    }
}
