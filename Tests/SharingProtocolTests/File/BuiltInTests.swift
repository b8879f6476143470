import SharingProtocol
import Testing

@Suite("The built-in protocol")
struct BuiltInTests {
    @Test func `has every clause of the document and its four appendices, in order, once`() {
        let parts = [(1, 4), (2, 13), (3, 12), (4, 13), (5, 2), (6, 10)]
        let numbers = parts.flatMap { part, last in (1...last).map { "\(part).\($0)" } }
        let whole = rules.clauses.map(\.clause.number).filter { !$0.contains("(") && !$0.hasPrefix("Appendix") }
        #expect(whole == numbers)
        #expect(Set(rules.clauses.map(\.clause)).count == rules.clauses.count)
        for appendix in ["Appendix One", "Appendix Two", "Appendix Three", "Appendix Four"] {
            #expect(rules.provision(Clause(appendix)) != nil)
        }
        #expect(rules.clauses.count { $0.clause.number.hasPrefix("Appendix Two(") } == 12)
    }

    @Test func `notes the slips of the document's own references (4.11, 6.6–6.9)`() {
        let slips = rules.clauses.filter { $0.slip != nil }.map(\.clause.number)
        #expect(slips == ["4.11", "6.6", "6.7", "6.8", "6.9", "Appendix Three"])
    }

    @Test func `is in force from 1 April 2013 and is reviewed every year by the responsible authorities (5.1, 5.2)`() {
        #expect(rules.effective == day("2013-04-01"))
        #expect(rules.review.everyMonths == 12)
        #expect(rules.review.approvedBy == ["responsible-authority"])
    }

    @Test func `gives twenty working days to a request under freedom of information (2.8)`() {
        #expect(rules.clock("freedom-of-information")?.workingDays == 20)
    }

    @Test func `is clean, and found by its name alone`() throws {
        #expect(ProtocolFile.check(rules.text).isEmpty)
        #expect(try InformationSharingProtocol.builtIn("safermk-2013")?.name == "safermk-2013")
        #expect(try InformationSharingProtocol.builtIn("safermk") == nil)
    }

    @Test(arguments: [0, 40, 60, 100, 150, 179])
    func `cites its clauses in their order wherever they stand among the 256 that there may be`(_ count: Int) throws {
        let more = (0..<count).map { "  - {number: \"0.\($0)\", title: More, words: More., background: true}\n" }
        let text = rules.text.replacing("\nclauses:\n", with: "\nclauses:\n" + more.joined())
        let longer = try #require(ProtocolFile.read(text).rules)
        #expect(longer.clauses.count == rules.clauses.count + count)
        #expect(decideExchange(.example(), under: longer).clauses == exchange(.example()).clauses)
        let answer = DecideLines(under: longer).answer(Lines.exchange(.example())).answer
        #expect(answer == Lines.line(exchange(.example())))
    }

    @Test func `has no more than 256 clauses`() {
        let more = (0..<180).map { "  - {number: \"0.\($0)\", title: More, words: More., background: true}\n" }
        let problems = ProtocolFile.check(
            rules.text.replacing("\nclauses:\n", with: "\nclauses:\n" + more.joined()))
        #expect(problems.map(\.sentence) == ["a protocol has at most 256 clauses"])
    }

    @Test func `is shown as text, in 80 columns`() {
        let text = shown(rules)
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
        for provision in rules.clauses { #expect(text.contains(provision.clause.number)) }
        for party in rules.parties { #expect(text.contains(party.key.name)) }
    }

    @Test func `is shown clause by clause, with what each asks and what follows`() {
        let clause = shown(rules, clause: "4.7") ?? ""
        #expect(clause.hasPrefix("4.7 Restricted information\n"))
        #expect(clause.contains("It asks: marking, group."))
        #expect(shown(rules, clause: "3.11")?.contains("3.11(c)") == true)
        #expect(shown(rules, clause: "6.6")?.contains("means 4.7") == true)
        #expect(shown(rules, clause: "7.1") == nil)
    }
}
