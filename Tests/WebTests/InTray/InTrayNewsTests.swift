import Casework
import Exchange
import Foundation
import HTTPTypes
import SharingProtocol
import SQLiteRecords
import Testing

@testable import Web

/// An in-tray says that something has come into it (4.2).
@Suite("What an in-tray says by itself")
struct InTrayNewsTests {
    @Test func `at once where another number waits than the page shows`() async throws {
        let site = try await TestSite()
        let browser = try await site.signedIn()
        let answer = try await browser.get("/in-tray/news?waiting=7")
        #expect(answer.status == 200)
        #expect(answer.body == "{\"waiting\":0}")
        #expect(answer.headers[.cacheControl] == "no-store")
    }

    @Test func `to nobody who is not signed in`() async throws {
        let site = try await TestSite()
        #expect(try await site.browser().get("/in-tray/news?waiting=0").status == 303)
    }

    @Test func `and keeps nobody signed in`() async throws {
        let site = try await TestSite()
        let browser = try await site.signedIn()
        let token = try #require(browser.cookies.values.first.flatMap { SessionToken(cookie: $0) })
        let seen = try await site.records.visitor(token.hash)?.session.seenAt
        site.clock.advance(seconds: 120)
        _ = try await browser.get("/in-tray/news?waiting=7")
        #expect(try await site.records.visitor(token.hash)?.session.seenAt == seen)
        _ = try await browser.get("/in-tray")
        #expect(try await site.records.visitor(token.hash)?.session.seenAt != seen)
    }
}
