import SharingProtocol
import Testing

/// The built-in file with one stretch of it replaced.
struct Mistake: Sendable, CustomTestStringConvertible {
    let from: String
    let to: String
    let sentence: String
    /// The line of the sentence, counted from the line that `from` begins in.
    var offset = 0

    init(_ from: String, _ to: String, _ sentence: String, offset: Int = 0) {
        (self.from, self.to, self.sentence, self.offset) = (from, to, sentence, offset)
    }

    var testDescription: String { sentence }

    var text: String { rules.text.replacing(from, with: to, maxReplacements: 1) }

    var line: Int {
        let before = rules.text.firstRange(of: from).map { rules.text[..<$0.lowerBound] } ?? ""
        return before.count { $0 == "\n" } + 1 + offset
    }
}

@Suite("A protocol file with a mistake in it")
struct BrokenFilesTests {
    static let mistakes = [
        Mistake("name: safermk-2013\n", "", "the file needs `name`"),
        Mistake(
            "effective: 2013-04-01", "effective: 2013-04-31",
            "`effective` of the file has to be a day of the calendar, such as 2013-04-01"),
        Mistake("title: SaferMK information", "titel: SaferMK information", "the file has no `titel`; it may have"),
        Mistake(
            "partnership: SaferMK", "partnership: [SaferMK]", "`partnership` of the file has to be words, not a list"),
        Mistake("partnership: SaferMK", "partnership:", "the file needs `partnership`"),
        Mistake("partnership: SaferMK", "partnership: \" \"", "`partnership` of the file is blank; write it"),
        Mistake(
            "  - key: consent\n", "  - key: risk-of-harm\n",
            "the ground `risk-of-harm` is listed twice, first in line", offset: 17),
        Mistake(
            "  - key: monitoring\n", "  - key: Moni toring\n",
            "a key is written in up to 64 small letters, digits and hyphens, such as `risk-of-harm`"),
        Mistake(
            "    clause: \"3.10(b)\"", "    clause: \"3.10(z)\"",
            "there is no clause `3.10(z)`; list it, or correct the name"),
        Mistake(
            "category: co-operating-body", "category: friends",
            "there is no category `friends`; list it, or correct the name"),
        Mistake(
            "classes: [aggregate-public, aggregate", "classes: [anonymous, aggregate",
            "there is no class `anonymous`; list it, or correct the name"),
        Mistake(
            "    from: [responsible-authority, relevant-authority]", "    from: [responsible-authority, relevants]",
            "there is no category `relevants`; list it, or correct the name"),
        Mistake(
            "    duty: true\n", "    duty: true\n    in-force: soon\n",
            "`in-force` of the gateway `section-17a` has to be a day of the calendar, such as 2013-04-01", offset: 1),
        Mistake(
            "effective: 2013-04-01", "effective: 2013-04-01\nlast-day: never",
            "`last-day` of the file has to be a day of the calendar, such as 2013-04-01", offset: 1),
        Mistake(
            "    duty: true\n", "    duty: true\n    in-force: 2014-01-01\n    until: 2013-01-01\n",
            "`until` of the gateway `section-17a` is before `in-force`; it comes after it", offset: -4),
        Mistake(
            "effective: 2013-04-01", "effective: 2013-04-01\nlast-day: 2013-03-31",
            "`last-day` of the file is before `effective`; it comes after it", offset: -4),
        Mistake(
            "  - key: parks-trust\n", "  - key: co-operating-body\n",
            "`co-operating-body` is a category and a party; give one of them another name"),
        Mistake(
            "  named-readers: [aggregate-public", "  named-readers: [everything",
            "there is no class `everything`; list it, or correct the name"),
        Mistake(
            "holders: [fire-authority]", "holders: [fire-brigade]",
            "there is no party `fire-brigade`; list it, or correct the name"),
        Mistake(
            "holders: [fire-authority]", "holders: fire-authority",
            "`holders` of the prescribed set `deliberate-fires` has to be a list, each item after a hyphen"),
        Mistake(
            "holders: [fire-authority]", "holders: []",
            "`holders` of the prescribed set `deliberate-fires` lists nothing; list at least one"),
        Mistake("    kind: aggregate\n    test: criteria\n", "    kind: aggregate\n", "needs `test`", offset: -3),
        Mistake(
            "    kind: aggregate\n", "    kind: heap\n",
            "has to be one of `aggregate`, `depersonalised`, `personal`"),
        Mistake(
            "    kind: personal\n    test: grounds", "    kind: personal\n    test: criteria",
            "is personal and tested by criteria; personal information needs a ground", offset: -3),
        Mistake(
            "    kind: depersonalised\n", "    kind: depersonalised\n    sensitive: true\n",
            "is sensitive and not personal; make it the one or not the other", offset: -3),
        Mistake("    duty: true", "    duty: yes", "`duty` of the gateway `section-17a` has to be true or false"),
        Mistake(
            "working-days: 20", "working-days: soon",
            "`working-days` of the clock `freedom-of-information` has to be a whole number from 1 to 10000"),
        Mistake(
            "  destroyed: \"4.13\"\n", "", "no clause asks the question `destroyed`; name the one that does",
            offset: -27),
        Mistake("  destroyed: \"4.13\"", "  destroyd: \"4.13\"", "`destroyd` is not a question that can be asked"),
        Mistake(
            "  joining: \"6.2\"", "  joyning: \"6.2\"",
            "`joyning` is not a topic that Gatehouse cites; it cites `joining`, `agreementForm`"),
        Mistake(
            "  joining: \"6.2\"", "  keepUntil: \"4.12\"",
            "`keepUntil` is a question, and no topic of its own; its clause stands under `questions`"),
        Mistake(
            "  joining: \"6.2\"", "  review: \"5.2\"",
            "`review` has a section of its own, and its clause stands there"),
        Mistake("  joining: \"6.2\"", "  joining: [\"6.2\"]", "the topic `joining` needs the number of its clause"),
        Mistake("  joining: \"6.2\"", "  joining: \"6.20\"", "there is no clause `6.20`; list it, or correct the name"),
        Mistake(
            "    votes-at-review: true\n", "",
            "the category `responsible-authority` approves the review without a vote at it", offset: -5),
        Mistake(
            "    after: [ask, exchange]", "    after: [asking]",
            "`after` of a duty that follows has to be one of `ask`, `exchange`, `read`, `use`"),
        Mistake(
            "      - key: risk-to\n", "      - key: risk\n",
            "the ground `risk-of-harm` lists a piece of evidence twice; list it once", offset: -7),
        Mistake(
            "title: SaferMK information", "\ttitle: SaferMK information", "this line is indented with a tab; use spaces"
        ),
        Mistake(
            "version: \"1.1\"", "version: \"1.1\"\nname: again", "`name` is written twice in what begins here",
            offset: -2),
    ]

