import ArgumentParser
import Casework
import Exchange
import Logging
import SharingProtocol
import Vault

/// `gatehouse demo`: a whole partnership of invented people, to look at and to try out.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a partnership of invented people, and serve it on this machine.",
        discussion: """
            Makes the SaferMK partnership of Appendix One with officers in every agency, requests in every state, \
            volunteered disclosures and meetings, and prints whom to sign in as. It is kept in its folder; started \
            again, it continues.

            It is for trying out: the passwords are in its folder, and the root key beside the data.
            """)

    @Option(help: ArgumentHelp("Where the demonstration is kept.", valueName: "folder"))
    var data = "demo-data"

    @Option(help: ArgumentHelp("The port to answer on; 0 takes one that is free.", valueName: "number"))
    var port = 8080

    @Flag(help: "Begin anew; removes the folder if a demonstration made it, and nothing else.")
    var fresh = false

    @Option(
        help: ArgumentHelp(
            "What people and passwords are chosen by; the same seed chooses the same.", valueName: "number"))
    var seed: UInt64?

    @OptionGroup var records: RecordsOption

    @Flag(help: "Make the demonstration and serve nothing.")
    var onlyMake = false

    private static let usualSeed: UInt64 = 2013

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("A port is a number from 0 to 65535.") }
    }

    func run() async throws {
        let folder = DemoFolder(path: data, database: try records.database())
        if fresh { try folder.remove() }
        switch try folder.state() {
        case .anothers: throw folder.isNotOurs
        case .absent: try await make(folder)
        case .begun:
            Machine.tell("Making the demonstration was interrupted: it is made anew.")
            try folder.remove()
            try await make(folder)
        case .whole(let made):
            if let seed, seed != made {
                Machine.tell("This demonstration was made from seed \(made); --fresh makes one from seed \(seed).")
            }
            try folder.home.lock()
        }
        Machine.say(String(decoding: try Disk.read(folder.signInFile, atMost: 1 << 20), as: UTF8.self).firstPart)
        if !onlyMake { try await serve(folder) }
    }

    private func make(_ folder: DemoFolder) async throws {
        let seed = seed ?? Self.usualSeed
        if !Machine.isWatched { Machine.tell("Making the demonstration; this takes some seconds.") }
        try folder.begin()
        let new = try NewHome(folder.home, ownRules: nil)
        let rootKey = RootKey.generate(Machine.dice)
        try Disk.writeSecret(rootKey.text + "\n", to: folder.keyFile)
        let name = "SaferMK"
        let partnership = try Partnership(
            name: name, protocolName: "safermk-2013", origin: Partnership.origin(for: name), rootKey: rootKey)

        let calendar = DemoCalendar(now: Machine.now())
        let clock = DemoClock(calendar.at(45, 8, 0))
        let service = try Service(
            partnership, in: folder.home, rootKey, rules: try ProtocolOption.rules(named: partnership.protocolName),
            creates: true, now: { clock.now })
        let dice = Dice.seeded(seed)
        let people = People(dice)
        let stage = Stage(
            desk: service.desk, clock: clock, calendar: calendar, dice: dice, passwords: service.passwords,
            people: people
        ) { done, all in Machine.show(progress: "Making the demonstration: \(done * 100 / all) %") }
        try await stage.play()
        Machine.endProgress()
        do throws(StoreError) { try service.records.close() } catch { throw Complaint(error) }
        try new.finish(partnership)
        try Disk.writeSecret(signInText(people), to: folder.signInFile)
        try folder.finish(seed: seed)
    }

    private func signInText(_ people: People) -> String {
        """
        Sign in as one of these, all of them invented:

        \(rows(people.offered))

        \(String.end)
        Everybody else, agency by agency:

        \(rows(people.everybody))

        """
    }

    private func rows(_ people: [Person]) -> String {
        let places = people.map { "\($0.post.words), \($0.agencyName)" }
        let (first, second) = (places.map(\.count).max() ?? 0, people.map(\.email.count).max() ?? 0)
        return zip(places, people).map { place, person in
            "  " + place.padded(to: first + 2) + person.email.padded(to: second + 2) + person.password
        }
        .joined(separator: "\n")
    }

    private func serve(_ folder: DemoFolder) async throws {
        var key = RootKeyOption()
        key.keyFile = folder.keyFile
        let service = try Service.open(folder.home, key)
        var logger = Logger(label: "gatehouse") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .warning
        let server = Server(served: .one(service), host: "127.0.0.1", port: port, publicAddress: nil, logger: logger)
        let everybody = folder.signInFile
        try await server.run { address in
            Machine.say("Everybody else who can sign in is in \(everybody). Ctrl-C ends the demonstration.")
            Machine.say("Gatehouse answers at \(address)")
        }
    }
}

extension String {
    /// What parts those offered from everybody.
    fileprivate static let end = "----"

    fileprivate var firstPart: String {
        let lines = split(separator: "\n", omittingEmptySubsequences: false)
        return lines.prefix { $0 != Self.end }.joined(separator: "\n")
    }

    fileprivate func padded(to width: Int) -> String {
        self + String(repeating: " ", count: max(0, width - count))
    }
}
