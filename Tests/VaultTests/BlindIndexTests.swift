import Testing

@testable import Vault

@Suite("A blind index")
struct BlindIndexTests {
    static let index = AgencyKey.police.blindIndex

    @Test(arguments: [
        ("Philippa Threadgold", "THREADGOLD, philippa"),
        ("Zoë Ó Faoláin", "zoe o faolain"),
        ("Siân O’Brien", "SIAN O'BRIEN"),
        ("Siân O`Brien", "sian obrien"),
        ("Anne-Marie Świątek", "anne marie swiatek"),
        ("Bjørn Strauß", "bjorn strauss"),
        ("Łukasz  \t Đorđević", "lukasz dordevic"),
        ("Zoe\u{308} Smith", "Zoë Smith"),
        ("Smith Smith", "smith"),
        ("Ｊｏｎｅｓ", "jones"),
    ])
    func `finds a name however it was written`(_ filed: String, _ asked: String) {
        #expect(!Self.index.terms(of: filed).isEmpty)
        #expect(Self.index.terms(of: filed) == Self.index.terms(of: asked))
    }

    @Test(arguments: ["", " ", "- , .", "'’", "\u{301}"])
    func `has no term for a name without letters`(_ name: String) {
        #expect(Self.index.terms(of: name).isEmpty)
    }

    @Test func `finds a name by one of its words`() {
        let filed = Set(Self.index.terms(of: "Philippa Jane Threadgold"))
        #expect(filed.count == 3)
        #expect(filed.isSuperset(of: Self.index.terms(of: "jane threadgold")))
        #expect(filed.isDisjoint(with: Self.index.terms(of: "Janet")))
    }

    @Test func `says nothing by the order of its terms`() {
        #expect(Self.index.terms(of: "Jane Threadgold") == Self.index.terms(of: "Threadgold Jane"))
    }

    @Test func `is another one for each agency`() {
        let council = AgencyKey.example(9, owner: "council").blindIndex
        #expect(Set(Self.index.terms(of: "Jane")).isDisjoint(with: council.terms(of: "Jane")))
    }

    @Test func `finds a date of birth, and takes no name for one`() {
        let term = Self.index.term(ofBirthIn: 1987, month: 1, day: 12)
        #expect(term.count == 16)
        #expect(term == Self.index.term(ofBirthIn: 1987, month: 1, day: 12))
        #expect(term != Self.index.term(ofBirthIn: 1987, month: 11, day: 2))
        #expect(!Self.index.terms(of: "1987-1-12").contains(term))
    }

    @Test func `keeps words of other alphabets`() {
        #expect(words(of: "محمد الأحمد").count == 2)
        #expect(words(of: "Ольга Иванова") == ["ольга", "иванова"])
        #expect(words(of: "王小明") == ["王小明"])
    }
}
