import Casework
import HTTPTypes
import SharingProtocol
import Testing

@testable import Web

/// Reading what was disclosed.
@Suite("4.7, 4.10, 4.12 Reading")
struct ReadingTests {
    @Test func `is refused after its day, and the attempt is entered (4.12)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.disclosure(at: .received)
        let path = "/disclosures/\(reference)"
        site.test.clock.advance(seconds: 200 * 86_400)
        let asker = try await site.browser(.asker)
        _ = try await asker.get(path)
        let answer = try await asker.post("\(path)/reading")
        #expect(answer.status == 200)
        #expect(answer.body.contains("You cannot read this"))
        #expect(answer.body.contains("This is recorded."))
        #expect(answer.body.contains("href=\"/clauses#clause-4.12\""))
        #expect(!answer.body.contains("14 Mill Lane"))
        #expect(try await site.kinds(reference).last == "reading.refused")
        let page = try await site.browser(.policeLiaison).get(path).body
        #expect(page.contains("It can no longer be read. Next: destroy it."))
        #expect(!page.contains("Read the information"))
    }

    @Test func `is entered every time, by name and time, under its marking (4.7, 4.10)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.disclosure(at: .disclosed)
        let asker = try await site.browser(.asker)
        for count in 1...2 {
            let text = try await asker.fill("/disclosures/\(reference)/reading", []).body
            #expect(text.ranges(of: "RESTRICTED: for Tess Marlow only</p></div>").count == 2)
            #expect(try await site.kinds(reference).filter { $0 == "information.read" }.count == count)
        }
    }

    @Test func `is for its readers and its owner’s liaison officer, and not for an auditor (4.7, 4.10, 5.2)`()
        async throws
    {
        let site = try await RequestSite()
        let reference = try await site.disclosure(at: .received)
        let path = "/disclosures/\(reference)"
        for person in [RequestSite.Person.asker, .councilLiaison] {
            let browser = try await site.browser(person)
            #expect(try await browser.get(path).body.contains("Read the information"), "\(person)")
            #expect(try await browser.fill("\(path)/reading", []).body.contains("14 Mill Lane"), "\(person)")
        }
        // The liaison officer of the agency that has it is not in the group that it is restricted to.
        let liaison = try await site.browser(.policeLiaison)
        let shown = try await liaison.get(path).body
        #expect(shown.contains("The reader is not in the group that the marking names."))
        #expect(!shown.contains("Read the information"))
        #expect(!(try await liaison.post("\(path)/reading").body.contains("14 Mill Lane")))
        let auditor = try await site.browser(.auditor)
        let page = try await auditor.get(path).body
        #expect(page.contains("Personal information"))
        for sealed in ["Vera Tennant", "Mill Lane", "The risk is plain", "NP/77", "Read the information"] {
            #expect(!page.contains(sealed), "\(sealed)")
        }
        let reading = try await auditor.post("\(path)/reading")
        #expect(reading.body.contains("You cannot read this"))
        #expect(!reading.body.contains("Mill Lane"))
    }

    @Test func `is offered to the asker only where they are named`() async throws {
        let site = try await RequestSite()
        let reference = try await site.request(at: .sent)
        let holder = try await site.browser(.councilLiaison)
        let other = Filled.determination(today: site.today).with("readers", "col-reeve") + [("action", "determine")]
        try await site.expectDone(holder.fill("/requests/\(reference)/determination", other))
        try await site.expectDone(holder.fill("/requests/\(reference)/disclosure", Filled.disclosure))
        let disclosure = RequestSite.disclosure(of: reference)
        let asker = try await site.browser(.asker)
        #expect(try await asker.get("/disclosures/\(disclosure)").status == 404)
        #expect(try await asker.get("/disclosures/\(disclosure)/reading").status == 404)
        #expect(try await asker.post("/disclosures/\(disclosure)/reading").status == 404)
        let own = try await asker.get("/requests/\(reference)").body
        #expect(own.contains("It is disclosure \(disclosure), for its readers"))
        #expect(!own.contains("href=\"/disclosures/"))
        #expect(!(try await site.kinds(disclosure).contains("reading.refused")))
        let reader = try await site.browser(.colleague)
        #expect(try await reader.fill("/disclosures/\(disclosure)/reading", []).body.contains("14 Mill Lane"))
    }
}
