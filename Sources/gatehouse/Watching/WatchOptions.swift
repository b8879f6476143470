import ArgumentParser
import Logging
import Web

/// What `serve` is told about leaving, metrics and its log.
struct WatchOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How long to serve on after SIGTERM while /ready says that this server is leaving, so that a load balancer "
                + "sends it no more.",
            valueName: "seconds"))
    var leaveAfter = 0

    @Option(
        help: ArgumentHelp(
            "The port to show Prometheus metrics on, at /metrics and nowhere else; without it there are none. 0 takes "
                + "one that is free.",
            valueName: "number"))
    var metricsPort: Int?

    @Option(help: ArgumentHelp("The address of this machine to show the metrics on.", valueName: "address"))
    var metricsHost = "127.0.0.1"

    @Option(help: "How much to log.")
    var log = LogLevel.info

    @Option(help: "How to log: lines to read, or one JSON object a line.")
    var logFormat = LogFormat.text

    func validate() throws {
        guard (0...3600).contains(leaveAfter) else {
            throw ValidationError("--leave-after takes a number of seconds from 0 to 3600.")
        }
        guard (0...65_535).contains(metricsPort ?? 0) else {
            throw ValidationError("A port is a number from 0 to 65535.")
        }
    }

    var metricsAddress: MetricsAddress? { metricsPort.map { MetricsAddress(host: metricsHost, port: $0) } }

    /// Where the server's log goes: to standard error.
    var logger: Logger {
        var logger = Logger(label: "gatehouse") { label in
            switch logFormat {
            case .text: StreamLogHandler.standardError(label: label)
            case .json: JSONLog(now: { Machine.now() }, write: { Machine.tell($0) })
            }
        }
        logger.logLevel = log.level
        return logger
    }
}

/// What a line of the log looks like.
enum LogFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json
}

/// How much is logged.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
    case debug, info, notice, warning, error

    var level: Logger.Level {
        switch self {
        case .debug: .debug
        case .info: .info
        case .notice: .notice
        case .warning: .warning
        case .error: .error
        }
    }
}
