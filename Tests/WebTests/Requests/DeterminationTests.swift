import Casework
import SharingProtocol
import Testing

@testable import Web

/// Deciding on a request.
@Suite("3.12 The determination’s page")
struct DeterminationTests {
    private static func long(_ count: Int) -> String { String(repeating: "x", count: count + 1) }

    /// A field, what is wrong in it (`nil` leaves it out), and the sentence that says what to do.
    static let wrongs: [(field: String, value: String?, sentence: String)] = [
        ("item.1", nil, "Say whether you give item 1"), ("item.2", "perhaps", "Choose one of the answers on the page"),
        ("item.1", "withhold", "Enter the reason for not giving item 1"),
        ("class", nil, "Choose the class of information"),
        ("class", "secret", "Choose one of the answers on the page"),
        ("ground", "hearsay", "Choose one of the answers on the page"),
        ("evidence.risk", long(500), "Shorten this answer to 500"),
        ("necessity", long(2000), "Shorten this answer to 2000"),
        ("confidence", nil, "Say whether it was given in confidence"),
        ("confidence", "overridden", "Enter who consents, or what overrides the confidence"),
        ("marking", nil, "Say whether it is restricted to a group"),
        ("marking", "top", "Choose one of the answers on the page"),
        ("readers", "ruth-vale", "Choose from the answers on the page"),
        ("keep-day", nil, "must include a day"), ("keep-month", "13", "Enter the month as a number"),
        ("conditions", long(2000), "Shorten this answer to 2000"),
        ("reasons", nil, "Enter the reasons for the decision"),
        ("reasons", long(3000), "Shorten this answer to 3000"),
    ]

