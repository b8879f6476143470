package import Casework
package import Logging
import SharingProtocol

/// A log of one JSON object a line: time, level, message and metadata.
///
/// It adds nothing to what is logged, and of an error only its kind: what an error says of itself may be somebody's
/// words.
package struct JSONLog: LogHandler {
    package var logLevel = Logger.Level.info
    package var metadata: Logger.Metadata = [:]
    package var metadataProvider: Logger.MetadataProvider?
    private let now: @Sendable () -> Timestamp
    private let write: @Sendable (String) -> Void

    /// `write` is given whole lines, without their line breaks.
    package init(now: @escaping @Sendable () -> Timestamp, write: @escaping @Sendable (String) -> Void) {
        self.now = now
        self.write = write
    }

    package subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    package func log(event: LogEvent) {
        var all = metadata
        all.merge(metadataProvider?.get() ?? [:]) { $1 }
        all.merge(event.metadata ?? [:]) { $1 }
        var members = [
            "\"time\":\(quoted(now().rfc3339))", "\"level\":\(quoted(event.level.rawValue))",
            "\"message\":\(quoted("\(event.message)"))",
        ]
        if let error = event.error { members.append("\"error\":\(quoted("\(type(of: error))"))") }
        if !all.isEmpty { members.append("\"metadata\":\(object(all))") }
        write("{\(members.joined(separator: ","))}")
    }

    private func object(_ metadata: Logger.Metadata) -> String {
        "{\(metadata.sorted { $0.key < $1.key }.map { "\(quoted($0)):\(value($1))" }.joined(separator: ","))}"
    }

    private func value(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): quoted(text)
        case .stringConvertible(let words): quoted("\(words)")
        case .dictionary(let metadata): object(metadata)
        case .array(let values): "[\(values.map(self.value).joined(separator: ","))]"
        }
    }

    /// A string as JSON has it (RFC 8259, 7).
    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "\n": quoted += "\\n"
            case "\r": quoted += "\\r"
            case "\t": quoted += "\\t"
            case _ where scalar.value < 0x20:
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            case _: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}

extension Timestamp {
    /// `2026-11-23T09:05:00.120Z`
    var rfc3339: String {
        func digits(_ number: Int64, _ count: Int) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        let (day, inDay) = (milliseconds / 86_400_000, milliseconds % 86_400_000)
        let (hours, minutes, seconds) = (inDay / 3_600_000, inDay / 60_000 % 60, inDay / 1000 % 60)
        return "\(Day(daysSince1970: Int(day)).iso)T\(digits(hours, 2)):\(digits(minutes, 2)):\(digits(seconds, 2))"
            + ".\(digits(inDay % 1000, 3))Z"
    }
}
