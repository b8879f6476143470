import Casework
import Exchange
import HTTPTypes
import SharingProtocol
import Testing

@testable import Web

/// What is done with the copy of one agency.
@Suite("4.4, 4.7, 4.10, 4.12, 4.13 The acts’ pages of a disclosure")
struct DisclosureActTests {
    @Test func `acknowledge receipt once, by the agency that has it (4.6)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.disclosure(at: .disclosed)
        let path = "/disclosures/\(reference)"
        let holder = try await site.browser(.councilLiaison)
        #expect(try await holder.get("\(path)/receipt").body.contains("You cannot do this."))
        #expect(try await holder.get(path).body.contains("Waiting for Dana Firth (Northbrook Police) to acknowledge"))
        let liaison = try await site.browser(.policeLiaison)
        #expect(try await liaison.get(path).body.contains("Next: acknowledge receipt."))
        try await site.expectDone(liaison.fill("\(path)/receipt", []))
        let again = try await liaison.post("\(path)/receipt", [("seen", "1")])
        #expect(again.body.contains("Nothing was done"))
        #expect(try await site.kinds(reference).filter { $0 == "receipt.acknowledged" }.count == 1)
    }

    @Test func `extend retention, with a later day and a reason (4.12)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.disclosure(at: .received)
        let holder = try await site.browser(.councilLiaison)
        let path = "/disclosures/\(reference)/keeping"
        let later = site.today.adding(months: 5)
        for (fields, sentence) in [
            ([("words", "Still open")], "Enter the new keep-until date"),
            (later.typed("until"), "Enter why it is still needed"),
            (site.today.typed("until") + [("words", "x")], "Choose a day after the present keep-until date."),
        ] {
            let answer = try await holder.fill(path, fields)
            #expect(answer.status == 422)
            #expect(answer.body.contains(sentence))
            #expect(faults(in: answer.body) == [])
        }
        try await site.expectDone(holder.fill(path, later.typed("until") + [("words", "Still open")]))
        let page = try await holder.get("/disclosures/\(reference)").body
        #expect(page.contains("Retention extended to \(later.spoken) for Northbrook Police"))
        #expect(page.contains("Still open"))
        let liaison = try await site.browser(.policeLiaison)
        #expect(try await liaison.get(path).body.contains("You cannot do this."))
    }

    @Test func `destroy with a tick, and with a witness for paper (4.13)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.disclosure(at: .received)
        let liaison = try await site.browser(.policeLiaison)
        let path = "/disclosures/\(reference)/destruction"
        let paper: [(String, String)] =
            [("paper", "shredded"), ("certain", "yes"), ("witness", "col-reeve")] + site.today.typed("shredded")
        for (fields, sentence) in [
            ([("certain", "yes")], "Say whether there were paper copies"),
            ([("paper", "none")], "Tick the box to say that you understand"),
            (paper.with("witness", nil), "Choose the witness"),
            (paper.with("witness", "ruth-vale"), "Choose one of the answers on the page"),
            (paper.with("witness", "dana-firth"), "Choose one of the answers on the page"),
            (paper.with("shredded-year", "2045"), "Give the day of shredding: today or before."),
            (paper.with("shredded-day", ""), "The date of shredding must include a day"),
        ] {
            let answer = try await liaison.fill(path, fields)
            #expect(answer.status == 422, "\(sentence)")
            #expect(answer.body.contains(sentence), "\(sentence)")
            #expect(faults(in: answer.body) == [])
        }
        #expect(try await site.copies(reference) == [RequestSite.police: .received])
        try await site.expectDone(liaison.fill(path, paper))
        let certificate = try await site.browser(.councilLiaison).get("/disclosures/\(reference)/certificate").body
        #expect(certificate.contains("seen by Col Reeve of Northbrook Police"))
        let again = try await liaison.post(path, [("seen", "1")] + paper)
        #expect(again.body.contains("Nothing was done"))
        #expect(try await site.kinds(reference).filter { $0 == "information.destroyed" }.count == 1)
        let request = "R-" + reference.dropFirst(2)
        #expect(try await site.state(request) == .destroyed)
        for page in ["/disclosures/\(reference)", "/requests/\(request)"] {
            let body = try await liaison.get(page).body
            for words in ["Vera Tennant", "Mill Lane", "NP/77"] { #expect(!body.contains(words), "\(page)") }
        }
    }

    @Test func `name and remove readers, where it is theirs to widen the group (4.7, 4.10)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.disclosure(at: .disclosed)
        let path = "/disclosures/\(reference)/readers"
        let liaison = try await site.browser(.policeLiaison)
        let own = try await liaison.get(path).body
        #expect(own.contains("Only its owner, Eastfield Council, can add a reader."))
        let tried = try await liaison.post(path, [("seen", "1"), ("reader", "col-reeve")])
        #expect(tried.body.contains("Nothing was done"))
        let holder = try await site.browser(.councilLiaison)
        #expect(try await holder.fill(path, []).status == 422)
        #expect(try await holder.fill(path, [("reader", "owen-pike")]).status == 422)
        try await site.expectDone(holder.fill(path, [("reader", "col-reeve")]))
        let colleague = try await site.browser(.colleague)
        let text = try await colleague.fill("/disclosures/\(reference)/reading", []).body
        #expect(text.contains("14 Mill Lane"))
        #expect(text.contains("RESTRICTED: for Tess Marlow, Col Reeve only"))
        _ = try await liaison.get(path)
        try await site.expectDone(
            liaison.post("\(path)/removal", [("seen", liaison.hidden("seen")), ("reader", "col-reeve")]))
        #expect(try await colleague.get("/disclosures/\(reference)").status == 404)
    }

    @Test func `record that consent was withdrawn, after which nothing is read (4.4)`() async throws {
        let site = try await RequestSite()
        let request = try await site.request(at: .sent)
        let holder = try await site.browser(.councilLiaison)
        let evidence =
            [
                ("evidence.consent-given-by", "Vera Tennant"), ("evidence.consent-scope", "Her address"),
                ("evidence.consent-evidence", "Form in file 9"),
            ] + site.today.adding(days: -30).typed("evidence.consent-date")
        let consent = Filled.determination(today: site.today).with("ground", "consent") + evidence
        try await site.expectDone(
            holder.fill("/requests/\(request)/determination", consent + [("action", "determine")]))
        try await site.expectDone(holder.fill("/requests/\(request)/disclosure", Filled.disclosure))
        let reference = RequestSite.disclosure(of: request)
        let path = "/disclosures/\(reference)"
        let future = site.today.adding(days: 2).typed("on") + [("words", "By telephone")]
        #expect(try await holder.fill("\(path)/consent-withdrawal", future).status == 422)
        let nothing = try await holder.fill("\(path)/consent-withdrawal", [("words", "By telephone")])
        #expect(nothing.body.contains("Enter the date the consent was withdrawn"))
        try await site.expectDone(
            holder.fill("\(path)/consent-withdrawal", site.today.typed("on") + [("words", "By telephone")]))
        let answer = try await site.browser(.asker).fill("\(path)/reading", [])
        #expect(answer.body.contains("and the person has withdrawn it."))
        #expect(!answer.body.contains("14 Mill Lane"))
        // No page says beside it that it may be read.
        for person in [RequestSite.Person.policeLiaison, .councilLiaison, .asker] {
            let browser = try await site.browser(person)
            for page in [path, "/requests/\(request)", "\(path)/reading", "/in-tray"] {
                let body = try await browser.get(page).body
                for words in ["can read it until", "Can be read until", "Read the information", "You may read this"] {
                    #expect(!body.contains(words), "\(person) \(page) \(words)")
                }
            }
            #expect(try await browser.get(path).body.contains("can no longer be read"), "\(person)")
        }
    }
}

