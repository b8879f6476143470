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
    func metrics(of partnership: Partnership, bookSize: Int) -> [Metric] {
        let build = Metric(
            info: "gatehouse_build_info", "The program, and the protocol that it serves.",
            [("version", Gatehouse.version), ("protocol", partnership.protocolName)])
        let book = Metric(
            .gauge, "gatehouse_ledger_entries", "Entries in the ledger, at most a second ago.", Double(bookSize))
        return [build, book] + meter.metrics + ProcessFigures.metrics
    }
}
