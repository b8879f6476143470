extension TidyRule {
    /// How long, how wide and how many.
    static let sizes: [TidyRule] = [
        TidyRule(
            "No file is over 300 lines", because: "a file that long holds two ideas: give each its own",
            planted: ("Sources/Web/Long.swift", String(repeating: "let a = 1\n", count: 301))
        ) { file in
            // The last line ends in a line break too, after which nothing comes.
            let count = file.lines.count - 1
            return file.isCode && count > 300 ? [Fault(line: 301, words: "\(count) lines")] : []
        },

        TidyRule(
            "No line is over 120 characters", because: "two versions should fit beside each other on a screen",
            planted: ("Sources/Web/Wide.swift", String(repeating: "a", count: 121))
        ) { file in
            // A table's row in Markdown cannot be broken, and an address cannot either.
            guard file.isCode || file.isMarkdown || file.path.hasSuffix(".css") else { return [] }
            // `make clauses` writes this one, a line a reading.
            guard file.path != "docs/clauses.md" else { return [] }
            return file.lines.faults { line in
                let unbreakable = file.isMarkdown && (line.hasPrefix("|") || line.contains("]("))
                return line.count > 120 && !unbreakable ? "\(line.count) characters" : nil
            }
        },

        TidyRule(
            "No function is over 60 lines", because: "what does not fit on a screen is not read whole",
            planted: ("Sources/Web/Long.swift", "func long() {\n" + String(repeating: "    act()\n", count: 60) + "}\n")
        ) { file in
            guard file.isSwift else { return [] }
            return functions(in: file).filter { $0.lines > 60 && !flatLists.contains($0.name) }.map(\.fault)
        },

        TidyRule(
            "No file and no folder is a junk drawer", because: "a thing lives under the field's name for it",
            planted: ("Sources/Web/Helpers/Text.swift", "")
        ) { file in
            let found = file.path.split(separator: "/").first { part in
                part.contains("+") || junkDrawers.contains { part == $0 || part.hasSuffix("\($0).swift") }
            }
            return found.map { [Fault(line: 1, words: "the name \($0)")] } ?? []
        },
    ]

    private static let junkDrawers = [
        "Common", "Core", "Extensions", "Helper", "Helpers", "Manager", "Misc", "Shared", "Util", "Utilities", "Utils",
    ]

    /// Flat lists that are longer than a screen and read as tables: one question, or one address, after another.
    private static let flatLists: Set<String> = []

    private struct Function {
        let name: String
        let start: Int
        let lines: Int
        var fault: Fault { Fault(line: start, words: "`\(name)` has \(lines) lines") }
    }

    /// The functions of a file laid out by the formatter: one ends at the first brace that stands where it began.
    private static func functions(in file: ProjectFile) -> [Function] {
        let lines = file.lines
        return lines.indices.compactMap { start in
            let words = lines[start].split(separator: " ")
            let isStart = words.contains("func") || words.contains { $0.hasPrefix("init(") || $0.hasPrefix("init?(") }
            guard isStart, !lines[start].hasSuffix("}") else { return nil }
            let indent = lines[start].prefix { $0 == " " }
            guard let end = lines[(start + 1)...].firstIndex(of: indent + "}") else { return nil }
            let name = words.drop { $0 != "func" }.dropFirst().first ?? "init"
            return Function(name: String(name.prefix { $0 != "(" }), start: start + 1, lines: end - start + 1)
        }
    }
}

extension ProjectFile {
    var isSwift: Bool { path.hasSuffix(".swift") }
    var isMarkdown: Bool { path.hasSuffix(".md") }
    /// What people write by hand and machines run; data and prose have lengths of their own.
    var isCode: Bool {
        isSwift || path.hasSuffix(".py") || path.hasSuffix(".js") || path.hasPrefix("scripts/") || path == "Makefile"
    }
}
