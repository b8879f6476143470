import Casework
import Exchange
import PostgresRecords

/// The same over PostgreSQL: acts with 1, 8 and 32 officers beside pgbench with as many clients, an in-tray with very
/// many cases, and copying them.
struct BenchDatabase {
    private let ground: BenchGround
    private let address: String
    private let database: Database
    private let cases: Int

    private static let transactions = 4_800
    private static let turns = 5

    init(_ address: String, in folder: String, cases: Int) throws(Complaint) {
        self.address = address
        self.cases = cases
        database = try RecordsOption.database(at: address, isTyped: false)
        ground = try BenchGround(in: folder, database: database)
    }

    func found() async throws { try await ground.found() }
    func remove() { ground.remove() }

    func run() async throws -> [Measurement] {
        try await acts() + lists()
    }

    private func acts() async throws -> [Measurement] {
        let acts = BenchActs(ground: ground)
        let peer = try PGBench(address, in: ground.path)
        _ = try await acts.acts(officers: 4, casesEach: 10)  // what is slow only the first time
        var measured: [Measurement] = []
        for (officers, casesEach) in [(1, 150), (8, 60), (32, 60)] {
            measured += try await beside(peer, acts, officers: officers, casesEach: casesEach)
        }
        try peer.remove()
        return measured
    }

    /// The disk's mood changes within seconds: acts and their peer take turns.
    private func beside(_ peer: PGBench, _ acts: BenchActs, officers: Int, casesEach: Int) async throws
        -> [Measurement]
    {
        let each = Self.transactions / Self.turns
        var (rates, times, shared, apart): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
        for _ in 1...Self.turns {
            shared.append(try peer.rate(clients: officers, transactions: each, sharesHead: true))
            let done = try await acts.acts(officers: officers, casesEach: casesEach / Self.turns)
            rates.append(done.rate)
            times += done.times
            apart.append(try peer.rate(clients: officers, transactions: each, sharesHead: false))
        }
        func mean(_ rates: [Double]) -> Double { rates.reduce(0, +) / Double(rates.count) }
        let who = officers == 1 ? "one officer" : "\(officers) officers at once"
        return [
            Measurement(
                job: "durable acts over PostgreSQL, \(who)", figure: mean(rates), unit: "/s",
                beside: ("pgbench, as many statements, one book", mean(shared)), reach: .ofLimit(0.9)),
            Measurement(
                job: "the same", figure: mean(rates), unit: "/s",
                beside: ("pgbench, a book for each client", mean(apart))),
            Measurement(job: "their p95", figure: times.quantile(0.95), unit: "ms"),
        ]
    }

    private func lists() async throws -> [Measurement] {
        let pages = BenchPages(ground: ground, cases: cases)
        try await pages.fill()
        return try await pages.lists(over: " over PostgreSQL")
    }

    /// Into a file, and from there into the database again.
    func copies() async throws -> [Measurement] {
        let size = try await ground.service.records.head().size
        let clock = ContinuousClock()
        func time(_ from: Home, _ to: Home) throws -> Double {
            let start = clock.now
            let transfer = RecordsTransfer(from: from, try from.partnership(), to: to, closes: false)
            guard try transfer.run().size == size else { throw Complaint("A copy is not whole.", .broken) }
            return start.duration(to: clock.now).inSeconds
        }
        let folder = Home.folder(DataFolder(path: ground.path + "/copy"))
        let back = SchemaHome(database: database, name: ground.home.shortName + "-b")
        let out = try time(ground.home, folder)
        let home = try time(folder, .schema(back))
        do throws(StoreError) { try Registry(database).remove(back.name) } catch { throw Complaint(error) }
        let what = "\(Measurement.spoken(Double(size))) entries"
        return [
            Measurement(job: "copying \(what) from PostgreSQL into a file", figure: out, unit: "s"),
            Measurement(job: "copying them back", figure: home, unit: "s"),
        ]
    }
}
