import Testing

@testable import Vault

@Suite("A blind index")
struct BlindIndexTests {
    static let index = AgencyKey.police.blindIndex

    private func finds(_ filed: String, by asked: String, in other: BlindIndex = index) -> Bool {
        let terms = Set(Self.index.terms(of: NameMarks(filed)))
        let groups = other.groups(for: asked)
        return !groups.isEmpty && groups.allSatisfy { !terms.isDisjoint(with: $0) }
    }

    @Test(arguments: [
        ("Philippa Threadgold", "THREADGOLD, philippa"),
        ("Zoë Ó Faoláin", "zoe o faolain"),
        ("Anne-Marie Świątek", "anne marie swiatek"),
        ("Bjørn Strauß", "bjorn strauss"),
        ("Łukasz  \t Đorđević", "lukasz dordevic"),
        ("Zoe\u{308} Smith", "Zoë Smith"),
        ("Ｊｏｎｅｓ", "jones"),
        ("Mor\u{200B}gan \u{202E}Pryce", "Morgan Pryce"),
        ("Cas\u{AD}tell", "castell"),
        ("Mor\u{3164}gan\u{7}", "Morgan"),
    ])
    func `finds a name however it was written, by its exact words`(_ filed: String, _ asked: String) {
        #expect(words(of: filed).sorted() == words(of: asked).sorted())
        #expect(finds(filed, by: asked) && finds(asked, by: filed))
    }

    @Test(arguments: [
        0x27, 0x2019, 0x2018, 0x2BC, 0x2BB, 0x2032, 0x2B9, 0x60, 0xB4, 0xFF07, 0x201B, 0x2BF, 0x55A, 0xA78C,
    ])
    func `takes every apostrophe for one and the same, or for none`(_ scalar: UInt32) throws {
        let apostrophe = try #require(Unicode.Scalar(scalar))
        #expect(words(of: "Ka\(apostrophe)imi O\(apostrophe)Gradwick") == ["kaimi", "ogradwick"])
    }

    @Test(arguments: ["", " ", "- , .", "'’", "\u{301}", "\u{200B}\u{202E}"])
    func `has no term for a name without letters`(_ name: String) {
        #expect(Self.index.terms(of: NameMarks(name)).isEmpty && Self.index.groups(for: name).isEmpty)
    }

    @Test(arguments: [
        ("Jon Smith", "John Smyth"), ("Mohammed Hussain", "Muhammad Hussein"), ("Siobhan Quill", "Shevaun Quill"),
        ("Theodore Morris", "theodore mosrir"), ("Jayden Bennett", "Jyayden Bnennet"),
        ("Anne-Marie Smith-Jones", "Annemarie Jones-Smith"), ("Siobhan OBrien", "Siobhan O Brien"),
        ("Tom Mac Donald", "Tom MacDonald"), ("Jane Mary Smith", "J Smith"), ("J. Smith", "Jane Smith"),
        ("SMITH, Jane", "j smyth"), ("Smith, 12/01/1987", "smith 12 Jan 1987"), ("born 12.1.87", "1987-01-12"),
        ("born 12th January 1987", "12/1/1987"), ("at MK9 3QZ", "mk93qz"), ("at MK93QZ", "mk9 3qz"),
    ])
    func `finds a name in another spelling or order, by initials, and a date or postcode in it`(
        _ filed: String, _ asked: String
    ) {
        #expect(finds(filed, by: asked))
    }

    @Test(arguments: [
        ("Jane Smith", "John Smith"), ("Jane Smith", "Jane Smithson"), ("Jane Smith", "K Smith"), ("Jane Smith", "J"),
        ("J Smith", "Jane"), ("Jane Smith", "Jane Smith 1987"),
        ("born 12/01/1987", "11/02/1987"), ("born 12/01/1987", "1/12/1987"), ("born 12.1.87", "12/1/1988"),
        ("at MK9 3QZ", "MK9 3QX"), ("Philippa Jane Threadgold", "Janet"),
    ])
    func `does not find somebody else`(_ filed: String, _ asked: String) {
        #expect(!finds(filed, by: asked))
    }

    @Test func `finds a name by one of its words`() {
        #expect(finds("Philippa Jane Threadgold", by: "jane threadgold"))
        #expect(finds("Philippa Jane Threadgold", by: "philippa"))
    }

    @Test func `files a name under few terms, without repeats and in an order that says nothing`() {
        let terms = Self.index.terms(of: NameMarks("Smith Smith Jane"))
        #expect(terms == terms.sorted { $0.lexicographicallyPrecedes($1) })
        #expect(Set(terms).count == terms.count)
        // Both words, both pairs, two sounds, two sets of letters, and the initials s of Smith, s of Jane, j of Smith.
        #expect(terms.count == 11)
    }

    @Test func `is another one for each agency`() {
        let council = AgencyKey.example(9, owner: "council").blindIndex
        #expect(!finds("Jane", by: "Jane", in: council))
    }

    @Test func `takes no word for the sound or the letters of another, and reads a date as one`() {
        let filed = Set(Self.index.terms(of: NameMarks("Smith, 12/1/1987")))
        // Smat is a word of Smith's sound, and himst one of its letters: neither is filed as that code itself.
        for text in ["smat", "himst"] {
            #expect(filed.intersection(Self.index.terms(of: NameMarks(text))).count == 1, "\(text)")
        }
        #expect(filed.contains(Self.index.term(ofBirthIn: 1987, month: 1, day: 12)))
    }

    @Test func `keeps words of other alphabets`() {
        #expect(words(of: "محمد الأحمد").count == 2)
        #expect(words(of: "Ольга Иванова") == ["ольга", "иванова"])
        #expect(words(of: "王小明") == ["王小明"])
        #expect(finds("Ольга Иванова", by: "иванова") && !finds("Ольга Иванова", by: "Ирина"))
    }
}