/// A disclosure of the council to the police and the trust, and what is done with each copy.
@Suite("4.2, 4.10, 4.12, 4.13 Several copies")
struct SeveralCopiesTests {
    @Test func `are each accepted or declined, kept and destroyed by themselves`() async throws {
        let site = try await RequestSite()
        let reference = try await site.offered(to: [RequestSite.police, RequestSite.trust])
        let path = "/disclosures/\(reference)"
        let (police, trust) = (try await site.browser(.policeLiaison), try await site.browser(.trustLiaison))
        let owner = try await site.browser(.councilLiaison)
        try await site.expectDone(police.fill("\(path)/acceptance", []))
        try await site.expectDone(trust.fill("\(path)/acceptance", []))
        #expect(try await site.copies(reference) == [RequestSite.police: .received, RequestSite.trust: .received])

        let form = try await owner.get("\(path)/keeping").body
        #expect(form.contains("The copy of Northbrook Police") && form.contains("The copy of Hillside Trust"))
        let later = site.today.adding(months: 5).typed("until") + [("words", "Still open")]
        let noCopy = try await owner.fill("\(path)/keeping", later)
        #expect(noCopy.status == 422 && noCopy.body.contains("Choose the copy"))
        let wrong = try await owner.fill("\(path)/keeping", later + [("copy", "eastfield-council")])
        #expect(wrong.status == 422)
        try await site.expectDone(owner.fill("\(path)/keeping", later + [("copy", RequestSite.trust.text)]))
        // An agency is asked for no copy: it has its own.
        #expect(!(try await police.get("\(path)/destruction").body.contains("name=\"copy\"")))
        try await site.expectDone(police.fill("\(path)/destruction", Filled.destruction))
        #expect(try await site.copies(reference) == [RequestSite.police: .destroyed, RequestSite.trust: .received])
        #expect(try await trust.fill("\(path)/reading", []).body.contains("Two calls a week"))
        #expect(!(try await police.fill("\(path)/reading", []).body.contains("Two calls a week")))

        try await site.expectDone(owner.fill("\(path)/destruction", Filled.destruction))
        // Each agency has its own certificate, and the owner those of both.
        for (browser, seesBoth) in [(owner, true), (trust, false)] {
            let certificates = try await browser.get("\(path)/certificate").body
            #expect(certificates.contains("Copy of Northbrook Police") == seesBoth)
            #expect(certificates.contains("Copy of Hillside Trust") && certificates.contains("It was the last copy."))
        }
        #expect(!(try await owner.fill("\(path)/reading", []).body.contains("Two calls a week")))
    }

