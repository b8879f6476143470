import ArgumentParser
import Exchange
import PostgresRecords

/// `gatehouse partnership`: the partnerships of one service.
struct PartnershipCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "partnership",
        abstract: "List, found and move the partnerships that one service holds.",
        discussion: """
            A service holds as many as its database does, each in a schema of its own, or one in each folder of a \
            folder. Each has its own book, keys and protocol, and answers at its short name before the service's \
            address: https://safermk.gatehouse.example.
            """,
        subcommands: [List.self, Create.self, Move.self])
}

/// `--data`, or `--records`: what holds several partnerships.
struct HoldingOption: ParsableArguments {
    @Option(help: ArgumentHelp("A folder with a data folder for each partnership.", valueName: "folder"))
    var data: String?

    @OptionGroup var records: RecordsOption

    func validate() throws {
        guard data == nil || records.address == nil else {
            throw ValidationError("Name a folder with --data or a database with --records, not both.")
        }
    }

    func holding() throws(Complaint) -> Holding {
        if let data {
            guard Disk.kind(of: data) == .folder else { throw Complaint("There is no folder `\(data)`.") }
            return .folder(data)
        }
        guard let database = try records.database() else {
            throw Complaint("Name a database with --records, or a folder with --data.", .misused)
        }
        return .database(database)
    }
}

extension PartnershipCommand {
    /// `gatehouse partnership list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print every partnership: its short name, its name, its protocol and its ledger's name.",
            discussion: "One line for each, its parts divided by tabs. Exit status 1 says that there is none.")

        @OptionGroup var place: HoldingOption

        func run() throws {
            let doors = try place.holding().doors()
            for door in doors {
                let known = door.partnership
                Machine.say([door.name, known.name, known.protocolName, known.origin].joined(separator: "\t"))
            }
            guard !doors.isEmpty else {
                throw Complaint(
                    "There is no partnership here yet: `gatehouse partnership create` founds one.", .wanting)
            }
        }
    }

    /// `gatehouse partnership create`.
    struct Create: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Found a partnership: the same as `gatehouse init`.",
            discussion: Init.configuration.discussion)

        @OptionGroup var founding: FoundingOptions

        func run() async throws { try await founding.found() }
    }

    /// `gatehouse partnership move`.
    struct Move: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Move a partnership to another database or folder, while it is served.",
            discussion: """
                The same as `gatehouse records copy --move`. Its officers are told that it has moved from the moment \
                in which it has; serve it from its new place then.
                """)

        @Argument(help: "Its short name.")
        var name: String

        @OptionGroup var place: HoldingOption

        @Option(help: ArgumentHelp("A folder that is not there yet, or the address of a database.", valueName: "place"))
        var to: String

        func validate() throws {
            guard SchemaName.isOne(name) else { throw ValidationError(SchemaName.rule) }
        }

        func run() throws {
            let source = try place.holding().home(named: name)
            try RecordsTransfer(from: source, to: to, name: name, closes: true).runAndTell()
        }
    }
}
