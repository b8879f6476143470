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
        let here = URL(filePath: #filePath).resolvingSymlinksInPath()
        let root = (0..<4).reduce(here) { url, _ in url.deletingLastPathComponent() }
        let data = FileManager.default.contents(atPath: root.appending(path: "docs/decide.md").path) ?? Data()
        let blocks = String(decoding: data, as: UTF8.self).components(separatedBy: "```json ").dropFirst()
            .map { $0.components(separatedBy: "```")[0] }
        let facts = blocks.filter { $0.hasPrefix("in\n") }
        let answers = blocks.filter { $0.hasPrefix("out\n") }
        return zip(facts, answers).map { facts, answer in
            Example(facts: joined(facts.dropFirst(3)), answer: joined(answer.dropFirst(4)))
        }
    }()

    /// A line as the page prints it, with its breaks and indentation taken out: they stand between members only.
    static func joined(_ block: some StringProtocol) -> String {
        block.split(separator: "\n").map { $0.trimmingPrefix { $0 == " " } }.joined()
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
            #expect(example.answer + "\n" == answer)
        }
    }
}
