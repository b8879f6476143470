import Casework
import SharingProtocol
import Testing

@testable import Web

/// Dates in a request that is being written.
@Suite("4.3, 4.4 The dates of a request")
struct AskedDatesTests {
    @Test func `keeps a date that is years ahead once it is confirmed, and asks again about another`() async throws {
        let site = try await RequestSite()
        let asker = try await site.browser(.asker)
        let path = "/requests/new/\(try await site.written(by: asker))/keeping"
        let far = site.today.adding(years: 175)
        let asked = try await asker.fill(path, far.typed("keeping"))
        #expect(asked.body.contains("name=\"keeping-sure\" value=\"\(far.iso)\" aria-invalid"))
        #expect(faults(in: asked.body) == [])
        let other = far.adding(days: 1).typed("keeping") + [("keeping-sure", far.iso)]
        #expect(try await asker.fill(path, other).status == 422)
        try await site.expectDone(asker.fill(path, far.typed("keeping") + [("keeping-sure", far.iso)]))
    }

    @Test func `takes the date of consent as a day that has come, and keeps it in words (4.4)`() async throws {
        let site = try await RequestSite()
        let asker = try await site.browser(.asker)
        let reference = try await site.written(by: asker)
        let path = "/requests/new/\(reference)/ground"
        let name = "evidence.consent-date"
        for (day, sentence) in [
            (site.today.adding(days: 1).typed(name), "The date consent was given must be today or earlier"),
            ([("\(name)-day", "31"), ("\(name)-month", "4"), ("\(name)-year", "2031")], "April has 30 days"),
        ] {
            let answer = try await asker.fill(path, [("ground", "consent")] + day)
            #expect(answer.status == 422 && answer.body.contains(sentence))
            #expect(faults(in: answer.body) == [])
        }
        let given = site.today.adding(days: -40)
        try await site.expectDone(asker.fill(path, [("ground", "consent")] + given.typed(name)))
        #expect(try await asker.get("/requests/new/\(reference)/check").body.contains(given.spoken))
        let page = try await asker.get(path).body
        for (input, value) in given.typed(name) {
            let filled = try Regex("name=\"\(input)\"[^>]* value=\"\(value)\"")
            #expect(page.contains(filled), "\(input)")
        }
    }
}
