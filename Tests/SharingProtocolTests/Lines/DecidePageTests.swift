import Foundation
import SharingProtocol
import Testing

/// The examples of `docs/decide.md`: each line of facts, and the answer that the page prints under it.
struct DecidePage {
    struct Example: Sendable {
        let facts: String
        let answer: String
    }

    static let examples: [Example] = {
        // From Tests/SharingProtocolTests/Lines to the project.
        let root = (0..<4).reduce(URL(filePath: #filePath).resolvingSymlinksInPath()) { url, _ in url.deletingLastPathComponent() }
        let data = FileManager.default.contents(atPath: root.appending(path: "docs/decide.md").path) ?? Data()
        let blocks = String(decoding: data, as: UTF8.self).components(separatedBy: "```json ").dropFirst()
            .map { $0.components(separatedBy: "```")[0] }
        let facts = blocks.filter { $0.hasPrefix("in\n") }
        let answers = blocks.filter { $0.hasPrefix("out\n") }
        return zip(facts, answers).map { facts, answer in
            Example(facts: String(facts.dropFirst(3).dropLast()), answer: String(answer.dropFirst(4)))
        }
    }()

    /// An answer as the page prints it: a finding, an obligation or another member on each line.
    static func spread(_ answer: String) -> String {
        var text = answer
        for (from, to) in [
            (",\"findings\":[", ",\n \"findings\":[\n  "), ("},{", "},\n  {"), ("],\"clauses\"", "],\n \"clauses\""),
            (",\"obligations\":[{", ",\n \"obligations\":[\n  {"), (",\"obligations\":[]", ",\n \"obligations\":[]"),
            ("],\"gateway\"", "],\n \"gateway\""),
        ] {
            text = text.replacing(from, with: to)
        }
        return text
    }
}

@Suite("The page on deciding lines")
struct DecidePageTests {
    @Test(.enabled(if: !DecidePage.examples.isEmpty, "docs/decide.md is not beside the tests"))
    func `prints what the command prints`() {
        let lines = DecideLines(under: rules)
        #expect(DecidePage.examples.count == 5)
        for example in DecidePage.examples {
            let answer = lines.answer(example.facts, number: 1).answer
            #expect(example.answer == DecidePage.spread(answer))
        }
    }
}
