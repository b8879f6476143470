import Foundation
import SharingProtocol
import Testing

/// Protocol files that are not the partnership's own.
@Suite("Protocol files of others")
struct OtherFilesTests {
    private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    private func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: Self.root.appending(path: path)), as: UTF8.self)
    }

    @Test func `the file to begin one’s own with can be used as it stands`() {
        #expect(ProtocolFile.check(InformationSharingProtocol.startText).isEmpty)
    }

    @Test func `the examples of the page on protocol files are one file, which can be used`() throws {
        let page = try text("docs/protocol-file.md")
        let blocks = page.components(separatedBy: "```yaml\n").dropFirst().map {
            $0.components(separatedBy: "```")[0]
        }
        #expect(ProtocolFile.check(blocks.joined()).isEmpty)
    }

    @Test func `another partnership’s protocol decides by its own grounds and clauses`() throws {
        let reading = ProtocolFile.read(try text("docs/examples/safer-stockton-2016.yaml"))
        let stockton = try #require(reading.rules)
        let ground = try #require(stockton.grounds.first { !$0.isConsent })
        let asked = try #require(stockton.classes.first { $0.test == .grounds && !$0.isSensitive })
        var proposal = Proposal.example {
            $0.asking.category = stockton.categories.first?.key
            $0.holding.category = stockton.categories.first?.key
            $0.informationClass = asked.key
            $0.purpose = stockton.purposes.first?.key
            $0.reason = stockton.reasons.first?.key
            $0.ground = Claim<Ground>(ground.key, evidence: Set(ground.evidence.map(\.key)))
            $0.particulars = Set(stockton.particulars.map(\.key.name))
        }
        let decision = decideExchange(proposal, under: stockton)
        #expect(decision.isPermitted, "\(decision.unmet)")
        #expect(decision.clauses.allSatisfy { stockton.provision($0) != nil })
        #expect(stockton.clause(on: .joining) == "Members")
        #expect(stockton.clause(on: .agreementForm) == nil)
        proposal.ground = .riskOfHarm
        #expect(!decideExchange(proposal, under: stockton).isPermitted)
    }

    @Test func `what two versions say differently is found by clause and by key`() {
        let comparison = VersionComparison(from: rules, to: model)
        #expect(comparison.lists.map(\.name).contains("Conditions for sensitive information"))
        let gone = comparison.clauses.filter { if case .removed = $0.change { true } else { false } }
        #expect(gone.contains { $0.name == "6.1" })
        let same = VersionComparison(from: rules, to: rules)
        #expect(same.clauses.isEmpty && same.lists.isEmpty && same.sameClauses == rules.clauses.count)
    }
}

@Suite("A protocol file whose conditions or grounds are out of reach")
struct ConditionMistakesTests {
    @Test(arguments: [
        ("  condition: \"3.13\"\n", "", "no clause asks the question `condition`"),
        ("  particulars: \"3.14\"\n", "", "no clause asks the question `particulars`"),
        ("    asked: request", "    asked: everybody", "has to be one of `request`, `decision`"),
        ("  within-days: 90", "  within-days: many", "has to be a whole number from 0 to 730"),
        ("  afterwards: reads", "  afterwards: shrugs", "has to be one of `reads`, `nothing`"),
        ("    purposes: [serious-violence]", "    purposes: [violence]", "there is no purpose `violence`"),
    ])
    func `says so with its line`(_ from: String, _ to: String, _ sentence: String) throws {
        let place = try #require(model.text.firstRange(of: from))
        let line = model.text[..<place.lowerBound].count { $0 == "\n" } + 1
        let problems = ProtocolFile.check(model.text.replacing(from, with: to, maxReplacements: 1))
        let found = try #require(problems.first { $0.sentence.contains(sentence) }, "\(problems)")
        // What is missing has no line of its own: the first item that it leaves unasked has.
        #expect(to.isEmpty ? found.line > 0 : found.line == line)
        #expect(!found.isWarning)
    }

    @Test(arguments: [
        (
            "        label: which offence\n", "        label: what crime\n        regimes: [part-3]\n",
            "the piece of evidence `offence` of `rli-crime` is never asked for"
        ),
        ("  - key: people\n", "  - key: offence\n", "`offence` is a particular and a piece of evidence"),
        ("    regimes: [uk-gdpr]\n    in-force", "    in-force", "belongs to no regime; name one under `regimes`"),
    ])
    func `says so of the item that it is in`(_ from: String, _ to: String, _ sentence: String) throws {
        #expect(model.text.contains(from))
        let problems = ProtocolFile.check(model.text.replacing(from, with: to, maxReplacements: 1))
        let found = try #require(problems.first { $0.sentence.contains(sentence) }, "\(problems)")
        #expect(!found.isWarning && found.line > 1)
    }

    @Test func `a sensitive class that no condition covers is named`() {
        let text = model.text.replacing("classes: [criminal-offence]", with: "classes: [special-category]")
            .replacing("classes: [special-category, criminal-offence]", with: "classes: [special-category]")
        let problems = ProtocolFile.check(text)
        #expect(
            problems.contains { $0.sentence.contains("no condition covers the sensitive class `criminal-offence`") })
    }
}
