import Exchange
import PostgresRecords

/// An empty place that was made for a partnership, which is one once `finish` was called.
struct NewHome: Sendable {
    let home: Home
    /// The text of the partnership's own protocol; `nil` where it goes by one that comes with Gatehouse.
    private let ownRules: String?
    /// Whether the folder was there before.
    private let wasThere: Bool

    /// Makes the place; says so where something is there already.
    init(_ home: Home, ownRules: String?) throws(Complaint) {
        self.home = home
        self.ownRules = ownRules
        switch home {
        case .folder(let folder):
            guard try folder.isFree() else {
                throw Complaint("There is something in `\(folder.path)` already: name a folder that is not there yet.")
            }
            wasThere = Disk.kind(of: folder.path) != nil
            try Disk.makeFolder(folder.path)
            try folder.lock()
            if let ownRules { try Disk.write(ownRules, to: folder.path + "/" + DataFolder.protocolFile) }
        case .schema(let schema):
            wasThere = false
            let isMade: Bool
            do throws(StoreError) { isMade = try Registry(schema.database).make(schema.name) } catch {
                throw Complaint(error)
            }
            guard isMade else {
                throw Complaint(
                    "There is a `\(schema.name)` in \(schema.database.place) already: choose another --name.")
            }
        }
    }

    /// Last of all, so that a place in which something failed is never taken for a partnership.
    func finish(_ partnership: Partnership) throws(Complaint) {
        switch home {
        case .folder(let folder): try folder.write(partnership)
        case .schema(let schema):
            let line = Registry.Line(name: schema.name, settings: try partnership.text())
            do throws(StoreError) { try Registry(schema.database).enter(line, protocolText: ownRules) } catch {
                throw Complaint(error)
            }
        }
    }

    /// Takes away what was made: nothing is left behind that a second attempt would stumble over.
    func abandon() throws(Complaint) {
        switch home {
        case .folder(let folder): try folder.empty(keepsFolder: wasThere)
        case .schema(let schema):
            do throws(StoreError) { try Registry(schema.database).remove(schema.name) } catch { throw Complaint(error) }
        }
    }
}
