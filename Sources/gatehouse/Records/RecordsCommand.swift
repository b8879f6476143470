import ArgumentParser
import Exchange
import PostgresRecords
import SharingProtocol
import SQLiteRecords

/// `gatehouse records`: where a partnership is kept, and how it gets elsewhere.
struct RecordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "records", abstract: "Copy or move a partnership between a folder and a database.",
        subcommands: [CopyRecords.self])
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
        let source = try home(from)
        let partnership = try source.partnership()
        let target = try home(to, new: partnership)
        let ownText = try source.ownRulesText(of: partnership)
        let new = try NewHome(target, ownRules: ownText)
        let head: LedgerHead
        do {
            head = try copy(source, into: target) { try new.finish(partnership) }
        } catch {
            try new.abandon()
            throw (error as? StoreError).map { Complaint($0) } ?? error
        }
        Machine.say("\(counted(head.size, "entry", "entries")) and all that belongs to them: \(target.words)")
        Machine.say("Both end in this head:\n\n\(head.checkpoint)")
        if move { Machine.say("Nothing can be filed in \(source.words) any more.") }
        Machine.say("The root key is not copied: it is the same one.")
    }

    /// Where one of the two is; `new` is the partnership that is to go there.
    private func home(_ text: String, new: Partnership? = nil) throws(Complaint) -> Home {
        guard DatabaseAddress.isOne(text) else { return .folder(DataFolder(path: text)) }
        let database = try RecordsOption.database(at: text, isTyped: true)
        guard let new else { return try .found(name, in: database) }
        return try .new(name, for: new.name, in: database)
    }

    private func copy(
        _ source: Home, into target: Home, finish: () throws -> Void
    ) throws -> LedgerHead {
        let records = try source.openToCopy()
        let place = move ? target.words : nil
        func run(into new: any RecordTarget, whole: () throws -> Void) throws -> LedgerHead {
            var copy = RecordsCopy(from: records, into: new) { done, all in
                Machine.show(progress: "Copying entry \(done) of \(all)")
            }
            defer { Machine.endProgress() }
            return try copy.run(movedTo: place) {
                try whole()
                try finish()
            }
        }
        switch target {
        case .folder(let folder):
            let file = try SQLiteTarget(path: folder.records)
            do { return try run(into: file) { try file.finish() } } catch {
                try file.abandon()
                throw error
            }
        case .schema(let schema):
            return try run(into: PostgresTarget(in: schema.database, schema: schema.name)) {}
        }
    }
}

extension Home {
    /// Opens the records to copy all of them, beside whoever acts on them.
    func openToCopy() throws(StoreError) -> any RecordSource {
        switch self {
        case .folder(let folder): try SQLiteRecords(copying: folder.records)
        case .schema(let schema): try PostgresRecords(reading: schema.database, schema: schema.name)
        }
    }

    /// The text of the partnership's own protocol; `nil` where it goes by one that comes with Gatehouse.
    func ownRulesText(of partnership: Partnership) throws(Complaint) -> String? {
        guard partnership.protocolName == DataFolder.protocolFile else { return nil }
        return try rules(of: partnership).text
    }
}
