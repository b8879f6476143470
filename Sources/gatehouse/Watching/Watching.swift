import Web

/// How those who look after a server see how it is: its metrics.
final class Watching: Sendable {
    let meter: ServerMeter

    init() {
        let clock = ContinuousClock()
        let start = clock.now
        meter = ServerMeter { start.duration(to: clock.now) }
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
