/// What Gatehouse does about each clause, and how it reads the document: prose, so it stands in `docs`.
struct ClauseWords {
    struct Passage: Equatable {
        /// Its heading, as it is written: `4.7, 6.6`.
        let clauses: String
        let words: String

        func isAbout(_ clause: String) -> Bool { ClauseNumbers.read(clauses[...])?.contains(clause) == true }
    }

    let does: [Passage]
    let readings: [Passage]
    /// Clauses that introduce, define or sum up: nothing is decided by one of them alone.
    let background: [Passage]

    static let file = "docs/clause-words.md"

    /// Three parts under `# `, in each a passage under each `## `.
    init(_ text: String) {
        // What stands before the first part is for whoever edits the file.
        let begun = text.firstRange(of: /(^|\n)#[ ]/).map { text[$0.lowerBound...] } ?? ""
        let parts = begun.split(separator: /(^|\n)# .*\n/).map(Self.passages)
        does = parts.first ?? []
        readings = parts.dropFirst().first ?? []
        background = parts.dropFirst(2).first ?? []
    }

    private static func passages(_ part: Substring) -> [Passage] {
        part.split(separator: "## ").compactMap { passage in
            let lines = passage.split(separator: "\n")
            guard let heading = lines.first, lines.count > 1 else { return nil }
            return Passage(clauses: String(heading), words: lines.dropFirst().joined(separator: " "))
        }
    }

    /// Nil for a clause about which nothing is written: Gatehouse does nothing about it yet.
    func does(_ clause: String) -> String? { does.first { $0.isAbout(clause) }?.words }

    func isBackground(_ clause: String) -> Bool { background.contains { $0.isAbout(clause) } }
}
