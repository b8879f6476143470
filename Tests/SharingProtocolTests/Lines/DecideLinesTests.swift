import SharingProtocol
import Testing

@Suite("Lines of facts")
struct DecideLinesTests {
    private let lines = DecideLines(under: rules)

    @Test func `are decided as the desk decides, to the byte`() {
        var dice = Seeded(state: 5)
        var different: [String] = []
        for _ in 0..<1_000 {
            let (proposal, reading, wanted) = (dice.proposal(), dice.reading(), dice.use())
            let pairs = [
                (Lines.exchange(proposal), exchange(proposal)), (Lines.ask(proposal), ask(proposal)),
                (Lines.read(reading), read(reading)), (Lines.use(wanted), use(wanted)),
            ]
            for (line, decision) in pairs where lines.answer(line).answer != Lines.line(decision) {
                different.append(line)
            }
        }
        #expect(different.isEmpty)
    }

    private static let sides = """
        "asking":{"agency":"a"},"holding":{"agency":"b"}
        """
    private static let start = "{\"asked\":\"exchange\",\"on\":\"2026-11-23\",\(sides)"

    /// What is wrong with a line, and the sentence that says so.
    static let mistakes: [(String, String)] = [
        ("[]", "a JSON object is expected, `{…}`"),
        ("{\"asked\"", "the line ends before its JSON does"),
        ("{\"asked\" \"ask\"}", "a colon is expected after a member's name"),
        ("{asked:\"ask\"}", "a member's name in quotes is expected"),
        ("{\"asked\":\"ask\",}", "a member's name in quotes is expected"),
        ("{\"asked\":\"ask\" \"on\":1}", "a comma or a closing brace is expected after a member"),
        ("{\"asked\":\"ask", "in `asked`: a text has no closing quote"),
        ("{\"asked\":\"ask\\\"}", "in `asked`: a text has no closing quote"),
        ("{\"asked\":\"a\\x\"}", "in `asked`: a backslash in a text is followed by something that JSON does not know"),
        ("{\"asked\":\"\\u12\"}", "in `asked`: an escape in a text needs four digits"),
        ("{\"asked\":\"\\ud800\"}", "in `asked`: half a character is escaped in a text"),
        ("{\"asked\":\"\\udc00\"}", "in `asked`: half a character is escaped in a text"),
        ("{\"asked\":\"a\tb\"}", "in `asked`: a control character in a text has to be escaped"),
        ("{\"asked\":\"abc\u{1F}defghijklmnop\"}", "in `asked`: a control character in a text has to be escaped"),
        ("\u{1}{}", "a control character stands where JSON has none"),
        ("{}", "`asked` is missing: say ask, exchange, read or use"),
        ("{\"asked\":null}", "`asked` is missing: say ask, exchange, read or use"),
        ("{\"asked\":\"share\"}", "`asked` has a value that it cannot have"),
        ("{\"asked\":1}", "`asked` has to be a text in quotes"),
        ("{\"asked\":\"ask\"}", "`on` is missing"),
        ("{\"asked\":\"ask\",\"on\":\"2026-11-23\",\"asking\":{\"agency\":\"a\"}}", "`holding` is missing"),
        ("{\"asked\":\"ask\",\"on\":\"23/11/2026\"}", "`on` has to be a day, such as 2026-11-23"),
        ("{\"asked\":\"ask\",\"on\":null}", "`on` is missing"),
        ("{\"asked\":\"ask\",\"asked\":\"ask\"}", "the member `asked` is given twice"),
        ("{\"asked\":\"ask\",\"name\":\"Jo\"}", "there is no member `name` here"),
        ("{\"Jo Bloggs, 3 High Street\":1}", "there is no member `(a long or odd name)` here"),
        ("{\"asked\":\"ask\",\"on\":\"2026-02-29\"}", "`on` is a day that the calendar does not have"),
        (start + ",\"keepUntil\":\"2026-13-01\"}", "`keepUntil` is a day that the calendar does not have"),
        ("{\"asking\":{}}", "`agency` of `asking` is missing"),
        ("{\"asking\":{\"agency\":\"\"}}", "`agency` of `asking` is missing"),
        ("{\"asking\":{\"agency\":null}}", "`agency` of `asking` is missing"),
        ("{\"asking\":{\"agency\":\"a\",\"hasSigned\":1}}", "`hasSigned` of `asking` has to be true or false"),
        ("{\"asking\":{\"name\":\"Jo\"}}", "there is no member `name` of `asking` here"),
        ("{\"asking\":\"a\"}", "in `asking`: a JSON object is expected, `{…}`"),
        ("{\"asked\":\"ask\",\"on\":\"2026-11-23\",\"asking\":null}", "`asking` is missing"),
        (start + ",\"isNamed\":true}", "`isNamed` does not belong to what is asked"),
        (start + ",\"readers\":1.5}", "`readers` has to be a whole number from 0 to 999999"),
        (start + ",\"readers\":1.01}", "`readers` has to be a whole number from 0 to 999999"),
        (start + ",\"readers\":1.}", "`readers` has to be a whole number from 0 to 999999"),
        (start + ",\"readers\":1.0e3}", "`readers` has to be a whole number from 0 to 999999"),
        (start + ",\"readers\":1000000.0}", "`readers` has to be a whole number from 0 to 999999"),
        (start + ",\"readers\":-1}", "`readers` has to be a whole number from 0 to 999999"),
        (start + ",\"readers\":01}", "`readers` has to be a whole number from 0 to 999999"),
        (start + ",\"readers\":1e3}", "`readers` has to be a whole number from 0 to 999999"),
        (start + ",\"readers\":1000000}", "`readers` has to be a whole number from 0 to 999999"),
        (start + ",\"readers\":\"2\"}", "`readers` has to be a whole number from 0 to 999999"),
        (start + ",\"groupIsNamed\":1}", "`groupIsNamed` has to be true or false"),
        (start + ",\"groupIsNamed\":truely}", "a comma or a closing brace is expected after a member"),
        (start + ",\"purpose\":[\"performance\"]}", "`purpose` has to be a text in quotes"),
        (start + ",\"ground\":{\"evidence\":\"risk\"}}", "`evidence` of `ground` has to be a list of texts, `[…]`"),
        (start + ",\"ground\":{\"evidence\":[1]}}", "`evidence` of `ground` has to list nothing but texts"),
        (start + ",\"condition\":{\"key\":7}}", "`key` of `condition` has to be a text in quotes"),
        (start + ",\"particulars\":\"alerts\"}", "`particulars` has to be a list of texts, `[…]`"),
        (start + ",\"meeting\":{\"noteIsTaken\":true}}", "`meeting` is said only where the route is one"),
        (start + ",\"receivedFrom\":{\"writtenPermission\":true}}", "`owner` of `receivedFrom` is missing"),
        (start + "} {}", "something follows the JSON object; write one object on a line"),
        (String(repeating: "[", count: 100_000), "a JSON object is expected, `{…}`"),
    ]

