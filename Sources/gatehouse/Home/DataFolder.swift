import ArgumentParser
import Foundation

/// The folder that holds everything of a partnership but its root key.
struct DataFolder: Sendable {
    let path: String

    /// Where a partnership is kept unless a command says otherwise.
    static var usualPath: String { Machine.setting("GATEHOUSE_DATA") ?? "gatehouse-data" }
    static let help = "The partnership's data folder; GATEHOUSE_DATA in the environment names another default."

    var records: String { path + "/records.sqlite" }
    private var partnershipFile: String { path + "/partnership.json" }
    /// A protocol of the partnership's own.
    static let protocolFile = "protocol.yaml"
    private var lockFile: String { path + "/lock" }

    /// Whether a partnership was founded here.
    var isPartnership: Bool { Disk.kind(of: partnershipFile) == .file }

    /// Reads what partnership this is, or says why it is none.
    func partnership() throws(Complaint) -> Partnership {
        guard !Disk.isHidden(path), !Disk.isHidden(partnershipFile) else {
            throw Complaint("This account may not look into `\(path)`: use the account that Gatehouse runs as.")
        }
        switch Disk.kind(of: path) {
        case nil: throw Complaint("There is no folder `\(path)`: `gatehouse init` makes one for a new partnership.")
        case .file, .other: throw Complaint("`\(path)` is not a folder: name the partnership's data folder.")
        case .folder: break
        }
        guard Disk.kind(of: partnershipFile) == .file else {
            throw Complaint("`\(path)` holds no partnership: name its data folder, or make one with `gatehouse init`.")
        }
        let bytes = try Disk.read(partnershipFile, atMost: 65_536)
        guard let partnership = Partnership(text: String(decoding: bytes, as: UTF8.self)) else {
            throw Complaint("`\(partnershipFile)` is damaged: put back the copy in the last backup.")
        }
        return partnership
    }

    func write(_ partnership: Partnership) throws(Complaint) {
        try Disk.write(try partnership.text(), to: partnershipFile)
    }

    /// Copies what has to be known before the records are opened.
    func copySettings(to other: DataFolder) throws(Complaint) {
        try other.write(try partnership())
        let own = path + "/" + Self.protocolFile
        guard Disk.kind(of: own) == .file else { return }
        let text = String(decoding: try Disk.read(own, atMost: 2_000_000), as: UTF8.self)
        try Disk.write(text, to: other.path + "/" + Self.protocolFile)
    }

    /// Takes the folder for this process alone, until it ends.
    ///
    /// The system lets go of the lock when the process dies, however it dies.
    func lock() throws(Complaint) {
        guard Disk.isWritable(path) else {
            throw Complaint("This account may not write to `\(path)`: give it leave, or use the account that has it.")
        }
        guard try Disk.lock(lockFile) else {
            throw Complaint("Another Gatehouse is at work on `\(path)`: stop it first.")
        }
    }

    /// Takes away everything in it, and itself.
    func empty(keepsFolder: Bool) throws(Complaint) {
        guard Disk.kind(of: path) == .folder else { return }
        for name in try Disk.names(in: path) { try Disk.remove(path + "/" + name) }
        if !keepsFolder { try Disk.remove(path) }
    }

    /// Whether something may be made here: nothing is in the way, or an empty folder.
    func isFree() throws(Complaint) -> Bool {
        switch Disk.kind(of: path) {
        case nil: true
        case .file, .other: false
        case .folder: try Disk.names(in: path).isEmpty
        }
    }
}

/// `--data`: the folder where a partnership is kept.
struct FolderOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            DataFolder.help, valueName: "folder"))
    var data: String = DataFolder.usualPath

    var folder: DataFolder { DataFolder(path: data) }
}
