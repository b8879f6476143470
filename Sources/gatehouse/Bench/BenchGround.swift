import Casework
import Exchange
import Foundation
import PostgresRecords
import SharingProtocol
import Vault
import Web

/// A partnership of two agencies in a folder of its own, for measuring.
struct BenchGround {
    let path: String
    let service: Service
    let home: Home
    /// Its schema, where it is in a database.
    private let schema: NewHome?

    static let police: AgencyID = "thames-valley-police"
    static let council: AgencyID = "milton-keynes-council"
    static let team: AgencyID = "support-team"
    static let asker = Badge(officer: "asker", agency: police)
    static let askingLiaison = Badge(officer: "asking-liaison", agency: police)
    static let holdingLiaison = Badge(officer: "holding-liaison", agency: council)
    static let password = "a password for measuring"

    /// In a folder of its own, or in a schema of its own in a database.
    init(in folder: String, database: Database? = nil) throws(Complaint) {
        let number = Machine.dice(6).map { String($0, radix: 16) }.joined()
        path = folder + "/gatehouse-bench-" + number
        try Disk.makeFolder(path)
        try Disk.makeFolder(path + "/data-keys")
        let key = RootKey.generate(Machine.dice)
        try Disk.writeSecret(key.text + "\n", to: path + "/data-keys/root.key")
        let partnership = try Partnership(
            name: "Bench", protocolName: "safermk-2013", origin: "bench/ledger", rootKey: key)
        if let database {
            home = .schema(SchemaHome(database: database, name: "bench-ground-" + number))
            schema = try NewHome(home, ownRules: nil)
        } else {
            // Not taken for this process alone: a server is started on it.
            let folder = DataFolder(path: path + "/data")
            try Disk.makeFolder(folder.path)
            try folder.write(partnership)
            (home, schema) = (.folder(folder), nil)
        }
        service = try Service(
            partnership, in: home, key, rules: try ProtocolOption.rules(named: "safermk-2013"), creates: true,
            now: { Machine.now() })
        try schema?.finish(partnership)
    }

    func remove() {
        do {
            try schema?.abandon()
            try FileManager.default.removeItem(atPath: path)
        } catch {
            Machine.tell("The bench's records at \(path) could not be removed: remove them by hand.")
        }
    }

    /// Two agencies that have signed and have their liaison officers.
    func found() async throws {
        let desk = service.desk
        let hash = try await service.passwords.hash(Self.password)
        func account(_ badge: Badge) -> Account {
            Account(
                officer: badge.officer, agency: badge.agency, signInName: badge.officer.text + "@bench.example",
                name: "Officer", position: "Officer", telephone: "", passwordHash: hash, mustChangePassword: false)
        }
        let administrator = Badge(officer: "administrator", agency: Self.team)
        let coordinator = Badge(officer: "coordinator", agency: Self.team)
        _ = try await desk.found(
            supportTeam: "Support Team", administrator: account(administrator), coordinator: account(coordinator))
        for (agency, officers) in [
            (Self.police, [Self.asker, Self.askingLiaison]), (Self.council, [Self.holdingLiaison]),
        ] {
            try done(
                await desk.admit(agency, name: agency.text, category: "responsible-authority", by: coordinator))
            for badge in officers {
                try done(
                    await desk.admitOfficer(account(badge), role: .practitioner, maySign: true, by: administrator))
                try done(
                    await desk.handOverPassword(
                        to: badge.officer, at: agency, hash: hash, isOneTime: false, by: coordinator))
            }
            let signatory = officers[officers.count - 1]
            let words: [String: Confidential] = [
                "name": "S", "position": "Chief", "authority": "Office", "address": "1 Example Row",
            ]
            let rules = try await desk.rules(on: desk.now().day)
            try done(
                await desk.perform(
                    .signAgreement(textHash: rules.textHash, words: words), on: agency, by: signatory))
            try done(
                await desk.perform(
                    .appoint(signatory.officer, asDeputy: false, from: desk.now().day, until: nil), on: agency,
                    by: signatory))
        }
    }

    private func done(_ outcome: AgencyOutcome) throws {
        if case .refused(let refusal) = outcome { throw Complaint(refusal.sentence, .broken) }
    }

    /// One act, and how long it took until it was durable, in milliseconds.
    func timed<Kind: CaseKind>(_ act: () async throws -> ActOutcome<Kind>) async throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        if case .refused(let refusal) = try await act() { throw Complaint(refusal.sentence, .broken) }
        return start.duration(to: clock.now).inSeconds * 1000
    }

    func draft() -> RequestDraft {
        var terms = RequestTerms(
            holding: Self.council, informationClass: "personal", purpose: "shared-intelligence", items: 1,
            readers: [Self.asker.officer], keepUntil: service.desk.now().day.adding(days: 90))
        terms.reason = "prevent-or-detect"
        terms.ground = "risk-of-harm"
        return RequestDraft(
            terms,
            words: [
                "subject": "Example Person", "why": "To plan a visit.", "item.1": "Present address",
                "necessity": "Nothing less would do.", "evidence.ground.risk": "Threats.",
                "evidence.ground.risk-to": "A resident.",
            ])
    }

    func determination() -> Determination {
        var terms = DeterminationTerms(
            given: [true], informationClass: "personal", readers: [Self.asker.officer],
            keepUntil: service.desk.now().day.adding(days: 90))
        terms.ground = "risk-of-harm"
        return Determination(
            terms,
            words: [
                "reasons": "The test is met.", "necessity": "Nothing less would do.",
                "evidence.ground.risk": "Threats.",
                "evidence.ground.risk-to": "A resident.",
            ])
    }
}
