import ArgumentParser
import Exchange
import PostgresRecords
import SharingProtocol
import SQLiteRecords

/// `gatehouse records`: where a partnership is kept, and how it gets elsewhere.
struct RecordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "records", abstract: "Copy or move a partnership between a folder and a database.",
        subcommands: [CopyRecords.self, ReopenRecords.self])
}

/// `gatehouse records copy`.
struct CopyRecords: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "copy",
        abstract: "Copy a partnership, while it is served, from a folder into a database or the other way.",
        discussion: """
            Each of the two is a data folder, or the address of a database (postgres://…). Everything is copied as it \
            is, sealed and signed; both end in the same signed head, or there is no copy. Officers go on working, but \
            for the last moment, in which what they added meanwhile is brought over.

            With --move nobody can file anything into the first any more, from that moment on. Without it they go on \
            there, and the copy is one of that moment: to look at, or to back up. Never serve both: two books would \
            grow under one name.
            """)

    @Argument(help: "Where it is now: a data folder, or the address of a database.")
    var from: String

    @Argument(help: "Where it is to be: a folder that is not there yet, or the address of a database.")
    var to: String

    @Option(
        help: ArgumentHelp(
            "Its short name in the database; not needed where the database it is in holds but one.", valueName: "name"))
    var name: String?

    @Flag(help: "Close the first one in the same moment, so that nothing is filed there any more.")
    var move = false

    func validate() throws {
        if let name, !SchemaName.isOne(name) { throw ValidationError(SchemaName.rule) }
    }

    func run() throws {
        let source =
            DatabaseAddress.isOne(from)
            ? try Holding.database(RecordsOption.database(at: from, isTyped: true)).home(named: name)
            : Home.folder(DataFolder(path: from))
        try RecordsTransfer(from: source, to: to, name: name, closes: move).runAndTell()
    }
}

/// `gatehouse records reopen`.
struct ReopenRecords: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reopen",
        abstract: "Open records again that were closed because they had moved.",
        discussion: """
            For a move that was broken off, or one that is taken back: never while the partnership is served from \
            where it went, since two books would grow under one name.
            """)

    @OptionGroup var place: HomeOption

    func run() throws {
        let home = try place.home()
        do throws(StoreError) { try home.openToCopy().reopen() } catch { throw Complaint(error) }
        Machine.say("\(home.words) is open again.")
    }
}
