import Casework
import SharingProtocol
import Testing

@testable import Web

@Suite("4.1, Appendix Three Liaison officers on screen")
struct AppointmentPageTests {
    private static let path = "/agencies/northbrook-police/liaison-officers"

    @Test func `are appointed, as officer or as deputy, and stand in the directory`() async throws {
        let site = try await RequestSite()
        let liaison = try await site.browser(.policeLiaison)
        let form = try await liaison.get(Self.path)
        #expect(form.body.contains("Dana Firth serves until the day before."))
        #expect(faults(in: form.body) == [])
        let appointed = try await liaison.post(
            Self.path, [("officer", "col-reeve"), ("post", "deputy")] + site.today.typed("from"))
        #expect(appointed.location == "/agencies/northbrook-police?done=appointed")
        let directory = try await liaison.get("/agencies/directory")
        #expect(directory.body.contains("Col Reeve"))
        #expect(directory.body.contains("01632 960002"))
        let stands = try await liaison.get("/agencies/northbrook-police?done=appointed")
        #expect(stands.body.contains("Col Reeve appointed deputy from \(site.today.spoken)"))
        #expect(faults(in: stands.body) == [])
        // A deputy acts from then on.
        let record = try await site.browser(.colleague).get("/register").body
        #expect(record.contains("Record of requests and disclosures of Northbrook Police"))
    }

    @Test func `hand over: the one before serves until the day before`() async throws {
        let site = try await RequestSite()
        let liaison = try await site.browser(.policeLiaison)
        let first = site.today.adding(days: 10)
        try await site.expectDone(
            liaison.fill(Self.path, [("officer", "col-reeve"), ("post", "liaison")] + first.typed("from")))
        let page = try await liaison.get("/agencies/northbrook-police")
        #expect(page.body.contains("to \(first.adding(days: -1).spoken)"))
        #expect(page.body.contains("Since \(first.spoken)"))
    }

    @Test(arguments: [
        ([("post", "deputy")], "Choose an officer"), ([("officer", "ruth-vale"), ("post", "deputy")], "Choose one of"),
        ([("officer", "col-reeve")], "Choose whether as liaison officer or as deputy"),
        ([("officer", "dana-firth"), ("post", "liaison")], "That officer is in post already (clause 4.1)"),
    ])
    func `are not appointed from a form that says too little`(
        _ fields: [(String, String)], _ sentence: String
    ) async throws {
        let site = try await RequestSite()
        let liaison = try await site.browser(.policeLiaison)
        let answer = try await liaison.fill(Self.path, fields + site.today.typed("from"))
        #expect(answer.status == 422)
        #expect(answer.body.contains(sentence))
    }

    @Test func `are not appointed for a day that is past, nor until one before the first`() async throws {
        let site = try await RequestSite()
        let liaison = try await site.browser(.policeLiaison)
        let deputy = [("officer", "col-reeve"), ("post", "deputy")]
        for (days, sentence) in [
            (site.today.adding(days: -1).typed("from"), "Choose today or a later day to begin (clause 4.1)"),
            (
                site.today.typed("from") + site.today.adding(days: -1).typed("until"),
                "The last day is before the first: choose a later one (clause 4.1)"
            ), ([("from-day", "31"), ("from-month", "2"), ("from-year", "2032")], "February 2032 has 29 days"),
            ([], "Enter the first day"),
        ] {
            let answer = try await liaison.fill(Self.path, deputy + days)
            #expect(answer.status == 422)
            #expect(answer.body.contains(sentence))
        }
    }

    @Test func `end on a day that is told, with a warning where nobody is left`() async throws {
        let site = try await RequestSite()
        let liaison = try await site.browser(.policeLiaison)
        let form = try await liaison.get("\(Self.path)/dana-firth/end")
        #expect(form.body.contains("Nobody else is in post"))
        #expect(faults(in: form.body) == [])
        let past = try await liaison.post("\(Self.path)/dana-firth/end", site.today.adding(days: -1).typed("on"))
        #expect(past.status == 422)
        try await site.expectDone(liaison.fill("\(Self.path)/dana-firth/end", site.today.typed("on")))
        site.test.clock.advance(seconds: 86_400)
        let agencies = try await site.browser(.auditor).get("/agencies")
        #expect(agencies.body.contains("<strong>1</strong> without a liaison officer"))
        #expect(agencies.body.contains("<span class=\"tag bad\">Vacant</span>"))
    }
}
