import ArgumentParser
import Vault

/// `--key-file`: where the root key comes from. It never lies in the data folder, nor in a backup of it.
struct RootKeyOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The file of the root key, of mode 0600, or a folder in which it is called by the partnership's short name "
                + "and “.key”. Without it: GATEHOUSE_ROOT_KEY in the environment holds the key itself; or "
                + "gatehouse-root-key among systemd's credentials; or root.key in a folder beside the data folder, of "
                + "its name and “-keys”.",
            valueName: "file"))
    var keyFile: String?

    /// The environment's setting that holds the key itself.
    static let setting = "GATEHOUSE_ROOT_KEY"

    /// Where the key is looked for, and where a new one is put.
    func path(for home: Home) throws(Complaint) -> String {
        if let keyFile {
            guard Disk.kind(of: keyFile) == .folder else { return keyFile }
            return keyFile + "/" + home.shortName + ".key"
        }
        switch home {
        case .folder(let folder):
            var path = folder.path
            while path.count > 1, path.hasSuffix("/") { path.removeLast() }
            return path + "-keys/root.key"
        case .schema: throw Complaint("Name the file of the root key with --key-file.", .misused)
        }
    }

    /// The key out of the environment, if it is there.
    func fromEnvironment() throws(Complaint) -> RootKey? {
        guard keyFile == nil, let text = Machine.setting(Self.setting) else { return nil }
        return try Self.key(text, in: Self.setting)
    }

    /// The root key and where it was found, or one sentence that says what is wrong with it.
    func key(for home: Home) throws(Complaint) -> (key: RootKey, place: String) {
        if let key = try fromEnvironment() { return (key, Self.setting) }
        if keyFile == nil, let credentials = Machine.setting("CREDENTIALS_DIRECTORY") {
            let path = credentials + "/gatehouse-root-key"
            // Whom systemd lets read it is systemd's business.
            if Disk.kind(of: path) != nil { return (try Self.read(path), path) }
        }
        let path = try path(for: home)
        guard !Disk.isHidden(path) else {
            throw Complaint("This account may not read the root key at `\(path)`: use the account that it belongs to.")
        }
        switch Disk.kind(of: path) {
        case nil:
            throw Complaint(
                "There is no root key at `\(path)`: put back the copy that you keep, or name it with --key-file.")
        case .folder, .other: throw Complaint("`\(path)` is not a file: name the root key's file.")
        case .file: break
        }
        if let mode = Disk.mode(of: path), mode & 0o077 != 0 {
            throw Complaint(
                "Others than this account may read the root key in `\(path)`: type `chmod 600 \(path)`, and consider "
                    + "who may have read it.")
        }
        return (try Self.read(path), path)
    }

    private static func read(_ path: String) throws(Complaint) -> RootKey {
        try key(String(decoding: try Disk.read(path, atMost: 4096), as: UTF8.self), in: path)
    }

    private static func key(_ text: String, in place: String) throws(Complaint) -> RootKey {
        do throws(RootKeyError) { return try RootKey(text: text) } catch {
            throw Complaint("`\(place)` does not hold a root key that can be used: \(error).")
        }
    }
}
