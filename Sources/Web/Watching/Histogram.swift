/// How often something took how long, by bounds.
struct Histogram {
    /// In seconds: from a page out of memory to the longest that a page may take.
    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]

    /// How many lie within each bound and above the one before; the last, those beyond all of them.
    private var counts = [Int](repeating: 0, count: bounds.count + 1)
    private var sum = 0.0

    mutating func record(_ seconds: Double) {
        counts[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
        sum += seconds
    }

    /// Its lines: each bucket holds what those before it hold as well.
    func samples(_ labels: [(name: String, value: String)]) -> [Metric.Sample] {
        var below = 0
        var samples: [Metric.Sample] = []
        for (bound, count) in zip(Self.bounds + [.infinity], counts) {
            below += count
            samples.append(
                Metric.Sample(
                    suffix: "_bucket", labels: labels + [("le", Metric.written(bound))], value: Double(below)))
        }
        return samples + [
            Metric.Sample(suffix: "_sum", labels: labels, value: sum),
            Metric.Sample(suffix: "_count", labels: labels, value: Double(below)),
        ]
    }
}