    @Test func `refuses every wrong answer with a sentence, keeps what was typed, and files nothing`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .sent)
        let holder = try await site.browser(.councilLiaison)
        let path = "/requests/\(reference)/determination"
        _ = try await holder.get(path)
        let size = try await site.bookSize()
        for (field, value, sentence) in Self.wrongs {
            let fields = Filled.determination(today: site.today).with(field, value) + [("action", "determine")]
            let answer = try await holder.fill(path, fields)
            #expect(answer.status == 422, "\(field)")
            #expect(answer.body.contains(sentence), "\(field): \(sentence)")
            #expect(answer.body.contains("Speak to nobody at the school") || field == "conditions", "\(field)")
            #expect(faults(in: answer.body) == [], "\(field)")
        }
        #expect(try await site.bookSize() == size)
    }

    @Test func `refuses an answer that is given twice`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .sent)
        let holder = try await site.browser(.councilLiaison)
        let path = "/requests/\(reference)/determination"
        for field in ["item.1", "class", "ground", "necessity", "confidence", "marking", "keep-day", "reasons"] {
            let fields = Filled.determination(today: site.today) + [(field, "again"), ("action", "determine")]
            let answer = try await holder.fill(path, fields)
            #expect(answer.status == 422, "\(field)")
            #expect(answer.body.contains("Give one answer, not 2"), "\(field)")
        }
        #expect(try await site.state(reference) == .sent)
    }

    @Test func `shows what the protocol says of it, and records nothing by that`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .sent)
        let holder = try await site.browser(.councilLiaison)
        let path = "/requests/\(reference)/determination"
        let first = try await holder.get(path).body
        #expect(first.contains("Nothing less finds the address"))
        #expect(first.contains("Threats at the door"))
        let size = try await site.bookSize()
        let whole = try await holder.fill(path, Filled.determination(today: site.today) + [("action", "check")])
        #expect(whole.status == 200)
        #expect(whole.body.contains("It can be shared with these answers."))
        let lacking = Filled.determination(today: site.today).with("necessity", "").with("readers", nil)
        let part = try await holder.fill(path, lacking + [("action", "check")])
        #expect(part.body.contains("It cannot be shared with these answers."))
        #expect(part.body.contains("<a href=\"#necessity\">Why it is necessary and proportionate is not recorded.</a>"))
        #expect(part.body.contains("<a href=\"#readers\">Nobody is named who may read it.</a>"))
        #expect(faults(in: part.body) == [])
        #expect(try await site.bookSize() == size)
    }

    @Test func `shows a refusal with its clause and remedy, enters it, and keeps what was typed (3.11, 4.6)`()
        async throws
    {
        let site = try await RequestSite()
        let reference = try await site.request(at: .sent)
        let holder = try await site.browser(.councilLiaison)
        let path = "/requests/\(reference)/determination"
        let lacking = Filled.determination(today: site.today).with("evidence.risk", "") + [("action", "determine")]
        let answer = try await holder.fill(path, lacking)
        #expect(answer.status == 200)
        #expect(answer.body.contains("There is a problem"))
        #expect(answer.body.contains("The evidence for the ground is not all on file. Put on file: what the risk is."))
        #expect(answer.body.contains("href=\"/clauses#clause-3.11(a)\""))
        #expect(answer.body.contains("Speak to nobody at the school"))
        #expect(faults(in: answer.body) == [])
        #expect(try await site.kinds(reference).last == "disclosure.refused")
        #expect(try await site.state(reference) == .sent)
        // The same page goes on from there, whatever was entered meanwhile.
        let whole = Filled.determination(today: site.today) + [("action", "determine")]
        let posted = try await holder.post(path, [("seen", holder.hidden("seen"))] + whole)
        #expect(posted.location == "/requests/\(reference)?done=determined")
    }

    @Test func `refuses a request with reasons, item by item (4.3)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .sent)
        let holder = try await site.browser(.councilLiaison)
        let path = "/requests/\(reference)/determination"
        let refusal = [
            ("item.1", "withhold"), ("item.1.reason", "Not held"), ("item.2", "withhold"),
            ("item.2.reason", "Too wide"), ("class", "personal"), ("reasons", "Nothing supports it"),
            ("action", "determine"),
        ]
        let answer = try await holder.fill(path, refusal + site.today.typed("keep"))
        #expect(answer.location == "/requests/\(reference)?done=refused")
        let shown = try await site.browser(.asker).get("/requests/\(reference)").body
        for words in ["Not held", "Too wide", "Nothing supports it", "Nothing is given"] {
            #expect(shown.contains(words))
        }
    }

    @Test func `of a duty needs a ground for withholding (2.3)`() async throws {
        let site = try await RequestSite()
        let asker = try await site.browser(.asker)
        let reference = try await site.written("depersonalised", by: asker)
        _ = try await asker.fill("/requests/new/\(reference)/set", [("set", "council-anti-social-behaviour")])
        try await site.expectDone(asker.fill("/requests/new/\(reference)/check", []))
        try await site.expectDone(
            site.browser(.policeLiaison).fill("/requests/\(reference)/approval", []))
        let holder = try await site.browser(.councilLiaison)
        let path = "/requests/\(reference)/determination"
        #expect(try await holder.get("/requests/\(reference)").body.contains("Duty to answer"))
        #expect(try await holder.get(path).body.contains("You have a duty to answer."))
        let refusal = [
            ("item.1", "withhold"), ("item.1.reason", "Not held"), ("item.2", "withhold"),
            ("item.2.reason", "Not held"), ("class", "depersonalised"), ("reasons", "Not held"),
            ("action", "determine"),
        ]
        let answer = try await holder.fill(path, refusal + site.today.typed("keep"))
        #expect(answer.status == 422)
        #expect(answer.body.contains("Answering is a duty here: state the ground"))
        let grounded = refusal + site.today.typed("keep") + [("dutyGround", "The set is not held in that form")]
        try await site.expectDone(holder.fill(path, grounded))
        #expect(try await site.state(reference) == .refused)
        #expect(try await !holder.get("/requests/\(reference)").body.contains("Duty to answer"))
    }

    @Test func `posted again says where the request stands now`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .sent)
        let holder = try await site.browser(.councilLiaison)
        let path = "/requests/\(reference)/determination"
        let fields = Filled.determination(today: site.today) + [("action", "determine")]
        _ = try await holder.get(path)
        let seen = holder.hidden("seen")
        try await site.expectDone(holder.post(path, [("seen", seen)] + fields))
        let entries = try await site.kinds(reference).count
        let again = try await holder.post(path, [("seen", seen)] + fields)
        #expect(again.status == 200)
        #expect(again.body.contains("Nothing was done"))
        #expect(again.body.contains("Next: disclose what you agreed to share."))
        let kinds = try await site.kinds(reference)
        #expect(kinds.filter { $0 == "request.determined" }.count == 1)
        #expect(kinds.count <= entries + 1)
    }
}

@Suite("3.12, 4.6 The decision's own page")
struct DecisionRecordTests {
    @Test func `has every answer that was given, and keeps who, when and on what once the words are destroyed`()
        async throws
    {
        let site = try await RequestSite()
        let reference = try await site.request(at: .disclosed)
        let path = "/requests/\(reference)/decision"
        let holder = try await site.browser(.councilLiaison)
        let page = try await holder.get(path).body
        let kept = ["Ruth Vale", "safermk-2013", "Everything that was requested is given", "Given in confidence"]
        let words = ["Nothing less finds the address"]
        for word in kept + words { #expect(page.contains(word), "\(word)") }
        #expect(try await holder.get("/requests/\(reference)").body.contains("href=\"\(path)\""))
        let auditor = try await site.browser(.auditor)
        let seen = try await auditor.get(path).body
        for word in kept { #expect(seen.contains(word), "\(word)") }
        for word in words { #expect(!seen.contains(word), "\(word)") }

        let liaison = try await site.browser(.policeLiaison)
        try await site.expectDone(
            liaison.fill(
                "/disclosures/\(RequestSite.disclosure(of: reference))/destruction", Filled.destruction))
        let after = try await holder.get(path).body
        for word in kept { #expect(after.contains(word), "\(word)") }
        for word in words { #expect(!after.contains(word), "\(word)") }
        #expect(try await site.browser(.trustLiaison).get(path).status == 404)
    }

    @Test func `is not there before anything was decided, and shows a decision that was changed`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .sent)
        let path = "/requests/\(reference)"
        let holder = try await site.browser(.councilLiaison)
        #expect(try await holder.get("\(path)/decision").status == 404)
        let answer = Filled.determination(today: site.today) + [("action", "determine")]
        try await site.expectDone(holder.fill("\(path)/determination", answer))
        let form = try await holder.get("\(path)/another-determination").body
        #expect(form.contains("Nothing less finds the address"), "the present answer is filled in")
        let again = answer.map { $0.0 == "reasons" ? ($0.0, "Their safety comes first.") : $0 }
        try await site.expectDone(holder.fill("\(path)/another-determination", again))
        let page = try await holder.get("\(path)/decision").body
        #expect(page.contains("Their safety comes first.") && page.contains("Earlier decision"))
        #expect(try await site.kinds(reference).filter { $0 == "request.determined" }.count == 2)
    }
}
