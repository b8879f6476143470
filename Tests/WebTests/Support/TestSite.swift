import Casework
import Exchange
import Foundation
import Hummingbird
import Ledger
import Logging
import NIOCore
import SQLiteRecords
import SharingProtocol
import Synchronization
import Testing
import Vault

@testable import Web

/// A partnership with one officer on a real store, its site around it, and a clock that is moved by hand.
final class TestSite: Sendable {
    static let name = "ada.quill@support.example"
    static let password = "three odd words"
    static let officer: OfficerID = "ada-quill"
    static let coordinator: OfficerID = "kit-arden"

    let site: Site
    let desk: LiaisonDesk
    let records: SQLiteRecords
    let clock: TestClock
    private let folder: URL

    init(isSecure: Bool = false, mustChangePassword: Bool = false) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "gatehouse-web-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let signer = try NoteSigner(name: "test.example/ledger", seed: [UInt8](repeating: 7, count: 32))
        let records = try SQLiteRecords(path: folder.appending(path: "records.sqlite").path) { head in
            try Checkpoint(origin: "test.example/ledger", head: head).signed(by: signer)
        }
        let clock = TestClock()
        let desk = LiaisonDesk(
            records: records, root: RootKey.generate(.seeded(42)),
            protocols: [try InformationSharingProtocol.safermk2013()],
            isSigned: { Checkpoint.isSigned($0, over: $1, verifier: signer.verifier) }, now: { clock.now },
            dice: .seeded(1))
        let passwords = try PasswordHasher()
        let hash = try await passwords.hash(Self.password)
        _ = try await desk.found(
            supportTeam: "Support Team",
            administrator: Account(
                officer: Self.officer, agency: "support-team", signInName: Self.name, name: "Ada Quill",
                position: "Administrator", telephone: "01632 960001", passwordHash: hash,
                mustChangePassword: mustChangePassword),
            coordinator: Account(
                officer: Self.coordinator, agency: "support-team", signInName: "kit-arden@officers.example",
                name: "Kit Arden", position: "Officer", telephone: "01632 960002", passwordHash: hash,
                mustChangePassword: false))
        let dice = CountingDice()
        let signIn = SignInDesk(
            accounts: desk.accounts, passwords: passwords, now: { clock.now }, dice: { dice.roll($0) },
            identify: { try await identify($0, at: desk) }, setPassword: { try await desk.setPassword($0, of: $1) })
        let shell = Shell(partnership: "Exampleshire", footing: { Footing(version: "safermk-2013") })
        site = Site(shell: shell, desk: desk, signIn: signIn, isSecure: isSecure)
        (self.records, self.desk, self.clock) = (records, desk, clock)
    }

    deinit {
        do { try FileManager.default.removeItem(at: folder) } catch { Issue.record("\(folder.path) is left behind") }
    }

    /// A browser that visits it.
    func browser(at address: String = "192.0.2.7") -> TestClient {
        TestClient(responder: site.responder(), address: address)
    }

    /// A browser in which the officer is signed in.
    func signedIn() async throws -> TestClient {
        let browser = browser()
        try await browser.signIn()
        return browser
    }
}

private func identify(_ visitor: StoredVisitor, at desk: LiaisonDesk) async throws -> SignedIn.Who? {
    let (session, snapshot) = (visitor.session, try await desk.register(at: visitor.registerVersion))
    guard let officer = snapshot.register.officer(session.officer, of: session.agency), officer.isActive,
        let account = visitor.account
    else { return nil }
    let viewer = Viewer(name: account.name, agency: snapshot.name(of: officer.agency), role: "Administrator")
    return SignedIn.Who(
        officer: officer, viewer: viewer, session: session, mustChangePassword: account.mustChangePassword)
}

/// A clock that stands still until it is moved.
final class TestClock: Sendable {
    private let moment = Mutex(Timestamp(milliseconds: 1_938_000_000_000))

    var now: Timestamp { moment.withLock { $0 } }

    func advance(seconds: Int) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// Dice that never show the same twice, and the same in every run.
final class CountingDice: Sendable {
    private let rolled = Mutex(UInt8(0))

    func roll(_ count: Int) -> [UInt8] {
        let start = rolled.withLock {
            $0 &+= 1; return $0
        }
        return (0..<count).map { start &+ UInt8(truncatingIfNeeded: $0 &* 7) }
    }
}
