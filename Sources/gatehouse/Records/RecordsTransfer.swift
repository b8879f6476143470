import Exchange
import PostgresRecords
import SharingProtocol
import SQLiteRecords

/// A partnership on its way from one place to another.
struct RecordsTransfer {
    let source: Home
    private let partnership: Partnership
    private let target: Home
    /// Whether nothing can be filed at the first place any more, once it is at the second.
    private let closes: Bool

    init(from source: Home, _ partnership: Partnership, to target: Home, closes: Bool) {
        (self.source, self.partnership, self.target, self.closes) = (source, partnership, target, closes)
    }

    /// `place` is a folder that is not there yet, or the address of a database.
    init(from source: Home, to place: String, name: String?, closes: Bool) throws(Complaint) {
        let partnership = try source.partnership()
        let target =
            DatabaseAddress.isOne(place)
            ? try Home.new(name, for: partnership.name, in: try RecordsOption.database(at: place, isTyped: true))
            : Home.folder(DataFolder(path: place))
        self.init(from: source, partnership, to: target, closes: closes)
    }

    /// Takes it there, and returns the head that both have.
    func run() throws -> LedgerHead {
        let new = try NewHome(target, ownRules: try source.ownRulesText(of: partnership))
        let head: LedgerHead
        do {
            head = try copy()
        } catch StoreError.uncertain where closes {
            throw leftOver("It is not known whether \(source.words) is closed.")
        } catch {
            try new.abandon()
            throw (error as? StoreError).map { Complaint($0) } ?? error
        }
        do { try new.finish(partnership) } catch {
            guard closes else { throw error }
            throw leftOver("\(source.words) is closed, and the copy could not be made a partnership's (\(error)).")
        }
        return head
    }

    /// Nothing is lost then, and nothing to be thrown away by a program.
    private func leftOver(_ what: String) -> Complaint {
        Complaint(
            "\(what) Type `gatehouse records reopen` for it, then look at its book, remove what stands in "
                + "\(target.words), and begin again.")
    }

    /// The same for whoever watches.
    func runAndTell() throws {
        let head = try run()
        Machine.say("\(counted(head.size, "entry", "entries")) and all that belongs to them: \(target.words)")
        Machine.say("Both end in this head:\n\n\(head.checkpoint)")
        if closes { Machine.say("Nothing can be filed in \(source.words) any more.") }
        Machine.say("The root key is not copied: it is the same one.")
    }

    private func copy() throws -> LedgerHead {
        switch target {
        case .folder(let folder):
            let file = try SQLiteTarget(path: folder.records)
            let head: LedgerHead
            do { head = try copy(into: file) } catch {
                try file.abandon()
                throw error
            }
            try file.finish()
            return head
        case .schema(let schema):
            return try copy(into: PostgresTarget(in: schema.database, schema: schema.name))
        }
    }

    private func copy(into records: any RecordTarget) throws -> LedgerHead {
        var copy = RecordsCopy(from: try source.openToCopy(), into: records) { done, all in
            Machine.show(progress: "Copying entry \(done) of \(all)")
        }
        defer { Machine.endProgress() }
        return try copy.run(movedTo: closes ? target.words : nil)
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
