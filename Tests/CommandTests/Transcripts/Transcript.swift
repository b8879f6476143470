/// A session at the command line, as people would type it, with what it must print.
///
///     # A sentence: what this shows.
///
///     @ facts.jsonl
///     | {"asked": "exchange"}
///
///     $ gatehouse decide facts.jsonl
///     unmet: no purpose is named
///     [1]
///
/// `$` is a shell line, run in an empty folder of its own with `gatehouse` on its path. Lines beginning with `<` under
/// it are fed to it. What follows, up to the next `$`, `@` or `#`, is what it prints, errors included, and `[1]` its
/// exit status where that is not 0. `@` writes a file first, from the lines that begin with `|`. In what is printed
/// `…` stands for anything that differs from run to run, within its line; `…` on a line of its own stands for any
/// number of lines. A printed line that begins like one of these has a `\` before it.
struct Transcript: Equatable {
    var parts: [Part] = []

    enum Part: Equatable {
        /// A comment, or a line left free.
        case remark(String)
        case file(name: String, lines: [String])
        case session(Session)
    }

    struct Session: Equatable {
        /// The number of its `$` line, from 1.
        let line: Int
        let command: String
        var input: [String] = []
        var output: [String] = []
    }

    struct Unreadable: Error, CustomStringConvertible {
        let line: Int
        let words: String
        var description: String { "line \(line): \(words)" }
    }

    init(_ text: String) throws {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for (number, line) in zip(1..., lines.last == "" ? lines.dropLast() : lines[...]) {
            try read(line, number)
        }
        endSession()
    }

    static let marks = ["$ ", "@ ", "#", "<", "|", "\\"]

    private mutating func read(_ line: String, _ number: Int) throws {
        if line.hasPrefix("$ ") || line.hasPrefix("@ ") || line.hasPrefix("#") { endSession() }
        if line.hasPrefix("$ ") {
            parts.append(.session(Session(line: number, command: String(line.dropFirst(2)))))
        } else if line.hasPrefix("@ ") {
            parts.append(.file(name: String(line.dropFirst(2)), lines: []))
        } else if line == "|" || line.hasPrefix("| "), case .file(let name, let lines) = parts.last {
            parts[parts.count - 1] = .file(name: name, lines: lines + [String(line.dropFirst(2))])
        } else if line == "<" || line.hasPrefix("< "), case .session(var session) = parts.last {
            session.input.append(String(line.dropFirst(2)))
            parts[parts.count - 1] = .session(session)
        } else if line.hasPrefix("#") {
            parts.append(.remark(line))
        } else if case .session(var session) = parts.last {
            session.output.append(line.hasPrefix("\\") ? String(line.dropFirst()) : line)
            parts[parts.count - 1] = .session(session)
        } else if line.isEmpty {
            parts.append(.remark(line))
        } else {
            throw Unreadable(line: number, words: "`\(line)` belongs to no command: begin a remark with `#`")
        }
    }

    /// The lines left free under what a command printed are the writer's, not the command's.
    private mutating func endSession() {
        guard case .session(var session) = parts.last else { return }
        let free = session.output.reversed().prefix { $0.isEmpty }.count
        session.output.removeLast(free)
        parts[parts.count - 1] = .session(session)
        parts += Array(repeating: .remark(""), count: free)
    }

    /// The text that this was read from: `init` and `text` are each other's undoing.
    var text: String {
        var lines: [String] = []
        for part in parts {
            switch part {
            case .remark(let line): lines.append(line)
            case .file(let name, let content): lines += ["@ \(name)"] + content.map { $0.isEmpty ? "|" : "| \($0)" }
            case .session(let session):
                lines += ["$ \(session.command)"] + session.input.map { $0.isEmpty ? "<" : "< \($0)" }
                lines += session.output.map { line in Self.marks.contains { line.hasPrefix($0) } ? "\\\(line)" : line }
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

extension Transcript.Session {
    /// Whether what was printed is what the transcript says.
    func agrees(with printed: [String]) -> Bool { Self.agree(output[...], printed[...]) }

    private static func agree(_ expected: ArraySlice<String>, _ printed: ArraySlice<String>) -> Bool {
        guard let first = expected.first else { return printed.isEmpty }
        if first == "…" {
            return agree(expected.dropFirst(), printed) || (!printed.isEmpty && agree(expected, printed.dropFirst()))
        }
        guard let line = printed.first, agrees(first, line) else { return false }
        return agree(expected.dropFirst(), printed.dropFirst())
    }

    /// `…` within a line stands for any characters, none included.
    private static func agrees(_ expected: String, _ line: String) -> Bool {
        let pieces = expected.split(separator: "…", omittingEmptySubsequences: false)
        guard pieces.count > 1, let head = pieces.first, let tail = pieces.last else { return expected == line }
        guard line.hasPrefix(head) else { return false }
        var rest = line.dropFirst(head.count)
        for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(tail)
    }
}
