import ArgumentParser
import Exchange
import PostgresRecords

/// `--data`, or `--records` and `--name`: where a partnership is kept.
struct HomeOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The partnership's data folder; GATEHOUSE_DATA in the environment names another default.",
            valueName: "folder"))
    var data: String?

    @OptionGroup var records: RecordsOption

    @Option(
        help: ArgumentHelp(
            "The partnership's short name where several are kept together, such as safermk; not needed where there is "
                + "but one, nor to serve them all.",
            valueName: "name"))
    var name: String?

    func validate() throws {
        guard data == nil || records.address == nil else {
            throw ValidationError("Name a folder with --data or a database with --records, not both.")
        }
        if let name, !SchemaName.isOne(name) { throw ValidationError(SchemaName.rule) }
    }

    /// The folder that is named, or the usual one.
    var folder: DataFolder { DataFolder(path: data ?? Machine.setting("GATEHOUSE_DATA") ?? "gatehouse-data") }

    /// Where the partnership is that is meant.
    func home() throws(Complaint) -> Home {
        guard data == nil, let database = try records.database() else {
            guard let name else { return .folder(folder) }
            guard let home = try Holding.folder(folder.path).home(name) else {
                throw Complaint("There is no `\(name)` in `\(folder.path)`: `gatehouse partnership list` names all.")
            }
            return home
        }
        return try .found(name, in: database)
    }

    /// What holds several partnerships, where there are several or none; `nil` where there is but one.
    func holding() throws(Complaint) -> Holding? {
        if data == nil, let database = try records.database() {
            let holding = Holding.database(database)
            return try holding.doors().count == 1 ? nil : holding
        }
        guard Disk.kind(of: folder.path) == .folder, !folder.isPartnership else { return nil }
        let holding = Holding.folder(folder.path)
        return try holding.doors().isEmpty ? nil : holding
    }

    /// Where a partnership is to be that is founded: in a database under the name that is given, or one made from the
    /// partnership's.
    func newHome(for partnership: String) throws(Complaint) -> Home {
        guard data == nil, let database = try records.database() else { return .folder(folder) }
        return try .new(name, for: partnership, in: database)
    }
}

extension Home {
    /// The partnership of that short name, or the only one that the database holds.
    static func found(_ name: String?, in database: Database) throws(Complaint) -> Home {
        if let name { return .schema(SchemaHome(database: database, name: name)) }
        let lines: [Registry.Line]
        do throws(StoreError) { lines = try Registry(database).lines() } catch { throw Complaint(error) }
        guard let only = lines.first else {
            throw Complaint("There is no partnership in \(database.place) yet: `gatehouse init` founds one.")
        }
        guard lines.count == 1 else {
            throw Complaint(
                "There are \(lines.count) partnerships in \(database.place): name one with --name.", .misused)
        }
        return .schema(SchemaHome(database: database, name: only.name))
    }

    /// A place for a partnership that is not there yet.
    static func new(_ name: String?, for partnership: String, in database: Database) throws(Complaint) -> Home {
        let name = name ?? Partnership.shortName(for: partnership)
        guard SchemaName.isOne(name) else {
            throw Complaint("`\(name)` cannot be its short name: give one with --name. \(SchemaName.rule)", .misused)
        }
        return .schema(SchemaHome(database: database, name: name))
    }
}

/// `--records`: the database in which records are kept.
struct RecordsOption: ParsableArguments {
    @Option(
        name: .customLong("records"),
        help: ArgumentHelp(
            "A PostgreSQL database in place of a folder: postgres://user@host/database, as libpq reads it. "
                + "GATEHOUSE_RECORDS in the environment names one too. The password goes into a file that PGPASSFILE "
                + "names, or into the setting in the environment, and never into a command.",
            valueName: "address"))
    var address: String?

    /// The environment's setting.
    static let setting = "GATEHOUSE_RECORDS"

    /// The address as it was given; `nil` where none was.
    var text: String? { address ?? Machine.setting(Self.setting) }

    /// The database; `nil` where none is named.
    func database() throws(Complaint) -> Database? {
        guard let text else { return nil }
        return try Self.database(at: text, isTyped: address != nil)
    }

    /// The database at an address; one that was typed may not hold a password.
    static func database(at text: String, isTyped: Bool) throws(Complaint) -> Database {
        let found: DatabaseAddress
        do throws(DatabaseAddress.Fault) { found = try DatabaseAddress(text) } catch {
            switch error {
            case .unreadable(let why):
                throw Complaint("The address of the records cannot be read: \(why).", .misused)
            }
        }
        guard !isTyped || !found.holdsPassword else {
            throw Complaint(
                "A password in a command can be read by everybody on this machine: put it into a file that PGPASSFILE "
                    + "names, and change it.", .misused)
        }
        return Database(found)
    }
}

/// What a partnership may be called in a database and in addresses.
enum SchemaName {
    static let rule = "A short name is small letters, digits and hyphens, begins with a letter and has at most 48."

    static func isOne(_ name: String) -> Bool {
        let letters = "abcdefghijklmnopqrstuvwxyz"
        return name.count <= 48 && name != "gatehouse" && !name.hasPrefix("pg-")
            && (name.first.map { letters.contains($0) } ?? false)
            && name.allSatisfy { letters.contains($0) || "0123456789-".contains($0) }
    }
}
