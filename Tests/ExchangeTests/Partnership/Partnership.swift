import Casework
import Exchange
import Foundation
import Ledger
import SQLiteRecords
import SharingProtocol
import Synchronization
import Testing
import Vault

/// A partnership of two agencies, or more where they join, on a real store in a folder of its own, with everybody that
/// a journey needs.
final class Partnership: Sendable {
    static let police: AgencyID = "thames-valley-police"
    static let council: AgencyID = "milton-keynes-council"
    static let team: AgencyID = "support-team"
    /// Agencies that are there once they have joined (`join`).
    static let fire: AgencyID = "fire-and-rescue"
    static let probation: AgencyID = "probation-trust"

    let folder: URL
    let records: any RecordStore
    let desk: LiaisonDesk
    let clock: TestClock
    let signer: NoteSigner
    let isSigned: CheckpointVerifier
    private let ownsFolder: Bool
    private let next = Mutex(0)

    /// `wrapping` stands between the desk and the store, to make the store fail.
    init(
        seed: UInt64 = 1, in folder: URL? = nil, founded: Bool = true, kinds: Kinds = .gatehouse,
        wrapping: @Sendable (any RecordStore) -> any RecordStore = { $0 }
    ) async throws {
        ownsFolder = folder == nil
        let folder =
            folder ?? FileManager.default.temporaryDirectory.appending(path: "gatehouse-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.folder = folder
        let signer = try testSigner()
        self.signer = signer
        let isSigned: CheckpointVerifier = {
            Checkpoint.isSigned($0, over: $1, verifier: signer.verifier)
        }
        self.isSigned = isSigned
        let store = try SQLiteRecords(path: folder.appending(path: "records.sqlite").path) { head in
            try Checkpoint(origin: "test.example/ledger", head: head).signed(by: signer)
        }
        records = wrapping(store)
        let clock = TestClock(Day(iso: "2013-06-03")!)
        self.clock = clock
        desk = LiaisonDesk(
            records: records, root: RootKey.generate(.seeded(42)),
            protocols: [try InformationSharingProtocol.safermk2013()], kinds: kinds,
            isSigned: isSigned, now: { clock.now },
            dice: .seeded(seed))
        if founded { try await found() }
    }

    deinit {
        guard ownsFolder else { return }
        do { try FileManager.default.removeItem(at: folder) } catch { Issue.record("\(folder.path) is left behind") }
    }

    static func badge(_ name: String, _ agency: AgencyID) -> Badge {
        Badge(officer: OfficerID(name + "." + agency.text), agency: agency)
    }
    static let asker = badge("practitioner", police)
    static let askingLiaison = badge("liaison", police)
    static let holdingLiaison = badge("liaison", council)
    static let administrator = badge("administrator", team)
    static let auditor = badge("auditor", team)
    static let coordinator = badge("coordinator", team)

    static func account(_ badge: Badge) -> Account {
        Account(
            officer: badge.officer, agency: badge.agency, signInName: badge.officer.text + "@example.test",
            name: "Officer " + badge.officer.text, position: "Officer", telephone: "01632 960000", passwordHash: "-",
            mustChangePassword: false)
    }

    private func found() async throws {
        _ = try await desk.found(
            supportTeam: "Support Team", administrator: Self.account(Self.administrator),
            coordinator: Self.account(Self.coordinator))
        try await admit(Self.auditor, .auditor)
        for agency in [Self.police, Self.council] { try await join(agency) }
    }

    /// One more agency signs, appoints its liaison officer and takes part.
    func join(_ agency: AgencyID) async throws {
        try happened(
            await desk.admit(agency, name: agency.text, category: "responsible-authority", by: Self.coordinator))
        for name in ["practitioner", "colleague", "liaison", "signatory"] {
            try await admit(Self.badge(name, agency), .practitioner, maySign: name == "signatory")
        }
        let signatory = Self.badge("signatory", agency)
        try happened(
            await desk.perform(
                .signAgreement(
                    textHash: desk.protocols[0].textHash,
                    words: ["name": "S", "position": "Chief", "authority": "Office", "address": "1 Example Row"]),
                on: agency, by: signatory))
        try happened(
            await desk.perform(
                .appoint(Self.badge("liaison", agency).officer, asDeputy: false, from: clock.now.day, until: nil),
                on: agency, by: signatory))
    }

    func admit(_ badge: Badge, _ role: Role, maySign: Bool = false) async throws {
        try happened(
            await desk.admitOfficer(Self.account(badge), role: role, maySign: maySign, by: Self.administrator))
    }

    private func happened(_ outcome: AgencyOutcome) throws {
        guard case .done = outcome else {
            Issue.record("\(outcome)")
            throw Refused()
        }
    }

    struct Refused: Error {}

    func newReference() -> CaseID {
        CaseID("R-\(next.withLock { $0 += 1; return $0 })")
    }

    /// Performs an act that nothing stands against.
    @discardableResult
    func act<Kind: CaseKind>(
        _ act: Kind.Act, as kind: Kind.Type, on reference: CaseID, by badge: Badge, intake: FileIntake? = nil
    ) async throws -> CaseHistory<Kind> {
        switch try await desk.perform(act, on: reference, as: kind, by: badge, intake: intake) {
        case .done(let history, _): return history
        case .refused(let refusal):
            Issue.record("by \(badge.officer) on \(reference): \(refusal.sentence)")
            throw Refused()
        }
    }

    /// The kinds of a case's entries, as they stand in the book.
    func kinds(of reference: CaseID) async throws -> [String] {
        try await records.record(of: reference).entries.map { try LedgerEntry(decoding: $0.bytes).kind }
    }

    func size() async throws -> Int { try await records.head().size }
}

/// A clock that stands still until it is moved.
final class TestClock: Sendable {
    private let moment: Mutex<Timestamp>

    init(_ day: Day) { moment = Mutex(day.startInLondon.adding(seconds: 9 * 3600)) }

    var now: Timestamp { moment.withLock { $0 } }
    func move(seconds: Int) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
    func move(days: Int) { move(seconds: days * 86_400) }
}
