import Exchange
import Ledger
import PostgresRecords
import SharingProtocol
import SQLiteRecords
import Vault

/// Where one partnership is kept: in a folder, or in a schema of a database.
enum Home: Sendable {
    case folder(DataFolder)
    case schema(SchemaHome)

    /// As messages name it.
    var words: String {
        switch self {
        case .folder(let folder): folder.path
        case .schema(let schema): schema.words
        }
    }

    /// By which it is told from others that are kept beside it.
    var shortName: String {
        switch self {
        case .folder(let folder): folder.path.split(separator: "/").last.map { String($0) } ?? ""
        case .schema(let schema): schema.name
        }
    }

    /// Reads what partnership this is, or says why it is none.
    func partnership() throws(Complaint) -> Partnership {
        switch self {
        case .folder(let folder): try folder.partnership()
        case .schema(let schema): try schema.partnership()
        }
    }

    /// The protocol that it was founded on.
    func rules(of partnership: Partnership) throws(Complaint) -> InformationSharingProtocol {
        guard partnership.protocolName == DataFolder.protocolFile else {
            return try ProtocolOption.rules(named: partnership.protocolName)
        }
        switch self {
        case .folder(let folder): return try ProtocolOption.rules(named: folder.path + "/" + DataFolder.protocolFile)
        case .schema(let schema): return try schema.ownRules()
        }
    }

    /// Takes it for this process alone, where only one can be at work on it.
    func lock() throws(Complaint) {
        switch self {
        case .folder(let folder): try folder.lock()
        // Its servers wait for each other where they have to: under the lock on the book's head.
        case .schema: break
        }
    }

    /// Opens the records to act on them. `creates` makes new ones in a folder that has none.
    func open(signer: NoteSigner, creates: Bool) throws(Complaint) -> any RecordStore {
        let sign: @Sendable (TreeHead) throws -> String = { head in
            try Checkpoint(origin: signer.name, head: head).signed(by: signer)
        }
        let isSigned: @Sendable (String, TreeHead) -> Bool = { checkpoint, head in
            Checkpoint.isSigned(checkpoint, over: head, verifier: signer.verifier)
        }
        do throws(StoreError) {
            switch self {
            case .folder(let folder):
                return try SQLiteRecords(path: folder.records, creates: creates, sign: sign, isSigned: isSigned)
            case .schema(let schema):
                return try PostgresRecords(in: schema.database, schema: schema.name, sign: sign, isSigned: isSigned)
            }
        } catch {
            throw Complaint(error)
        }
    }

    /// Opens the records to look at them, beside whoever acts on them.
    func openToRead() throws(StoreError) -> any RecordStore {
        switch self {
        case .folder(let folder): try SQLiteRecords(reading: folder.records)
        case .schema(let schema): try PostgresRecords(reading: schema.database, schema: schema.name)
        }
    }
}

/// A partnership in a database that may hold several.
struct SchemaHome: Sendable {
    let database: Database
    /// Its short name, which is its schema's too.
    let name: String

    var words: String { "\(name) in \(database.place)" }
    private var registry: Registry { Registry(database) }

    func partnership() throws(Complaint) -> Partnership {
        let found: String?
        do throws(StoreError) { found = try registry.settings(of: name) } catch { throw Complaint(error) }
        guard let found else {
            throw Complaint("There is no `\(name)` in \(database.place): `gatehouse partnership list` names all.")
        }
        guard let partnership = Partnership(text: found) else {
            throw Complaint("What is kept of `\(name)` in \(database.place) is damaged: put back the last backup.")
        }
        return partnership
    }

    func ownRules() throws(Complaint) -> InformationSharingProtocol {
        let text: String?
        do throws(StoreError) { text = try registry.protocolText(of: name) } catch { throw Complaint(error) }
        return try ProtocolOption.rules(in: Array((text ?? "").utf8), named: "the protocol of \(words)")
    }
}
