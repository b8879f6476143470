import SharingProtocol
import Testing

@testable import Web

@Suite("What is read out of a form")
struct FieldReaderTests {
    private enum Answer: String, CaseIterable { case whole, part }

    private func form(_ text: String) throws -> Form { try Form(urlEncoded: Array(text.utf8)) }

    @Test func `is a text without the spaces around it`() throws {
        var form = try form("why=++because+%0A")
        let why = form.text("why", required: "Say why", lines: .many)
        #expect(why == "because")
        #expect(form.isSound)
    }

    @Test func `is asked for when it is missing or blank, and only where it is needed`() throws {
        var form = try form("blank=+++")
        let missing = form.text("why", required: "Say why")
        let blank = form.text("blank", required: "Say something")
        let optional = form.text("optional")
        #expect([missing, blank, optional] == ["", "", ""])
        #expect(form.problems.map(\.words) == ["Say why", "Say something"])
        #expect(form.problems.map(\.anchor) == ["why", "blank"])
    }

    @Test func `is refused when it is too long, and comes back as it was typed`() throws {
        var form = try form("why=" + String(repeating: "é", count: 201))
        _ = form.text("why", most: 200)
        #expect(form.problem(at: "why") == "Shorten this answer to 200 characters or fewer")
        #expect(form.typed("why").count == 201)
        var fits = try self.form("why=" + String(repeating: "é", count: 200))
        _ = fits.text("why", most: 200)
        #expect(fits.isSound)
    }

    @Test(arguments: [
        ("\u{202E}Morgan Pryce", "Morgan Pryce"), ("Mor\u{200B}gan", "Morgan"), ("Cas\u{AD}tell", "Castell"),
        ("\u{FEFF} Morgan\u{2069} ", "Morgan"), ("Mor\u{3164}gan", "Morgan"), ("\u{200D}\u{2060}", ""),
        ("Zoë Ní Bhriain, 李", "Zoë Ní Bhriain, 李"),
    ])
    func `is a line without characters that nobody sees`(_ typed: String, _ seen: String) {
        var form = Form(["name": typed])
        let name = form.text("name", required: "Enter the name")
        #expect(name == seen)
        #expect(trimmed(form.typed("name")) == seen, "the page shows what was read")
        #expect(form.problem(at: "name") == (seen.isEmpty ? "Enter the name" : nil))
    }

    @Test func `is a page of text as it was typed`() {
        // Persian words, and signs that are several characters, need them.
        var form = Form(["why": "\u{645}\u{6CC}\u{200C}\u{62E}\u{648}\u{627}\u{647}\u{645}"])
        let why = form.text("why", lines: .many)
        #expect(why == form.typed("why") && why.unicodeScalars.contains("\u{200C}"))
    }

    @Test func `is refused in several lines where one is asked for`() throws {
        var form = try form("name=one%0Atwo")
        _ = form.text("name")
        #expect(form.problem(at: "name") == "Write this answer in one line")
    }

    @Test func `is refused when a request gives it twice`() throws {
        var form = try form(
            "why=one&why=two&part=whole&part=part&until-day=1&until-day=2&until-month=3&until-year=2031")
        let text = form.text("why")
        let choice = form.choice("part", among: Answer.allCases)
        let day = form.day("until", called: "The date")
        #expect(text == "")
        #expect(choice == nil)
        #expect(day == nil)
        #expect(form.problems.map(\.words) == Array(repeating: "Give one answer, not 2", count: 3))
    }

    @Test func `is one of the answers on the page, and nothing else`() throws {
        var form = try form("good=part&bad=everything&none=")
        let good = form.choice("good", among: Answer.allCases)
        let bad = form.choice("bad", among: Answer.allCases)
        let none = form.choice("none", among: Answer.allCases, required: "Choose one")
        let absent = form.choice("absent", among: Answer.allCases)
        #expect(good == .part)
        #expect(bad == nil)
        #expect(none == nil)
        #expect(absent == nil)
        #expect(form.problems.map(\.words) == ["Choose one of the answers on the page", "Choose one"])
    }

    @Test func `is what was ticked, in the page's order`() throws {
        var form = try form("test=c&test=a&test=a&wrong=x")
        let ticked = form.choices("test", among: ["a", "b", "c"])
        let wrong = form.choices("wrong", among: ["a"])
        let nothing = form.choices("absent", among: ["a"], required: "Tick one")
        #expect(ticked == ["a", "c"])
        #expect(wrong == [])
        #expect(nothing == [])
        #expect(form.problems.map(\.field) == ["wrong", "absent"])
    }

    @Test func `is a declaration only when it is ticked`() throws {
        var form = try form("sure=yes&other=no")
        let sure = form.isTicked("sure", required: "Tick this")
        let other = form.isTicked("other", required: "Tick this")
        let untouched = form.isTicked("absent", required: "Tick this too")
        #expect(sure)
        #expect(!other)
        #expect(!untouched)
        #expect(form.problems.count == 2)
    }

    @Test(arguments: [
        ("12", 12), (" 7 ", 7), ("", nil), ("0", nil), ("101", nil), ("1.5", nil), ("٣", nil), ("1e2", nil),
    ])
    func `is a whole number within its bounds`(_ typed: String, _ number: Int?) {
        var form = Form(["n": typed])
        let read = form.number("n", called: "The number", in: 1...100)
        #expect(read == number)
    }

    @Test func `has one problem a field, the first`() {
        var form = Form()
        form.note("First", at: "why")
        form.note("Second", at: "why")
        #expect(form.problems.map(\.words) == ["First"])
    }
}