    @Test(arguments: mistakes)
    func `is refused, by the line and one sentence`(_ mistake: Mistake) throws {
        #expect(rules.text.contains(mistake.from))
        let reading = ProtocolFile.read(mistake.text)
        #expect(reading.rules == nil)
        let problem = try #require(
            reading.problems.first { $0.sentence.contains(mistake.sentence) }, "\(reading.problems)")
        #expect(problem.line == mistake.line)
    }

    @Test func `is refused where it is no YAML at all, or nothing`() {
        #expect(
            ProtocolFile.check("").map(\.description) == ["1: the file is empty; a protocol begins with its `name`"])
        #expect(ProtocolFile.check("# only a comment\n").first?.sentence.hasPrefix("the file is empty") == true)
        #expect(ProtocolFile.check("{").first?.sentence.hasPrefix("the file is not YAML from here on") == true)
        #expect(
            ProtocolFile.check("- a\n- b\n").first?.sentence.hasPrefix("the file has to be a list of names") == true)
        #expect(ProtocolFile.check("hello").first?.sentence.hasPrefix("the file has to be a list of names") == true)
        let unclosed = ProtocolFile.read(rules.text.replacing("version: \"1.1\"", with: "version: \"1.1"))
        #expect(unclosed.rules == nil && unclosed.problems.count == 1)
    }

    @Test func `is refused where it is written in another encoding, or is too long`() {
        #expect(ProtocolFile.read([0xFF, 0xFE, 0x6E, 0x00]).problems.first?.sentence.contains("UTF-16") == true)
        let latin = ProtocolFile.read(Array("name: x\ntitle: caf".utf8) + [0xE9, 0x0A])
        #expect(latin.problems.map(\.line) == [2])
        #expect(latin.problems.first?.sentence.contains("save the file as UTF-8") == true)
        let long = ProtocolFile.read([UInt8](repeating: 0x20, count: 1_000_001))
        #expect(long.problems.first?.sentence.contains("longer than 1 MB") == true)
        let marked = ProtocolFile.read([0xEF, 0xBB, 0xBF] + Array(rules.text.utf8))
        #expect(marked.rules != nil && marked.problems.isEmpty)
        let windows = ProtocolFile.read(rules.text.replacing("\n", with: "\r\n"))
        #expect(windows.rules != nil && windows.problems.isEmpty)
    }

    @Test func `is told of all its mistakes at once, in the order of their lines`() {
        let text = rules.text.replacing("effective: 2013-04-01", with: "effective: soon")
            .replacing("duty: true", with: "duty: perhaps").replacing("working-days: 20", with: "working-days: 0")
        let problems = ProtocolFile.check(text)
        // `needs-duty` has a flag too.
        #expect(problems.count == 4)
        #expect(problems == problems.sorted())
    }
}