    @Test(arguments: mistakes)
    func `that cannot be read are answered by their number and one sentence`(_ line: String, _ sentence: String) {
        let (isRead, answer) = lines.answer(line, number: 7)
        #expect(!isRead)
        #expect(answer == "{\"error\":{\"line\":7,\"message\":\"\(sentence)\"}}\n")
    }

    @Test func `longer than a megabyte are not read`() {
        let answer = lines.answer(String(repeating: "[", count: 1_000_001)).answer
        #expect(answer.contains("the line is longer than 1 MB"))
    }

    @Test func `that are not UTF-8 are not read`() {
        for agency in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xFF, 0x5C, 0x6E]] as [[UInt8]] {
            var output: [UInt8] = []
            let line = Array("{\"asking\":{\"agency\":\"".utf8) + agency + Array("\"}}".utf8)
            #expect(!lines.answer(line, number: 2, into: &output))
            #expect(String(decoding: output, as: UTF8.self).contains("not written in UTF-8"))
        }
        // Where no text begins, what stands there is said to be no UTF-8 too, and no comma is asked for.
        var output: [UInt8] = []
        #expect(!lines.answer(Array("{\"asked\":\"ask\" ".utf8) + [0xE9] + Array("}".utf8), number: 2, into: &output))
        #expect(String(decoding: output, as: UTF8.self).contains("the text is not written in UTF-8"))
    }

    @Test(arguments: ["", "   ", "\t \r"])
    func `that are blank are passed over`(_ blank: String) {
        let (isRead, answer) = lines.answer(blank)
        #expect(isRead && answer.isEmpty)
    }

    /// Members that are facts, each of which may be `null`.
    static let members = [
        "route", "meeting", "receivedFrom", "informationClass", "prescribedSet", "purpose", "reason", "criterion",
        "criterionHasWords", "ground", "necessityIsRecorded", "confidence", "identifyingDetailIsRemoved",
        "authorisationIsOnFile", "marking", "groupIsNamed", "readers", "keepUntil", "isApprovedByAsking",
        "isConfirmedByHolding", "condition", "particulars", "power", "isCareRecord", "isNamed", "usedFor", "owner",
    ]

    @Test(arguments: members)
    func `take a member that is null for one that is left out`(_ member: String) {
        let (isRead, answer) = lines.answer(Self.start + ",\"\(member)\":null}")
        #expect(isRead && answer == lines.answer(Self.start + "}").answer)
    }

    @Test func `take what is null within a member for left out as well`() {
        let facts = Lines.exchange(.example())
        let bare = facts.replacing("\"hasSigned\":true", with: "\"hasSigned\":null", maxReplacements: 1)
        #expect(lines.answer(bare).answer == Lines.line(exchange(.example { $0.asking.hasSigned = false })))
        let ground = Self.start + ",\"ground\":{\"key\":\"court-order\",\"evidence\":null,\"withdrawn\":null}}"
        #expect(
            lines.answer(ground).answer
                == lines.answer(Self.start + ",\"ground\":{\"key\":\"court-order\"}}").answer)
    }

    @Test(arguments: [
        ("caf\u{E9}", "cafe\u{301}", true), ("\u{212B}", "\u{C5}", true), ("K", "\u{212A}", true),
        ("cafe", "café", false),
        ("Council", "council", false),
    ])
    func `take agencies for one where their names are the same text`(_ one: String, _ other: String, _ same: Bool) {
        let line = """
            {"asked":"exchange","on":"2026-11-23","asking":{"agency":"\(one)"},"holding":{"agency":"\(other)"}}
            """
        #expect(lines.answer(line).answer.contains("An agency cannot ask itself.") == same)
        let proposal = Proposal(
            matter: Matter("R-1", record: "request"), on: today, asking: .example(one), holding: .example(other))
        #expect((exchange(proposal).answer(.anotherAgency) == .unmet) == same)
    }

    @Test func `may be written with escapes, and in any alphabet`() {
        let plain = lines.answer(Lines.exchange(.example())).answer
        let escaped = Lines.exchange(.example()).replacing("council", with: "\\u0063ounc\\u0069l")
            .replacing("\"purpose\"", with: "\"\\u0070urpose\"").replacing("2026-11-23", with: "2026-11-\\u00323")
        #expect(lines.answer(escaped).answer == plain)
        let alphabet = Lines.exchange(.example()).replacing("council", with: "рада 🏛️")
        #expect(lines.answer(alphabet).answer == plain)
        let surrogates = alphabet.replacing("🏛️", with: "\\ud83c\\udfdb\\ufe0f")
        #expect(lines.answer(surrogates).answer == plain)
        let same = Lines.exchange(.example()).replacing("\"police\"", with: "\"\\u0063ouncil\"")
        #expect(lines.answer(same).answer == Lines.line(exchangeWithItself))
    }

    private var exchangeWithItself: Decision { exchange(.example { $0.holding.agency = "council" }) }

    @Test func `may begin with a byte order mark, in the first line only`() {
        let line = "\u{FEFF}" + Lines.exchange(.example())
        #expect(lines.answer(line, number: 1).isRead)
        #expect(!lines.answer(line, number: 2).isRead)
    }

    /// RFC 8259, section 6: JSON has one kind of number.
    @Test(arguments: [("1", "1.0"), ("0", "0.00"), ("7", "7.0 "), ("999999", "999999.0")])
    func `take a number for whole where only zeros follow its point`(_ whole: String, _ written: String) {
        let facts = Lines.exchange(.example { $0.readers = 4321 })
        let answers = [whole, written].map {
            lines.answer(facts.replacing("\"readers\":4321", with: "\"readers\":\($0)"))
        }
        #expect(answers[1].isRead && answers[1].answer == answers[0].answer)
        let readersFinding = "The people who may read it are named."
        #expect(answers[1].answer.contains(readersFinding) == (whole != "0"))
    }

    @Test func `that are broken leave the next one as it is`() {
        let good = lines.answer(Lines.exchange(.example())).answer
        for (line, _) in Self.mistakes { _ = lines.answer(line) }
        #expect(lines.answer(Lines.exchange(.example())).answer == good)
    }

    @Test func `whose bytes are changed, dropped or doubled get one line of answer each`() {
        var dice = Seeded(state: 6)
        var odd: [[UInt8]] = []
        for _ in 0..<5_000 {
            var line = Array(Lines.exchange(dice.proposal()).utf8)
            for _ in 0...(dice.next() % 3) {
                let place = Int(dice.next() % UInt64(line.count))
                switch dice.next() % 4 {
                case 0: line[place] = UInt8(truncatingIfNeeded: dice.next())
                case 1: line.remove(at: place)
                case 2: line.insert(line[place], at: place)
                case _: line.removeLast(min(line.count - 1, place))
                }
            }
            var output: [UInt8] = []
            let isRead = lines.answer(line, number: 2, into: &output)
            // What has become a blank line is passed over.
            if isRead, line.allSatisfy({ [0x20, 0x09, 0x0A, 0x0D].contains($0) }) { continue }
            let isOneLine = output.count { $0 == 0x0A } == 1 && output.last == 0x0A
            if !isOneLine || isRead == output.starts(with: "{\"error\"".utf8) { odd.append(line) }
        }
        #expect(odd.isEmpty)
    }

    @Test func `give no value back in an error`() {
        let secret = "Alex-Example-1980-02-03"
        for line in [
            "{\"asked\":\"\(secret)\"}", "{\"on\":\"\(secret)\"}", "{\"readers\":\"\(secret)\"}",
            "{\"confidence\":\"\(secret)\"}", "{\"route\":\"\(secret)\"}", "{\"readersAgency\":\"\(secret)\"}",
        ] {
            #expect(!lines.answer(line).answer.contains(secret))
        }
    }
}
