/// One line of `gatehouse bench`: what was measured, beside what limits it in the same run.
struct Measurement {
    let job: String
    let figure: Double
    let unit: String
    /// The machine's own limit, or a peer, measured in the same run; `nil` where a budget is all there is.
    var beside: (name: String, figure: Double)?
    /// What the design asks for.
    var reach: Reach?

    enum Reach {
        case atLeast(Double)
        case atMost(Double)
        /// A part of the limit beside it.
        case ofLimit(Double)
    }

    private var ratio: Double? { beside.map { figure / $0.figure } }

    private var isReached: Bool? {
        switch reach {
        case nil: nil
        case .atLeast(let least): figure >= least
        case .atMost(let most): figure <= most
        case .ofLimit(let part): (ratio ?? 0) >= part
        }
    }

    private var reachText: String {
        switch reach {
        case nil: ""
        case .atLeast(let least): "≥ \(Self.spoken(least))"
        case .atMost(let most): "≤ \(Self.spoken(most))"
        case .ofLimit(let part): "≥ \(Self.spoken(part)) of it"
        }
    }

    /// A row of the table, in Markdown, so that a result can be pasted into a page as it is.
    var row: String {
        let limit = beside.map { "\($0.name): \(Self.spoken($0.figure))" } ?? ""
        let verdict = isReached.map { $0 ? "reached" : "**missed**" } ?? ""
        let cells = [
            job, "\(Self.spoken(figure)) \(unit)", limit, ratio.map { Self.spoken($0) } ?? "", reachText, verdict,
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    static let head = """
        | job | measured | beside it, in the same run | ratio | to reach | |
        | --- | --- | --- | --- | --- | --- |
        """

    /// Three figures that matter, and thousands set apart.
    static func spoken(_ number: Double) -> String {
        guard number.isFinite else { return "–" }
        if number >= 100 {
            var digits = String(Int(number.rounded()))
            var parts: [Substring] = []
            while digits.count > 3 {
                parts.insert(digits.suffix(3), at: 0)
                digits.removeLast(3)
                if digits.isEmpty { break }
                if digits.count <= 3 { break }
            }
            return ([Substring(digits)] + parts).joined(separator: ",")
        }
        let scale: Double = number >= 10 ? 10 : 100
        let rounded = (number * scale).rounded() / scale
        return rounded == rounded.rounded() ? String(Int(rounded)) : String(rounded)
    }
}

/// How long something takes, in seconds.
func seconds(_ work: () throws -> Void) rethrows -> Double {
    let clock = ContinuousClock()
    return try clock.measure(work).inSeconds
}

extension Duration {
    var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension [Double] {
    /// The value that so large a part of all is no greater than.
    func quantile(_ part: Double) -> Double {
        guard !isEmpty else { return .nan }
        let sorted = sorted()
        return sorted[Swift.min(sorted.count - 1, Int((Double(sorted.count) * part).rounded(.up)) - 1)]
    }
}
