import Foundation
import Testing

/// The command line as people meet it. `make transcripts` writes what it prints now; read the change before it goes in.
@Suite("The command line")
struct TranscriptTests {
    static let transcripts = Project.files(under: "Tests/transcripts", endingIn: ".txt")

    @Test(
        .enabled(if: TranscriptRunner.binary != nil, "build the command first: swift build --product gatehouse"),
        arguments: transcripts)
    func `prints what the transcript says`(_ file: ProjectFile) throws {
        let runner = try TranscriptRunner(try #require(TranscriptRunner.binary))
        defer { #expect(throws: Never.self) { try runner.removeFolder() } }
        let told = try runner.run(try Transcript(file.text)) { session, printed in
            guard !isWriting else { return }
            Issue.record(
                """
                \(file.path):\(session.line): `\(session.command)` printed something else.
                \(session.difference(from: printed))
                Where that is as it should be: make transcripts
                """)
        }
        if isWriting {
            try Data(told.text.utf8).write(to: Project.root.appending(path: file.path))
        }
    }

    @Test func `every session in the README is shown by a transcript`() throws {
        let proved = Set(Self.transcripts.flatMap(\.lines).filter { $0.hasPrefix("$ gatehouse") })
        let shown = try Project.file("README.md").lines.map { $0.drop { $0 == " " } }
        for line in shown where line.hasPrefix("$ gatehouse") {
            #expect(proved.contains(String(line)), "the README shows a session that no transcript proves")
        }
    }

    private var isWriting: Bool { ProcessInfo.processInfo.environment["GATEHOUSE_TRANSCRIPTS"] == "write" }
}

extension ProjectFile: CustomTestStringConvertible {
    var testDescription: String { path }
}

extension Transcript.Session {
    /// What was expected and did not come (−), and what came instead (+), line by line.
    func difference(from printed: [String]) -> String {
        printed.difference(from: output).map { change in
            switch change {
            case .remove(_, let line, _): "− \(line)"
            case .insert(_, let line, _): "+ \(line)"
            }
        }
        .joined(separator: "\n")
    }
}

/// The runner itself, on commands that every machine has.
@Suite("A transcript")
struct TranscriptRunnerTests {
    @Test func `is written as it was read`() throws {
        #expect(try Transcript(Self.example).text == Self.example)
    }

    @Test func `agrees with a command that prints what it says`() throws {
        #expect(try differences(Self.example).isEmpty)
    }

    @Test(arguments: [
        "$ echo two\none\n", "$ echo one\none\ntwo\n", "$ echo one\n", "$ false\n", "$ true\n[1]\n",
        "$ cat\n< one\ntwo\n", "$ echo a b\na…c\n", "$ printf 'a\\n\\nb\\n'\na\nb\n", "$ true\n…\nb\n…\n",
    ])
    func `differs from a command that does not`(_ text: String) throws {
        #expect(try differences(text).count == 1)
    }

    @Test func `says what a command printed instead`() throws {
        #expect(try differences("$ echo two; exit 3\none\n") == ["− one\n+ two\n+ [3]"])
    }

    @Test func `gives its line where it cannot be read`() throws {
        let error = #expect(throws: Transcript.Unreadable.self) { try Transcript("# one\n\nloose\n") }
        #expect(error?.line == 3)
    }

    private static let example = """
        # What it understands.

        @ names.txt
        | Ash
        |
        | Birch

        $ cat names.txt
        Ash

        Birch


        $ tr a-z A-Z
        < one
        <
        < two
        ONE

        TWO

        $ echo "# a heading"; echo "\\$ 5"
        \\# a heading
        \\$ 5

        $ echo "refused: no purpose" >&2; exit 1
        refused: no purpose
        [1]

        $ pwd; echo "took 12 ms in all"; ls
        …
        took … ms in …
        …

        """

    private func differences(_ text: String) throws -> [String] {
        var found: [String] = []
        let runner = try TranscriptRunner(URL(filePath: "/bin/gatehouse"))
        _ = try runner.run(try Transcript(text)) { session, printed in found.append(session.difference(from: printed)) }
        try runner.removeFolder()
        return found
    }
}
