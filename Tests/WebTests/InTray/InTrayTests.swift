import Casework
import Exchange
import SharingProtocol
import Testing

@testable import Web

@Suite("4.2, 4.6 The in-tray")
struct InTrayTests {
    @Test func `shows each officer what waits for them, and what to do`() async throws {
        let site = try await RequestSite()
        try await site.handIn("R-0000-0001", by: .asker) { $0.isUrgent = true }
        try await site.handIn("R-0000-0002") { $0.neededBy = site.today.adding(days: 4) }
        let liaison = try await site.browser(.policeLiaison)
        let own = try await liaison.get("/in-tray")
        #expect(waiting(on: own.body) == ["R-0000-0001"])
        #expect(own.body.contains("Approve the request or send it back"))
        #expect(own.body.contains(">Urgent</span>"))
        let holder = try await site.browser(.councilLiaison)
        let theirs = try await holder.get("/in-tray")
        #expect(waiting(on: theirs.body) == ["R-0000-0002"])
        #expect(theirs.body.contains("Decide on the request"))
        #expect(theirs.body.contains("Northbrook Police"))
        #expect(theirs.body.contains(site.today.adding(days: 4).inList))
        let asker = try await site.browser(.asker)
        let asked = try await asker.get("/in-tray")
        #expect(waiting(on: asked.body) == [])
        #expect(asked.body.contains("You have no tasks. To ask another agency"))
        // What the asker wrote stands below; what they are to read, once it was decided that they may.
        #expect(references(on: asked.body) == ["R-0000-0001"])
        for page in [own, theirs, asked] { #expect(faults(in: page.body) == []) }
    }

    @Test func `is where one begins`() async throws {
        let site = try await RequestSite()
        #expect(try await site.browser(.asker).get("/").location == "/in-tray")
    }

    @Test func `says what has to be destroyed soon, and in red what is late (4.12)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.disclosure(at: .received)
        let liaison = try await site.browser(.policeLiaison)
        #expect(!(try await liaison.get("/in-tray").body.contains("Destroy it by its last day")))
        let keepUntil = site.today.adding(months: 3)
        site.test.clock.advance(seconds: (site.today.days(until: keepUntil) - 20) * 86_400)
        let coming = try await site.browser(.policeLiaison).get("/in-tray").body
        #expect(references(on: coming.between("<h2 id=\"coming-up\">")) == [reference])
        #expect(waiting(on: coming) == [])
        site.test.clock.advance(seconds: 15 * 86_400)
        let near = try await site.browser(.policeLiaison).get("/in-tray").body
        #expect(waiting(on: near) == [reference])
        #expect(near.contains("Destroy it by its last day, or ask its owner to extend retention"))
        #expect(near.contains(keepUntil.inList) && !near.contains(">Late</span>"))
        site.test.clock.advance(seconds: 6 * 86_400)
        let over = try await site.browser(.policeLiaison).get("/in-tray").body
        #expect(over.contains("<strong class=\"late\">\(keepUntil.inList)</strong> <span class=\"tag bad\">Late"))
        #expect(waiting(on: over) == [reference])
        // The owner, who has nothing to destroy, and the reader, who may not destroy, are not told to.
        for person in [RequestSite.Person.councilLiaison, .asker] {
            #expect(waiting(on: try await site.browser(person).get("/in-tray").body) == [])
        }
    }

    @Test func `tags a request that is late`() async throws {
        let site = try await RequestSite()
        try await site.handIn("R-0000-0001") { $0.neededBy = site.today.adding(days: 1) }
        site.test.clock.advance(seconds: 3 * 86_400)
        let page = try await site.browser(.councilLiaison).get("/in-tray").body
        #expect(page.contains("<span class=\"tag bad\">Late"))
        #expect(page.contains("<strong>1</strong> late"))
    }

    @Test func `shows what others have to do in one’s own cases, page by page`() async throws {
        let site = try await RequestSite()
        try await site.handIn("R-0000-0001", by: .asker)
        try await site.handIn("R-0000-0002")
        let path = "/in-tray/waiting-for-others"
        let asker = try await site.browser(.asker)
        #expect(try await asker.get("/in-tray").body.contains("href=\"\(path)\""))
        let own = try await asker.get(path)
        #expect(references(on: own.body) == ["R-0000-0001"])
        #expect(own.body.contains("Approve the request or send it back") && own.body.contains("Northbrook Police"))
        let liaison = try await site.browser(.policeLiaison)
        #expect(references(on: try await liaison.get(path).body) == ["R-0000-0002"])
        #expect(try await liaison.get("\(path)?page=2").status == 200)
        let stranger = try await site.browser(.trustLiaison)
        #expect(references(on: try await stranger.get(path).body) == [])
        for page in [own, try await liaison.get(path)] { #expect(faults(in: page.body) == []) }
    }

    @Test func `lists one’s own drafts and nobody else’s`() async throws {
        let site = try await RequestSite()
        let asker = try await site.browser(.asker)
        let begun = try #require(try await asker.post("/requests/new").location)
        #expect(try await asker.get("/in-tray").body.contains("href=\"\(begun)\""))
        let colleague = try await site.browser(.colleague)
        let others = try await colleague.get("/in-tray")
        #expect(!others.body.contains(begun))
        #expect(others.body.contains("You have no drafts."))
    }

    @Test func `tells of a vacancy, and whom to tell (4.1)`() async throws {
        let site = try await RequestSite()
        let liaison = try await site.browser(.policeLiaison)
        #expect(!(try await liaison.get("/in-tray").body.contains("has no liaison officer")))
        let ended = try await liaison.fill(
            "/agencies/northbrook-police/liaison-officers/dana-firth/end", site.today.typed("on"))
        #expect(ended.status == 303)
        site.test.clock.advance(seconds: 86_400)
        let asker = try await site.browser(.asker).get("/in-tray")
        #expect(asker.body.contains("Northbrook Police has no liaison officer."))
        #expect(asker.body.contains("Tell Dana Firth."))
        #expect(!asker.body.contains("Appoint a liaison officer"))
        let signatory = try await site.browser(.policeLiaison).get("/in-tray")
        #expect(signatory.body.contains("Appoint a liaison officer"))
    }

    @Test func `is paged once it is long`() async throws {
        let site = try await RequestSite()
        for number in 1...InTrayPages.pageSize + 2 { try await site.handIn(CaseID("R-0000-\(1000 + number)")) }
        let holder = try await site.browser(.councilLiaison)
        let first = try await holder.get("/in-tray")
        let second = try await holder.get("/in-tray?page=2")
        #expect(first.body.contains("<strong>52</strong> for you"))
        #expect(Set(waiting(on: first.body) + waiting(on: second.body)).count == 52)
        #expect(try await holder.get("/in-tray?page=-3").status == 200)
        #expect(try await holder.get("/in-tray?page=x").status == 200)
    }

    @Test func `of coordinators shows vacancies and unsigned agencies, and no case (4.1, 4.3)`() async throws {
        let site = try await RequestSite()
        try await site.handIn("R-0000-0001")
        let coordinator = try await site.browser(.coordinator)
        _ = try await coordinator.get("/agencies/new")
        _ = try await coordinator.post("/agencies", [("party", "youth-offending-team")])
        let page = try await coordinator.get("/in-tray")
        #expect(page.body.contains("<strong>1</strong> without a liaison officer"))
        #expect(page.body.contains("<strong>1</strong> have not signed safermk-2013"))
        #expect(page.body.contains("href=\"/agencies/youth-offending-team\""))
        #expect(references(on: page.body) == [])
        #expect(faults(in: page.body) == [])
    }

    @Test func `of auditors and administrators shows where to look, and no case (4.10)`() async throws {
        let site = try await RequestSite()
        try await site.handIn("R-0000-0001")
        for page in [
            try await site.browser(.auditor).get("/in-tray"), try await site.administrator().get("/in-tray"),
        ] {
            #expect(page.status == 200)
            #expect(references(on: page.body) == [])
            #expect(faults(in: page.body) == [])
        }
    }
}

/// The references in the first list of an in-tray.
private func waiting(on page: String) -> [String] { references(on: page.between("<h2 id=\"waiting\">")) }

extension String {
    /// What stands between a heading and the next.
    fileprivate func between(_ heading: String) -> String {
        guard let start = firstRange(of: heading) else { return "" }
        let rest = self[start.upperBound...]
        return String(rest[..<(rest.firstRange(of: "<h2")?.lowerBound ?? rest.endIndex)])
    }
}
