import ArgumentParser
import Exchange
import PostgresRecords

/// `--data`, or `--records` and `--name`: where a partnership is kept.
struct HomeOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            DataFolder.help, valueName: "folder"))
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
    var folder: DataFolder { DataFolder(path: data ?? DataFolder.usualPath) }

    /// What is meant: one partnership, or all that are kept together where several are and none is named.
    func meant() throws(Complaint) -> Meant {
        if data == nil, let database = try records.database() {
            let holding = Holding.database(database)
            if let name { return .one(try holding.home(named: name)) }
            let doors = try holding.doors()
            return doors.count == 1 ? .one(doors[0].home) : .several(holding)
        }
        let holding = Holding.folder(folder.path)
        if let name { return .one(try holding.home(named: name)) }
        // A folder that holds nothing says so itself.
        guard Disk.kind(of: folder.path) == .folder, !folder.isPartnership, try !holding.doors().isEmpty else {
            return .one(.folder(folder))
        }
        return .several(holding)
    }

    /// The one partnership that is meant.
    func home() throws(Complaint) -> Home {
        switch try meant() {
        case .one(let home): home
        case .several(let holding): try holding.home(named: nil)
        }
    }

    /// Where a partnership is to be that is founded: in a database under the name that is given, or one made from the
    /// partnership's.
    func newHome(for partnership: String) throws(Complaint) -> Home {
        guard data == nil, let database = try records.database() else { return .folder(folder) }
        return try .new(name, for: partnership, in: database)
    }
}

extension Home {
    /// A place for a partnership that is not there yet.
    static func new(_ name: String?, for partnership: String, in database: Database) throws(Complaint) -> Home {
        let name = name ?? Partnership.shortName(for: partnership)
        guard SchemaName.isOne(name) else {
            throw Complaint("`\(name)` cannot be its short name: give one with --name. \(SchemaName.rule)", .misused)
        }
        return .schema(SchemaHome(database: database, name: name))
    }
}

/// Which partnerships a command is about.
enum Meant {
    case one(Home)
    case several(Holding)
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
