/// What Gatehouse does about each clause, and how it reads the document: prose, so it stands in `docs`.
struct ClauseWords {
    struct Passage: Equatable {
        /// Its heading, as it is written: `4.7, 6.6`.
        let clauses: String
        let words: String
    }

    let does: [Passage]
    let readings: [Passage]

    static let file = "docs/clause-words.md"

    /// Two parts under `# `, in them a passage under each `## `.
    init(_ text: String) {
        let parts = text.split(separator: /(^|\n)# .*\n/).map(Self.passages)
        does = parts.first ?? []
        readings = parts.dropFirst().first ?? []
    }

    private static func passages(_ part: Substring) -> [Passage] {
        part.split(separator: "## ").compactMap { passage in
            let lines = passage.split(separator: "\n")
            guard let heading = lines.first, lines.count > 1 else { return nil }
            return Passage(clauses: String(heading), words: lines.dropFirst().joined(separator: " "))
        }
    }

    /// Nil for a clause about which nothing is written: Gatehouse does nothing about it yet.
    func does(_ clause: String) -> String? {
        does.first { ClauseNumbers.read($0.clauses)?.contains(clause) == true }?.words
    }
}
