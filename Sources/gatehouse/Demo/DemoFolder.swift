import Exchange
import Foundation
import PostgresRecords

/// The demonstration's folder: a data folder with its key and its passwords beside it, and a mark by which it is
/// known to be a demonstration and nothing else.
struct DemoFolder: Sendable {
    let path: String
    /// Where its records are kept in place of the folder.
    let database: Database?

    /// Where the partnership is: the folder's own, or one of the demonstration's name in the database.
    var home: Home {
        if let database { return .schema(SchemaHome(database: database, name: "demo")) }
        return .folder(DataFolder(path: path + "/partnership"))
    }
    var keyFile: String { path + "/root.key" }
    var signInFile: String { path + "/sign-in.txt" }
    private var mark: String { path + "/gatehouse-demo" }

    enum State: Equatable {
        /// Nothing is there, or an empty folder.
        case absent
        /// It was made from this seed.
        case whole(seed: UInt64)
        /// Making it was interrupted.
        case begun
        /// Something that no demonstration made.
        case anothers
    }

    func state() throws(Complaint) -> State {
        guard try !DataFolder(path: path).isFree() else { return .absent }
        guard Disk.kind(of: path) == .folder, Disk.kind(of: mark) == .file else { return .anothers }
        let words = String(decoding: try Disk.read(mark, atMost: 4096), as: UTF8.self).split(
            whereSeparator: \.isWhitespace)
        guard words.first == "whole", words.count == 2, let seed = UInt64(words[1]) else { return .begun }
        return .whole(seed: seed)
    }

    func begin() throws(Complaint) {
        try Disk.makeFolder(path)
        try Disk.write("begun\n", to: mark)
    }

    func finish(seed: UInt64) throws(Complaint) { try Disk.write("whole \(seed)\n", to: mark) }

    /// Removes a demonstration; nothing else is ever removed.
    func remove() throws(Complaint) {
        switch try state() {
        case .absent: return
        case .anothers: throw isNotOurs
        case .whole, .begun:
            // First, while the folder's mark still says that the schema is a demonstration's.
            if let database {
                do throws(StoreError) { try Registry(database).remove("demo") } catch { throw Complaint(error) }
            }
            try Disk.remove(path)
        }
    }

    var isNotOurs: Complaint {
        Complaint("`\(path)` is there and no demonstration made it: name another folder with --data.")
    }
}
