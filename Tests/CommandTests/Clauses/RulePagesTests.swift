import Foundation
import SharingProtocol
import Testing

/// The pages that are made from the built-in protocols; `make clauses` writes them.
@Suite("Pages made from the protocols")
struct RulePagesTests {
    private func protocols() throws -> [InformationSharingProtocol] { [try .safermk2013(), try .model2026()] }

    /// Words in lines of at most 118 characters, those after the first indented.
    private func wrapped(_ words: String, after indent: Int) -> String {
        let margin = String(repeating: " ", count: indent)
        var lines = [""]
        for word in words.split(separator: " ") {
            let line = lines[lines.count - 1]
            if margin.count + line.count + word.count >= 118 {
                lines.append(String(word))
            } else {
                lines[lines.count - 1] = line.isEmpty ? String(word) : "\(line) \(word)"
            }
        }
        return lines.joined(separator: "\n" + margin)
    }

    private func hold(_ name: String, to page: String) throws {
        let address = Project.root.appending(path: "docs/\(name)")
        if ProcessInfo.processInfo.environment["GATEHOUSE_CLAUSES"] == "write" {
            try Data(page.utf8).write(to: address)
        }
        #expect(try String(contentsOf: address, encoding: .utf8) == page, "docs/\(name): make clauses")
    }

    @Test func `of powers and duties is what the protocols make of it`() throws {
        var page = """
            # Powers and duties

            <!-- Written by `make clauses`. -->

            Which power or duty an exchange rests on, for each pair of parties and each class of information:
            the first gateway of the protocol file that covers it (clauses 2.2, 2.3, 2.13 to 2.16). A duty
            arises for a prescribed set that the holding agency is listed to hold. "If named" means that the
            holding agency has to name the power and put on file what shows that it applies. Parties for which
            everything is the same stand in one row. A test asks the rules for every pair of parties.

            """
        for rules in try protocols() {
            page += "\n## \(rules.name)\n\n\(GatewayTable(rules, on: rules.effective).markdown)"
        }
        try hold("gateways.md", to: page)
    }

    @Test func `of grounds and conditions is what the protocols make of it`() throws {
        var page = """
            # Grounds and conditions

            <!-- Written by `make clauses`. -->

            Which ground and which condition can carry personal information, for each class and each party that
            holds it (clauses 3.11 and 3.13). A ground that can belong to either part of data protection law has
            a row for each. A test asks the rules for every cell, with all its evidence on file.

            """
        for rules in try protocols() {
            page += "\n## \(rules.name)\n\(GroundTable(rules, on: rules.effective).markdown)"
        }
        try hold("grounds.md", to: page)
    }

    @Test func `of what a lawyer should check is what the model marks`() throws {
        let model = try InformationSharingProtocol.model2026()
        let marked = model.clauses.filter { $0.unverified != nil }
        var page = """
            # What a lawyer should check

            <!-- Written by `make clauses` from the marks `unverified` of the protocol file. -->

            Before a partnership goes live on `model-2026`, its legal adviser should check these \(marked.count)
            points. The model is no legal advice. Every clause names its source, and where an Act was read as it
            stood on an earlier day, that day.


            """
        for (number, provision) in marked.enumerated() {
            let point = "**\(provision.clause), \(provision.title.lowercasedFirst).** \(provision.unverified ?? "")"
            page += "\(number + 1). \(wrapped(point, after: "\(number + 1). ".count))\n"
        }
        try hold("legal-checks.md", to: page)
        #expect(marked.count < 39)
    }

    @Test func `of how many questions a case asks is what the protocols make of it`() throws {
        let (old, new) = (try InformationSharingProtocol.safermk2013(), try InformationSharingProtocol.model2026())
        var page = """
            # How many questions a case asks

            <!-- Written by `make clauses`. -->

            What people answer in five typical cases under each protocol: choices, and texts to write. The
            asking agency leaves the ground to the holder. Whatever depends on the case alone is asked; what an
            agency's line in the list of parties settles is not.

            | case | `\(old.name)`: asks | decides | `\(new.name)`: asks | decides |
            | --- | --- | --- | --- | --- |

            """
        for example in TypicalCase.all {
            let counts = [(old, example.old), (new, example.new)].map { rules, answers in
                TypicalCase.count(answers, under: rules)
            }
            page += "| \(example.words) | \(counts[0].asked) | \(counts[0].decided) "
            page += "| \(counts[1].asked) | \(counts[1].decided) |\n"
        }
        try hold("questions.md", to: page)
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
