import ArgumentParser
import Exchange
import SQLiteRecords

/// `gatehouse backup`: a copy of the records, and of the keys apart from them.
struct Backup: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy a partnership's records, while it is served or not, and its keys apart from them.",
        discussion: """
            Copies of the records may be kept as many and as long as anybody likes. Of the keys there should be one \
            copy, on another disk: it is replaced each time, so that a key destroyed today is in no backup after the \
            next. The root key is in neither.
            """)

    @Argument(help: "The folder for the records; made if it is not there.")
    var folder: String

    @OptionGroup var place: FolderOption

    @Option(
        help: ArgumentHelp(
            "The file for the keys (default: keys.sqlite in a folder “keys” beside the one for the records).",
            valueName: "file"))
    var keys: String?

    func run() throws {
        let source = place.folder
        _ = try source.partnership()
        let keysFile = keys ?? BackupPlace.keysFile(beside: folder)
        try BackupPlace.check(folder, keysFile, apartFrom: source)
        try Disk.makeFolder(folder)
        try Disk.makeFolder(BackupPlace.folder(of: keysFile))
        let made: RecordsBackup
        do throws(StoreError) {
            let records = try SQLiteRecords(reading: source.records)
            made = try records.backUp(records: DataFolder(path: folder).records, keys: keysFile)
            try records.close()
        } catch {
            throw Complaint(error)
        }
        try source.copySettings(to: DataFolder(path: folder))
        Machine.say("\(counted(made.size, "entry", "entries")) and all that is sealed: \(folder)")
        Machine.say("\(counted(made.keys, "key", "keys")), wrapped: \(keysFile)")
        Machine.say("The root key is in neither. Without it nothing in them can be opened: keep it in a third place.")
    }
}

/// `gatehouse restore`: a partnership out of its backup.
struct Restore: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Restore a partnership from its backup.",
        discussion: """
            What was destroyed stays destroyed, whatever the backup holds. Records that stand in the data folder are \
            set aside under another name. The root key has to be put back by hand.
            """)

    @Argument(help: "The folder that `gatehouse backup` filled.")
    var folder: String

    @OptionGroup var place: FolderOption

    @Option(
        help: ArgumentHelp(
            "The file of the keys (default: keys.sqlite in a folder “keys” beside the one of the records).",
            valueName: "file"))
    var keys: String?

    func run() throws {
        let source = DataFolder(path: folder)
        let target = place.folder
        guard Disk.kind(of: source.records) == .file else {
            throw Complaint("`\(folder)` holds no backup: name the folder that `gatehouse backup` filled.")
        }
        let keysFile = keys ?? BackupPlace.keysFile(beside: folder)
        guard Disk.kind(of: keysFile) == .file else {
            throw Complaint("There is no file of keys at `\(keysFile)`: name it with --keys.")
        }
        let partnership = try source.partnership()
        if Disk.kind(of: target.records) != nil {
            guard try target.partnership().rootKeyCheck == partnership.rootKeyCheck else {
                throw Complaint("`\(target.path)` holds another partnership than the backup: name its own folder.")
            }
        }
        try Disk.makeFolder(target.path)
        try target.lock()
        let restored: Restoration
        do throws(StoreError) {
            restored = try SQLiteRecords.restore(
                records: source.records, keys: keysFile, to: target.records,
                certified: { try $0.certifiedKeys() })
        } catch {
            throw Complaint(error)
        }
        try source.copySettings(to: target)
        tell(restored)
    }

    private func tell(_ restored: Restoration) {
        var lines = [
            "Restored in \(place.data): \(counted(restored.size, "entry", "entries")) and "
                + "\(counted(restored.keys, "key", "keys"))."
        ]
        if !restored.destroyedAgain.isEmpty {
            lines.append(
                "\(counted(restored.destroyedAgain.count, "key", "keys")) of it had been destroyed, and stay so."
            )
        }
        if restored.entriesWithoutKeys > 0 {
            lines.append(
                "Younger than the keys: \(counted(restored.entriesWithoutKeys, "entry", "entries")). What was sealed "
                    + "under new keys then cannot be opened.")
        }
        if let replaced = restored.replaced {
            lines.append("What stood there is in \(replaced): remove it when you have made sure of the new records.")
        }
        if restored.replacedIsUnreadable {
            lines.append("It could not be read, so that what it had destroyed since the backup is not known.")
        }
        lines.append("Next: gatehouse ledger verify --data \(place.data), with a checkpoint that an agency kept.")
        Machine.say(lines.joined(separator: "\n"))
    }
}

/// Where the two parts of a backup lie.
enum BackupPlace {
    static func keysFile(beside folder: String) -> String {
        self.folder(of: withoutSlash(folder)) + "/keys/keys.sqlite"
    }

    /// The folder that a path stands in.
    static func folder(of path: String) -> String {
        guard let end = path.lastIndex(of: "/") else { return "." }
        return end == path.startIndex ? "/" : String(path[..<end])
    }

    /// Refuses to back records up over themselves, which would take their keys, and keys into a folder of records.
    ///
    /// Folders are told apart by where they really are: one folder has many spellings.
    static func check(_ folder: String, _ keysFile: String, apartFrom source: DataFolder) throws(Complaint) {
        let (folder, keys, data) = (Disk.realPath(folder), Disk.realPath(keysFile), Disk.realPath(source.path))
        guard folder != data, !folder.hasPrefix(data + "/") else {
            throw Complaint("The backup is not to lie in the data folder: name a folder elsewhere.", .misused)
        }
        guard !keys.hasPrefix(folder + "/"), !keys.hasPrefix(data + "/") else {
            throw Complaint("The keys are not to lie with the records: name a file elsewhere with --keys.", .misused)
        }
    }

    static func withoutSlash(_ folder: String) -> String {
        var folder = folder
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        return folder
    }
}
