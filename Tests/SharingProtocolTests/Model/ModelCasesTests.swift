import Foundation
import SharingProtocol
import Testing

@Suite("2.5, 2.7, 3.8, 3.11, 4.4 Cases under the law of 2026")
struct ModelCasesTests {
    @Test(arguments: ModelCase.processing + ModelCase.grounds + ModelCase.powers)
    func `are permitted or refused as the section says`(_ example: ModelCase) {
        let decision = decideExchange(example.proposal, under: model)
        #expect(decision.isPermitted == example.isPermitted, "\(decision.unmet)")
        #expect(decision.unmetQuestions == example.unmet)
        // Whatever is permitted names its power, and its ground or criterion.
        guard example.isPermitted else { return }
        let kinds = decision.basis.map(\.kind)
        #expect(kinds.first == .power && (kinds.contains(.ground) || kinds.contains(.criterion)))
    }

    @Test func `are three for each rule at least: one permitted, one refused, one on the border`() {
        let rules = Dictionary(grouping: ModelCase.processing + ModelCase.grounds + ModelCase.powers, by: \.law)
        for (law, cases) in rules {
            #expect(cases.count >= 3, "\(law)")
            #expect(Set(cases.map(\.isPermitted)).count == 2, "\(law)")
        }
    }

    private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "../shared/facts/model-2026-cases.jsonl")

    /// Cases made by others, for those who have them.
    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: file.path),
            "../shared/facts/model-2026-cases.jsonl is not beside this copy of the project"))
    func `made by others are answered as they expect`() throws {
        struct Case: Decodable {
            let expected: String
            let why: String
        }
        let lines = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
        #expect(!lines.isEmpty)
        for line in lines {
            let expected = try JSONDecoder().decode(Case.self, from: Data(line.utf8))
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            let facts = try JSONSerialization.data(withJSONObject: object?["facts"] ?? [:])
            let answer = DecideLines(under: model).answer(String(decoding: facts, as: UTF8.self)).answer
            #expect(answer.hasPrefix("{\"decision\":\"\(expected.expected)\""), "\(expected.why)")
        }
    }
}
