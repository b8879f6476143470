import Foundation
import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Web

/// The metrics, on an address and a port of their own, where officers do not come.
struct MetricsServer: ServiceLifecycle.Service {
    let address: MetricsAddress
    let logger: Logger
    let metrics: @Sendable () -> [Metric]
    private let listening = AsyncStream.makeStream(of: Void.self)

    init(address: MetricsAddress, logger: Logger, metrics: @escaping @Sendable () -> [Metric]) {
        self.address = address
        self.logger = logger
        self.metrics = metrics
    }

    /// Waits until they can be asked for: a server that cannot show them says so, and does not begin without.
    func hasBegun() async throws {
        for await _ in listening.stream {}
        try Task.checkCancellation()
    }

    func run() async throws {
        let (host, port) = (address.host, address.port)
        let application = Application(
            responder: MetricsPage(metrics: metrics),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
            onServerRunning: { [logger, listening] channel in
                let name = host.contains(":") ? "[\(host)]" : host
                logger.notice("metrics are at http://\(name):\(channel.localAddress?.port ?? port)/metrics")
                listening.continuation.finish()
            },
            logger: logger)
        do { try await application.run() } catch let error as IOError {
            throw Complaint("The metrics cannot be at \(host):\(port) (\(Self.words(error))): see --metrics-port.")
        }
    }

    private static func words(_ error: IOError) -> String { String(cString: strerror(error.errnoCode)) }
}

/// Where the metrics are.
struct MetricsAddress: Sendable {
    let host: String
    /// 0 takes any port that is free; the log says which.
    let port: Int
}