@Suite("A protocol file that is well formed and contradicts itself")
struct ContradictoryFilesTests {
    private func check(_ from: String, _ to: String) -> [String] {
        #expect(rules.text.contains(from))
        return ProtocolFile.check(rules.text.replacing(from, with: to, maxReplacements: 1)).map(\.sentence)
    }

    @Test func `has a criterion that needs a duty, and no duty`() {
        let sentences = check("    duty: true\n", "")
        #expect(sentences == ["the criterion `duty` needs a duty to share, and no gateway is one"])
    }

    @Test func `has a gateway that an earlier one leaves nothing for`() {
        let sentences = check(
            "  - key: section-5-3",
            """
              - key: section-999
                title: Nothing new
                clause: "2.2"
                from: [relevant-authority]
                to: [relevant-authority]
                classes: [personal]
              - key: section-5-3
            """)
        #expect(
            sentences == [
                "the gateway `section-999` is out of reach, because `section-115` covers all of it; list it first"
            ])
    }

    @Test func `has a class that nothing lets be shared`() {
        let text = rules.text.replacing("personal, sensitive-personal]", with: "personal]")
        #expect(
            ProtocolFile.check(text).map(\.sentence) == [
                "no gateway lets the class `sensitive-personal` be shared; list one that does"
            ])
    }

    @Test func `has a category that nobody stands under, or that no gateway is for`() {
        let category = """
              - key: friends
                title: Friends
                clause: "2.13"
                powers: None

            parties:
            """
        let sentences = check("\nparties:", category)
        #expect(
            Set(sentences) == [
                "no party stands under the category `friends`; list one",
                "no gateway is for the category `friends`; list one that is",
            ])
    }

    @Test func `has a ground that needs no evidence`() {
        let sentences = check(
            "  - key: risk-of-harm\n",
            "  - key: hunch\n    title: A hunch\n    clause: \"3.11\"\n  - key: risk-of-harm\n")
        #expect(sentences == ["the ground `hunch` needs `evidence`"])
    }

    @Test func `covers prescribed sets of personal information`() {
        let sentences = check(
            "classes: [aggregate-public, aggregate-authorised, depersonalised]\n    needs",
            "classes: [aggregate-public, aggregate-authorised, depersonalised, personal]\n    needs")
        #expect(
            sentences == ["the gateway `section-17a` covers prescribed sets of personal information; there are none"])
    }

    @Test func `lists a clause that nothing cites, which is a warning and no more`() {
        let reading = ProtocolFile.read(
            rules.text.replacing(
                "  - number: \"2.5\"",
                with: "  - number: \"2.4(a)\"\n    title: Extra\n    words: Nobody asks this.\n  - number: \"2.5\""))
        #expect(reading.rules != nil)
        #expect(reading.problems.map(\.isWarning) == [true])
        #expect(reading.problems.first?.sentence.hasPrefix("nothing cites clause 2.4(a)") == true)
    }
}
