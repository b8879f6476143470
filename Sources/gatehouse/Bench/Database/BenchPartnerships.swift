import Casework
import Exchange
import Foundation
import Logging
import PostgresRecords
import SharingProtocol
import Vault

/// A service of very many partnerships: founding them, starting it, and an act in each.
struct BenchPartnerships {
    let address: String
    /// Where their root keys go.
    let folder: String
    let count: Int

    func run() async throws -> [Measurement] {
        try Disk.makeFolder(folder)
        let database = try RecordsOption.database(at: address, isTyped: false)
        let founding = try await seconds("founding") { try await found($0, in: database) }
        let server = try BenchServer(["--records", address, "--key-file", folder])
        var key = RootKeyOption()
        key.keyFile = folder
        let open = OpenPartnerships(.database(database), key, logger: Logger(label: "bench"))
        let before = BenchServer.residentMegabytes(of: getpid())
        let acting = try await seconds("an act in") { try await act($0, open) }
        let after = BenchServer.residentMegabytes(of: getpid())
        let each = "\(Measurement.spoken(Double(count))) partnerships"
        return [
            Measurement(job: "founding each of \(each)", figure: founding / Double(count) * 1000, unit: "ms"),
            Measurement(
                job: "start-up of the service of \(each)", figure: server.startTime, unit: "s", reach: .atMost(1)),
            Measurement(job: "its resident memory", figure: server.residentMegabytes, unit: "MB", reach: .atMost(256)),
            Measurement(
                job: "an act in each, opened for it", figure: acting / Double(count) * 1000, unit: "ms"),
            Measurement(job: "resident memory that it added", figure: after - before, unit: "MB"),
        ]
    }

    private func name(_ number: Int) -> String { "bench-\(number)" }

    private func seconds(_ doing: String, _ body: (Int) async throws -> Void) async throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        for number in 1...count {
            if number % 10 == 0 { Machine.show(progress: "\(doing) partnership \(number) of \(count)") }
            try await body(number)
        }
        Machine.endProgress()
        return start.duration(to: clock.now).inSeconds
    }

    private func found(_ number: Int, in database: Database) async throws {
        let key = RootKey.generate(Machine.dice)
        try Disk.writeSecret(key.text + "\n", to: folder + "/\(name(number)).key")
        let new = try NewHome(.schema(SchemaHome(database: database, name: name(number))), ownRules: nil)
        let partnership = try Partnership(
            name: "Bench \(number)", protocolName: "safermk-2013", origin: "bench/\(number)", rootKey: key)
        let service = try Service(
            partnership, in: new.home, key, rules: try ProtocolOption.rules(named: "safermk-2013"), creates: true,
            now: { Machine.now() })
        func account(_ badge: Badge) -> Account {
            Account(
                officer: badge.officer, agency: badge.agency, signInName: badge.officer.text + "@bench.example",
                name: "Officer", position: "Officer", telephone: "", passwordHash: "", mustChangePassword: true)
        }
        _ = try await service.desk.found(
            supportTeam: "Support Team", administrator: account(Self.administrator),
            coordinator: account(Self.coordinator))
        try new.finish(partnership)
    }

    private static let administrator = Badge(officer: "administrator", agency: "support-team")
    private static let coordinator = Badge(officer: "coordinator", agency: "support-team")

    private func act(_ number: Int, _ open: OpenPartnerships) async throws {
        let opened = try await open.opened(name(number)) { Server.site($0, isSecure: false, trustsProxy: false) }
        guard let service = opened?.service else {
            throw Complaint("A partnership of the bench is not there.", .broken)
        }
        let outcome = try await service.desk.admit(
            BenchGround.police, name: "Police", category: "responsible-authority", by: Self.coordinator)
        if case .refused(let refusal) = outcome { throw Complaint(refusal.sentence, .broken) }
    }
}
