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
        for measured in try BenchDecisions(rules: rules, count: 1_000_000).run() { Machine.say(measured.row) }
        for measured in try await BenchLedger(count: entries).run() { Machine.say(measured.row) }
        let ground = try BenchGround(in: folder)
        defer { ground.remove() }
        for measured in try await BenchActs(ground: ground).run() { Machine.say(measured.row) }
        for measured in try await BenchPages(ground: ground, cases: cases).run() { Machine.say(measured.row) }
        for measured in try await BenchStart(ground: ground).run() { Machine.say(measured.row) }
    }
}
