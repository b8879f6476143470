import ArgumentParser
import Logging
import Web

/// What `serve` is told about its log.
struct WatchOptions: ParsableArguments {
    @Option(help: "How much to log.")
    var log = LogLevel.info

    @Option(help: "How to log: lines to read, or one JSON object a line.")
    var logFormat = LogFormat.text

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
