import Exchange
import PostgresRecords

/// What holds several partnerships: a database, or a folder with a data folder for each.
enum Holding: Sendable {
    case folder(String)
    case database(Database)

    /// One of the partnerships: its short name, where it is, and what is known of it before it is opened.
    struct Door: Sendable {
        let name: String
        let home: Home
        let partnership: Partnership
    }

    /// As messages name it.
    var words: String {
        switch self {
        case .folder(let path): "`\(path)`"
        case .database(let database): database.place
        }
    }

    /// All of them, by short name. What is damaged is left out: it says so itself when somebody opens it.
    func doors() throws(Complaint) -> [Door] {
        switch self {
        case .folder(let path):
            var doors: [Door] = []
            for name in try Disk.names(in: path).sorted() where SchemaName.isOne(name) {
                let folder = DataFolder(path: path + "/" + name)
                guard folder.isPartnership else { continue }
                do throws(Complaint) {
                    doors.append(Door(name: name, home: .folder(folder), partnership: try folder.partnership()))
                } catch {
                    Machine.tell("Error: \(error.sentence)")
                }
            }
            return doors
        case .database(let database):
            let lines: [Registry.Line]
            do throws(StoreError) { lines = try Registry(database).lines() } catch { throw Complaint(error) }
            return lines.compactMap { line in
                Partnership(text: line.settings).map { known in
                    let home = Home.schema(SchemaHome(database: database, name: line.name))
                    return Door(name: line.name, home: home, partnership: known)
                }
            }
        }
    }

    /// The partnership of that short name, or the only one that there is.
    func home(named name: String?) throws(Complaint) -> Home {
        guard let name else { return try onlyHome() }
        switch self {
        case .folder(let path):
            let folder = DataFolder(path: path + "/" + name)
            guard folder.isPartnership else {
                throw Complaint("There is no `\(name)` in \(words): `gatehouse partnership list` names all.")
            }
            return .folder(folder)
        // Whether it is there it says itself, once it is asked for anything.
        case .database(let database): return .schema(SchemaHome(database: database, name: name))
        }
    }

    private func onlyHome() throws(Complaint) -> Home {
        let doors = try doors()
        guard let only = doors.first else {
            throw Complaint("There is no partnership in \(words) yet: `gatehouse init` founds one.")
        }
        guard doors.count == 1 else {
            throw Complaint("There are \(doors.count) partnerships in \(words): name one with --name.", .misused)
        }
        return only.home
    }
}
