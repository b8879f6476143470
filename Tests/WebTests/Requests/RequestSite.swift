import Casework
import Exchange
import SharingProtocol
import Testing

@testable import Web

/// Three agencies with their officers on a real store, for a request to travel through.
final class RequestSite: Sendable {
    static let police: AgencyID = "northbrook-police"
    static let council: AgencyID = "eastfield-council"
    static let trust: AgencyID = "hillside-trust"

    /// Who signs in; the raw value is the reference of their account.
    enum Person: String, CaseIterable {
        case asker = "tess-marlow", colleague = "col-reeve", policeLiaison = "dana-firth"
        case councilOfficer = "owen-pike", councilLiaison = "ruth-vale"
        case trustLiaison = "hal-dunn"
        case coordinator = "kit-arden", auditor = "may-orme"

        var officer: OfficerID { OfficerID(rawValue) }

        var agency: AgencyID {
            switch self {
            case .asker, .colleague, .policeLiaison: RequestSite.police
            case .councilOfficer, .councilLiaison: RequestSite.council
            case .trustLiaison: RequestSite.trust
            case .coordinator, .auditor: "support-team"
            }
        }

        var role: Role {
            switch self {
            case .coordinator: .coordinator
            case .auditor: .auditor
            case .asker, .colleague, .policeLiaison, .councilOfficer, .councilLiaison, .trustLiaison: .practitioner
            }
        }

        var isLiaison: Bool { self == .policeLiaison || self == .councilLiaison || self == .trustLiaison }
        var badge: Badge { Badge(officer: officer, agency: agency) }
        var signInName: String { rawValue + "@officers.example" }
        /// `Tess Marlow`
        var name: String {
            rawValue.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
        }
    }

    let test: TestSite
    var desk: LiaisonDesk { test.desk }
    var today: Day { test.clock.now.day }

    init() async throws {
        test = try await TestSite()
        let administrator = Badge(officer: TestSite.officer, agency: "support-team")
        let hash = try await test.site.signIn.passwords.hash(TestSite.password)
        func admit(_ people: [Person]) async throws {
            for person in people {
                let account = Account(
                    officer: person.officer, agency: person.agency, signInName: person.signInName, name: person.name,
                    position: "Officer", telephone: "01632 960002", passwordHash: hash, mustChangePassword: false)
                try Self.done(
                    await test.desk.admitOfficer(
                        account, role: person.role, maySign: person.isLiaison, by: administrator))
                try Self.done(
                    await test.desk.handOverPassword(
                        to: person.officer, at: person.agency, hash: hash, isOneTime: false,
                        by: Person.coordinator.badge))
            }
        }
        try await admit([.auditor])
        let agencies: [(AgencyID, String, String, String?)] = [
            (Self.police, "Northbrook Police", "responsible-authority", nil),
            (Self.council, "Eastfield Council", "responsible-authority", "milton-keynes-council"),
            (Self.trust, "Hillside Trust", "co-operating-body", nil),
        ]
        for (agency, name, category, line) in agencies {
            try Self.done(
                await test.desk.admit(
                    agency, name: name, category: Key(category), line: line, by: Person.coordinator.badge))
        }
        try await admit(Person.allCases.filter { $0.role == .practitioner })
        for person in Person.allCases where person.isLiaison { try await sign(person) }
    }

    /// Signs its agency's agreement, and appoints itself.
    private func sign(_ person: Person) async throws {
        let words: [String: Confidential] = [
            "name": "N", "position": "P", "authority": "A", "address": "1 Example Row",
        ]
        try Self.done(
            await desk.perform(
                .signAgreement(textHash: try await desk.rules(on: today).textHash, words: words), on: person.agency,
                by: person.badge))
        try Self.done(
            await desk.perform(
                .appoint(person.officer, asDeputy: false, from: today, until: nil), on: person.agency,
                by: person.badge))
    }

    private static func done(_ outcome: AgencyOutcome) throws {
        guard case .done = outcome else {
            Issue.record("\(outcome)")
            throw NotDone()
        }
    }

    struct NotDone: Error {}

    /// A browser in which that person is signed in, on the page of drafts.
    ///
    /// Its site takes files of 300,000 bytes, 500,000 together: enough for several chunks, and soon sent.
    func browser(_ person: Person) async throws -> TestClient {
        var site = test.site
        site.uploads = UploadLimits(file: 300_000, total: 500_000)
        let browser = TestClient(responder: site.responder())
        try await browser.signIn(name: person.signInName)
        _ = try await browser.get("/requests/new")
        return browser
    }

    /// How many entries the book has.
    func bookSize() async throws -> Int { try await desk.records.head().size }

    /// The kinds of a case's entries.
    func kinds(_ reference: String) async throws -> [String] {
        func kinds<Kind: CaseKind>(_ kind: Kind.Type) async throws -> [String] {
            let folder = try await desk.look(at: CaseID(reference), as: kind, by: Person.auditor.badge)
            return folder.history.entries.map(\.event.kind)
        }
        let kind = try #require(Kinds.gatehouse.kind(of: CaseID(reference)))
        return try await kinds(kind)
    }

    /// How many of a case's entries changed something.
    func moves(_ reference: String) async throws -> Int {
        try await kinds(reference).count { $0 != "request.opened" && $0 != "notice.seen" }
    }

    func state(_ reference: String) async throws -> RequestState {
        try await desk.look(at: CaseID(reference), by: Person.auditor.badge).request.state
    }

    /// The copies of a disclosure, with their states.
    func copies(_ reference: String) async throws -> [AgencyID: CopyState] {
        let folder = try await desk.look(at: CaseID(reference), as: DisclosureCase.self, by: Person.auditor.badge)
        return Dictionary(uniqueKeysWithValues: folder.history.current.copies.map { ($0.agency, $0.state) })
    }
}

extension TestClient {
    /// What a hidden field of the last page holds.
    func hidden(_ name: String) -> String {
        let parts = page.split(separator: "name=\"\(name)\" value=\"", maxSplits: 1)
        return parts.count == 2 ? String(parts[1].prefix { $0 != "\"" }) : ""
    }

    /// Opens a form's page and posts the form, with all that it carries by itself.
    @discardableResult
    func fill(_ path: String, _ fields: [(String, String)]) async throws -> Answer {
        _ = try await get(path)
        return try await post(path, [("seen", hidden("seen"))] + fields)
    }

    /// The same with files.
    func fill(
        _ path: String, _ fields: [(String, String)], files: [(field: String, name: String, content: [UInt8])]
    ) async throws -> Answer {
        _ = try await get(path)
        return try await upload(path, [("seen", hidden("seen"))] + fields, files: files)
    }
}

extension Day {
    /// The three inputs of a day.
    func typed(_ name: String) -> [(String, String)] {
        [("\(name)-day", String(day)), ("\(name)-month", String(month)), ("\(name)-year", String(year))]
    }
}
