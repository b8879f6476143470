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

    @Test(arguments: [
        ("27", "3", "2031", nil), ("1", "", "2031", "The date must include a month"),
        ("", "", "2031", "The date must include a day and a month"),
        ("31", "2", "2031", "The date must be a real date, such as 27 3 2031"),
        ("29", "2", "2032", nil), ("29", "2", "2031", "The date must be a real date, such as 27 3 2031"),
        ("1", "1", "31", "The date must be a real date, such as 27 3 2031"),
        ("-1", "1", "2031", "The date must be a real date, such as 27 3 2031"),
        ("+1", "1", "2031", "The date must be a real date, such as 27 3 2031"),
        ("1", "13", "2031", "The date must be a real date, such as 27 3 2031"),
        ("", "", "", "Enter the date"),
    ])
    func `is a day that exists`(_ day: String, _ month: String, _ year: String, _ problem: String?) {
        var form = Form(["until-day": day, "until-month": month, "until-year": year])
        let read = form.day("until", called: "The date", required: "Enter the date")
        #expect(form.problem(at: "until") == problem)
        #expect((read != nil) == (problem == nil))
    }

    @Test func `points at the part of a day that is missing`() {
        var form = Form(["until-day": "1", "until-month": "", "until-year": "2031"])
        _ = form.day("until", called: "The date")
        #expect(form.problems.first?.anchor == "until-month")
    }

    @Test func `has one problem a field, the first`() {
        var form = Form()
        form.note("First", at: "why")
        form.note("Second", at: "why")
        #expect(form.problems.map(\.words) == ["First"])
    }
}
