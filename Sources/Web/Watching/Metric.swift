/// One metric, as Prometheus reads it (text exposition format 0.0.4).
package struct Metric: Sendable {
    package enum Kind: String, Sendable { case counter, gauge, histogram }

    /// One line of it.
    package struct Sample: Sendable {
        /// What follows the metric's name: `_bucket`, for example; nothing but in a histogram.
        var suffix = ""
        let labels: [(name: String, value: String)]
        let value: Double
    }

    package let name: String
    /// What it counts, in a few words.
    package let help: String
    package let kind: Kind
    package let samples: [Sample]

    init(_ kind: Kind, _ name: String, _ help: String, samples: [Sample]) {
        self.name = name
        self.help = help
        self.kind = kind
        self.samples = samples
    }

    /// A metric of one value.
    package init(_ kind: Kind, _ name: String, _ help: String, _ value: Double) {
        self.init(kind, name, help, samples: [Sample(labels: [], value: value)])
    }

    /// A metric that says something of a server in its labels; its value is always 1.
    package init(info name: String, _ help: String, _ labels: [(name: String, value: String)]) {
        self.init(.gauge, name, help, samples: [Sample(labels: labels, value: 1)])
    }

    /// Its lines, each with a line break after it.
    package var text: String {
        let help = help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        let lines = samples.map { sample in
            let labels = sample.labels.map { "\($0.name)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
            return "\(name)\(sample.suffix)\(labels.isEmpty ? "" : "{\(labels)}") \(Self.written(sample.value))\n"
        }
        return "# HELP \(name) \(help)\n# TYPE \(name) \(kind.rawValue)\n\(lines.joined())"
    }

    /// A label's value between its quotation marks.
    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    /// A number as Go's `ParseFloat` takes it, whole ones without a point.
    static func written(_ value: Double) -> String {
        if value.isNaN { return "NaN" }
        if value.isInfinite { return value < 0 ? "-Inf" : "+Inf" }
        return Int64(exactly: value).map(String.init) ?? "\(value)"
    }
}
