import Exchange
import PostgresRecords

/// What holds several partnerships: a database, or a folder with a data folder for each.
enum Holding: Sendable {
    case folder(String)
    case database(Database)

    /// One of the partnerships: its short name, and what is known of it before it is opened.
    struct Door: Sendable {
        let name: String
        let partnership: Partnership
    }

    var words: String {
        switch self {
        case .folder(let path): path
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
                do throws(Complaint) { doors.append(Door(name: name, partnership: try folder.partnership())) } catch {
                    Machine.tell("Error: \(error.sentence)")
                }
            }
            return doors
        case .database(let database):
            let lines: [Registry.Line]
            do throws(StoreError) { lines = try Registry(database).lines() } catch { throw Complaint(error) }
            return lines.compactMap { line in
                Partnership(text: line.settings).map { Door(name: line.name, partnership: $0) }
            }
        }
    }

    /// Where the partnership of that name is; `nil` where there is none.
    func home(_ name: String) throws(Complaint) -> Home? {
        guard SchemaName.isOne(name) else { return nil }
        switch self {
        case .folder(let path):
            let folder = DataFolder(path: path + "/" + name)
            return folder.isPartnership ? .folder(folder) : nil
        case .database(let database):
            let line: Registry.Line?
            do throws(StoreError) { line = try Registry(database).line(name) } catch { throw Complaint(error) }
            return line.map { _ in .schema(SchemaHome(database: database, name: name)) }
        }
    }
}
