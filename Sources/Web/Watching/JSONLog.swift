package import Casework
import Exchange
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
            ("time", JSONText.text(now().rfc3339)), ("level", JSONText.text(event.level.rawValue)),
            ("message", JSONText.text("\(event.message)")),
        ]
        if let error = event.error { members.append(("error", JSONText.text("\(type(of: error))"))) }
        if !all.isEmpty { members.append(("metadata", object(all))) }
        write(JSONText.object(members))
    }

    private func object(_ metadata: Logger.Metadata) -> String {
        JSONText.object(metadata.sorted { $0.key < $1.key }.map { ($0, value($1)) })
    }

    private func value(_ value: Logger.MetadataValue) -> String {
        switch value {
        case .string(let text): JSONText.text(text)
        case .stringConvertible(let words): JSONText.text("\(words)")
        case .dictionary(let metadata): object(metadata)
        case .array(let values): "[\(values.map(self.value).joined(separator: ","))]"
        }
    }
}

extension Timestamp {
    /// `2026-11-23T09:05:00.120Z`, in UTC: what a program reads has no summer time.
    var rfc3339: String {
        let (seconds, thousandths) = milliseconds.quotientAndRemainder(dividingBy: 1000)
        let (day, rest) = Int(seconds).quotientAndRemainder(dividingBy: 86_400)
        let parts = [rest / 3600, rest / 60 % 60, rest % 60].map { String(100 + $0).dropFirst() }
        let time = parts.joined(separator: ":")
        return "\(Day(daysSince1970: day).iso)T\(time).\(String(1000 + thousandths).dropFirst())Z"
    }
}
