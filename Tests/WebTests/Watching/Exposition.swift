import Foundation

/// Metrics as a scraper reads them, by the words of the text format 0.0.4 and by nothing that writes them.
struct Exposition {
    struct Family {
        var help: String?
        var kind: String?
        var samples: [Sample] = []
    }

    struct Sample {
        let name: String
        let labels: [String: String]
        let value: Double
    }

    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    private(set) var families: [String: Family] = [:]

    init(_ text: String) throws {
        guard text.hasSuffix("\n") else { throw Unreadable(description: "the last line has no end") }
        var latest: String?
        var seen: Set<String> = []
        for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
            if line.hasPrefix("# ") {
                let words = line.split(separator: " ", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
                guard words.count == 4, words[2].wholeMatch(of: /[a-zA-Z_:][a-zA-Z0-9_:]*/) != nil else {
                    throw Unreadable(description: line)
                }
                try note(words[1], of: words[2], words[3], line)
                latest = words[2]
            } else {
                let sample = try Self.sample(line)
                guard let family = latest, Self.belongs(sample.name, to: family, families[family]?.kind) else {
                    throw Unreadable(description: "no family: \(line)")
                }
                guard seen.insert("\(sample.name) \(sample.labels.sorted { $0.key < $1.key })").inserted else {
                    throw Unreadable(description: "twice: \(line)")
                }
                families[family]?.samples.append(sample)
            }
        }
        for (name, family) in families { try Self.check(family, name) }
    }

    /// The value of one line; `nil` where there is none.
    func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        families.values.flatMap(\.samples).first { $0.name == name && $0.labels == labels }?.value
    }

    private mutating func note(_ word: String, of name: String, _ text: String, _ line: String) throws {
        var family = families[name] ?? Family()
        guard family.samples.isEmpty else { throw Unreadable(description: "too late: \(line)") }
        if word == "HELP", family.help == nil {
            family.help = text
        } else if word == "TYPE", family.kind == nil, ["counter", "gauge", "histogram"].contains(text) {
            family.kind = text
        } else {
            throw Unreadable(description: line)
        }
        families[name] = family
    }

    private static func belongs(_ name: String, to family: String, _ kind: String?) -> Bool {
        kind == "histogram" ? ["_bucket", "_sum", "_count"].contains { name == family + $0 } : name == family
    }

    private static func sample(_ line: String) throws -> Sample {
        let shape = /([a-zA-Z_:][a-zA-Z0-9_:]*)(\{.*\})? (\S+)/
        guard let match = line.wholeMatch(of: shape), let value = Double(match.3) else {
            throw Unreadable(description: line)
        }
        var labels: [String: String] = [:]
        var rest = match.2.map { $0.dropFirst().dropLast() } ?? ""
        while !rest.isEmpty {
            guard let pair = rest.prefixMatch(of: /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\["\\n])*)"(,|$)/),
                labels[String(pair.1)] == nil
            else { throw Unreadable(description: line) }
            labels[String(pair.1)] = unescaped(String(pair.2))
            rest = rest[pair.range.upperBound...]
        }
        return Sample(name: String(match.1), labels: labels, value: value)
    }

    private static func unescaped(_ value: String) -> String {
        var text = ""
        var isEscaped = false
        for character in value {
            if isEscaped {
                text.append(character == "n" ? "\n" : character)
                isEscaped = false
            } else if character == "\\" {
                isEscaped = true
            } else {
                text.append(character)
            }
        }
        return text
    }

    private static func check(_ family: Family, _ name: String) throws {
        guard let kind = family.kind, family.help != nil else { throw Unreadable(description: "\(name) says nothing") }
        guard (kind == "counter") == name.hasSuffix("_total") else { throw Unreadable(description: "\(name): \(kind)") }
        guard kind == "histogram" else { return }
        let series = Dictionary(grouping: family.samples) { sample in
            sample.labels.filter { $0.key != "le" }.map { "\($0)=\($1)" }.sorted().joined(separator: ",")
        }
        for samples in series.values {
            let buckets = samples.filter { $0.name.hasSuffix("_bucket") }
            let bounds = buckets.compactMap { $0.labels["le"] }.compactMap { $0 == "+Inf" ? .infinity : Double($0) }
            let counts = buckets.map(\.value)
            let whole = samples.first { $0.name.hasSuffix("_count") }?.value
            guard bounds == bounds.sorted(), bounds.last == .infinity, bounds.count == buckets.count,
                counts == counts.sorted(), counts.last == whole, samples.contains(where: { $0.name.hasSuffix("_sum") })
            else { throw Unreadable(description: "\(name) is no histogram") }
        }
    }
}
