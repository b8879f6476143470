import ArgumentParser
import Foundation
import SharingProtocol

/// `gatehouse bench`: how fast it is, beside what limits it.
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure this build on this machine, each figure beside a limit or a peer in the same run.",
        discussion: """
            Use the release build: `make bench`. Figures of two runs are not to be compared, ratios within one are. \
            The disk measured is the one that --folder is on.
            """)

    @Option(help: ArgumentHelp("How many cases the lists are measured with.", valueName: "count"))
    var cases = 100_000

    @Option(help: ArgumentHelp("How many entries are verified.", valueName: "count"))
    var entries = 1_000_000

    @Option(
        help: ArgumentHelp(
            "A folder for the records that are made; they are removed at the end.", valueName: "folder"))
    var folder = FileManager.default.temporaryDirectory.path

    @Option(
        help: ArgumentHelp(
            "One part of it, for whoever works on that: \(Part.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "part"))
    var only: Part?

    @OptionGroup var records: RecordsOption

    @Option(help: ArgumentHelp("How many partnerships one service is measured with.", valueName: "count"))
    var partnerships = 1_000

    enum Part: String, CaseIterable, ExpressibleByArgument {
        case decisions, ledger, acts, pages, start, database, copies, partnerships
    }

    private func isAsked(_ part: Part) -> Bool { only == nil || only == part }

    func validate() throws {
        guard cases >= 100 else { throw ValidationError("Give at least 100 cases.") }
        guard entries >= 1000 else { throw ValidationError("Give at least 1,000 entries.") }
    }

    func run() async throws {
        #if DEBUG
            Machine.tell("This is the debug build: its figures say nothing. Use `make bench`.")
        #endif
        Machine.say(Measurement.head)
        let rules = try ProtocolOption.rules(named: "safermk-2013")
        func tell(_ measured: [Measurement]) { for one in measured { Machine.say(one.row) } }
        if isAsked(.decisions) { tell(try BenchDecisions(rules: rules, count: 1_000_000).run()) }
        if isAsked(.ledger) { tell(try await BenchLedger(count: entries).run()) }
        let ground = try BenchGround(in: folder)
        defer { ground.remove() }
        try await ground.found()
        if isAsked(.acts) { tell(try await BenchActs(ground: ground).run()) }
        if isAsked(.pages) || isAsked(.start) {
            let pages = BenchPages(ground: ground, cases: cases)
            try await pages.fill()
            if isAsked(.pages) { tell(try await pages.run()) }
        }
        if isAsked(.start) { tell(try BenchStart(ground: ground).run()) }
        guard let address = records.text else {
            Machine.tell("Nothing is measured over PostgreSQL: name an empty database with --records.")
            return
        }
        if isAsked(.database) || isAsked(.copies) {
            let database = try BenchDatabase(address, in: folder, cases: cases)
            defer { database.remove() }
            try await database.found()
            if isAsked(.database) { tell(try await database.run()) }
            if isAsked(.copies) { tell(try await database.copies()) }
        }
        if isAsked(.partnerships) {
            let many = BenchPartnerships(address: address, folder: ground.path + "/keys", count: partnerships)
            tell(try await many.run())
        }
    }
}