    @Test func `have readers of their own agency each (4.10)`() async throws {
        let site = try await RequestSite()
        let reference = try await site.offered(to: [RequestSite.police, RequestSite.trust])
        let path = "/disclosures/\(reference)"
        for person in [RequestSite.Person.policeLiaison, .trustLiaison] {
            try await site.expectDone(site.browser(person).fill("\(path)/acceptance", []))
        }
        let owner = try await site.browser(.councilLiaison)
        let page = try await owner.get("\(path)/readers").body
        #expect(page.contains("Col Reeve, Northbrook Police"))
        for (name, agency) in [("Tess Marlow", "Northbrook Police"), ("Hal Dunn", "Hillside Trust")] {
            #expect(page.contains(">\(name)</th>") && page.contains(">\(agency)</td>"), "\(name)")
        }
        try await site.expectDone(owner.fill("\(path)/readers", [("reader", "col-reeve")]))
        #expect(try await site.browser(.colleague).fill("\(path)/reading", []).body.contains("Two calls a week"))
        let trust = try await site.browser(.trustLiaison)
        #expect(try await trust.fill("\(path)/readers", [("reader", "tess-marlow")]).status == 422)
        #expect(try await trust.post("\(path)/readers/removal", [("reader", "col-reeve")]).status == 422)
    }
}
