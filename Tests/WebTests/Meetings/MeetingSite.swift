import Casework
import Exchange
import SharingProtocol
import Testing

@testable import Web

/// Twelve agencies on a real store, each with a liaison officer and an officer more, and one that has not signed.
final class MeetingSite: Sendable {
    static let convening = "police"
    /// Has not signed, until `sign` is called.
    static let unsigned = "refuge"
    static let agencies = [
        ("police", "Northbrook Police", "responsible-authority"),
        ("council", "Eastfield Council", "responsible-authority"),
        ("fire", "Fire Authority", "responsible-authority"),
        ("probation", "Probation Service", "responsible-authority"),
        ("health", "Health Board", "responsible-authority"), ("homes", "Redwillow Homes", "relevant-authority"),
        ("ambulance", "Ambulance Trust", "relevant-authority"), ("hospital", "Hospital Trust", "relevant-authority"),
        ("college", "Northbrook College", "co-operating-body"), ("school", "Hill School", "co-operating-body"),
        ("parks", "Parks Trust", "co-operating-body"), ("refuge", "Willow Refuge", "co-operating-body"),
    ]

    let test: TestSite
    var desk: LiaisonDesk { test.desk }
    var today: Day { test.clock.now.day }

    init() async throws {
        test = try await TestSite()
        let hash = try await test.site.signIn.passwords.hash(TestSite.password)
        let administrator = Badge(officer: TestSite.officer, agency: "support-team")
        let coordinator = Badge(officer: TestSite.coordinator, agency: "support-team")
        for (agency, name, category) in Self.agencies {
            try done(
                await desk.admit(AgencyID(agency), name: name, category: Key(category), line: nil, by: coordinator))
            for post in ["liaison", "officer"] {
                let account = Account(
                    officer: Self.id(post, agency), agency: AgencyID(agency), signInName: "\(post).\(agency)@x.example",
                    name: "\(Self.capital(post)) \(Self.capital(agency))", position: "Officer",
                    telephone: "01632 960002",
                    passwordHash: hash, mustChangePassword: false)
                try done(
                    await desk.admitOfficer(account, role: .practitioner, maySign: post == "liaison", by: administrator)
                )
                try done(
                    await desk.handOverPassword(
                        to: account.officer, at: account.agency, hash: hash, isOneTime: false, by: coordinator))
            }
            if agency != Self.unsigned { try await sign(agency) }
            let liaison = Self.badge("liaison", agency)
            try done(
                await desk.perform(
                    .appoint(liaison.officer, asDeputy: false, from: today, until: nil), on: liaison.agency,
                    by: liaison))
        }
    }

    private static func capital(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }

    static func id(_ post: String, _ agency: String) -> OfficerID { OfficerID("\(post)-\(agency)") }
    static func badge(_ post: String, _ agency: String) -> Badge {
        Badge(officer: id(post, agency), agency: AgencyID(agency))
    }

    func sign(_ agency: String) async throws {
        let words: [String: Confidential] = ["name": "N", "position": "P", "authority": "A", "address": "1 Row"]
        let hash = try await desk.rules(on: today).textHash
        try done(
            await desk.perform(
                .signAgreement(textHash: hash, words: words), on: AgencyID(agency), by: Self.badge("liaison", agency)))
    }

    private func done(_ outcome: AgencyOutcome) throws {
        guard case .done = outcome else {
            Issue.record("\(outcome)")
            throw NotDone()
        }
    }

    struct NotDone: Error {}

    func browser(_ post: String, _ agency: String) async throws -> TestClient {
        let browser = test.browser()
        try await browser.signIn(name: "\(post).\(agency)@x.example")
        _ = try await browser.get("/meetings")
        return browser
    }

    /// The meeting as its note taker has it.
    func meeting(_ reference: String) async throws -> MeetingFolder {
        try await desk.look(
            at: CaseID(reference), as: MeetingCase.self, by: Self.badge("liaison", Self.convening))
    }

    func disclosure(_ reference: CaseID, by badge: Badge) async throws -> DisclosureFolder {
        try await desk.look(at: reference, as: DisclosureCase.self, by: badge)
    }

    /// What somebody reads of a disclosure; `nil` where they may not.
    func reading(_ reference: CaseID, by badge: Badge) async throws -> String? {
        do {
            let outcome = try await desk.read(.read(file: nil), on: reference, as: DisclosureCase.self, by: badge)
            guard case .opened(let opened) = outcome else { return nil }
            return opened.words["disclosure/item.1"]?.revealed
        } catch DeskError.noSuchCase {
            return nil
        }
    }

    /// What is filled in to plan a meeting.
    func plan() -> [(String, String)] {
        [
            ("title", "Repeat callers"), ("time", "2pm"), ("place", "Town Hall"),
            ("agenda", "Mill Lane\nThe park"), ("purpose", "shared-intelligence"), ("reason", "prevent-or-detect"),
        ] + Self.agencies.dropFirst().map { ("invited", $0.0) } + today.typed("day")
            + today.adding(months: 12).typed("keepUntil")
    }

    /// A meeting that is planned; its reference.
    func planned(by browser: TestClient) async throws -> String {
        _ = try await browser.get("/meetings/new")
        let planned = try await browser.post("/meetings/new", [("form", browser.hidden("form"))] + plan())
        #expect(planned.status == 303, "\(planned.body)")
        let path = try #require(planned.location?.split(separator: "?").first)
        return String(try #require(path.split(separator: "/").last))
    }

    /// A meeting that is open, with one of each of those agencies in the room, all of whom accept the statement.
    func opened(by browser: TestClient, with agencies: [String]) async throws -> Room {
        let reference = try await planned(by: browser)
        let room = Room(reference, browser)
        let opened = try await browser.post("\(room.meeting)/opening")
        #expect(opened.location == room.path)
        try await room.look()
        try await room.done("expected", agencies.map { ("expected", "liaison-\($0)") })
        try await room.done("accept")
        return room
    }
}

/// The note taker's page, as a browser has it.
struct Room {
    let reference: String
    let browser: TestClient
    var meeting: String { "/meetings/\(reference)" }
    var path: String { "\(meeting)/room" }

    init(_ reference: String, _ browser: TestClient) { (self.reference, self.browser) = (reference, browser) }

    @discardableResult
    func look(_ path: String? = nil) async throws -> TestClient.Answer { try await browser.get(path ?? self.path) }

    /// Presses a button of the page that was shown last.
    func press(_ deed: String, _ fields: [(String, String)] = []) async throws -> TestClient.Answer {
        let carried = ["seen", "form", "room"].map { ($0, browser.hidden($0)) }
        return try await browser.post(path, carried + fields + [("do", deed)])
    }

    /// The same, and expects that it is done and that the page comes again.
    @discardableResult
    func done(_ deed: String, _ fields: [(String, String)] = []) async throws -> TestClient.Answer {
        let answer = try await press(deed, fields)
        #expect(answer.status == 303, "\(deed): \(answer.body)")
        return try await look(answer.location)
    }

    /// What is typed for an item.
    static func item(_ owner: String, _ words: String, until day: Day) -> [(String, String)] {
        [
            ("owner", owner), ("subject", "Vera Tennant"), ("words", words), ("decision", "Visit her"),
            ("class", "personal"), ("basis", "ground:risk-of-harm"), ("marking", "none"),
        ] + day.typed("keep")
    }
}
