import ArgumentParser
import Casework
import Exchange
import SharingProtocol
import SQLiteRecords
import Vault
import Web

/// `gatehouse init`: a new partnership, with its support team and the first administrator.
struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Found a partnership: its support team, and a first administrator.",
        discussion: """
            Makes the data folder and the root key, and prints a password that can be used once. The administrator \
            opens every other account; the support team's coordinator admits the agencies.

            The root key is not in the data folder and never in a backup: keep a copy of it in a safe place. Who \
            loses it has lost everything that is sealed.
            """)

    @OptionGroup var data: DataOption
    @OptionGroup var key: RootKeyOption
    @OptionGroup var rules: ProtocolOption

    @Option(help: ArgumentHelp("The partnership's name, such as SaferMK.", valueName: "name"))
    var partnership: String

    @Option(help: ArgumentHelp("The administrator's name.", valueName: "name"))
    var administrator: String

    @Option(help: ArgumentHelp("The administrator's e-mail address, to sign in with.", valueName: "address"))
    var email: String

    @Option(
        help: ArgumentHelp(
            "The support team's name (default: the partnership's, and “Support Team”).", valueName: "name"))
    var supportTeam: String?

    @Option(
        help: ArgumentHelp(
            "The ledger's own name, which its checkpoints carry, such as safermk.example/ledger (default: made from "
                + "the partnership's name).",
            valueName: "name"))
    var origin: String?

    func validate() throws {
        for (value, name) in [(partnership, "--partnership"), (administrator, "--administrator")] {
            guard value.contains(where: { !$0.isWhitespace }), value.count <= 120 else {
                throw ValidationError("\(name) needs a name of at most 120 characters.")
            }
        }
        let parts = email.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }), !email.contains(where: \.isWhitespace) else {
            throw ValidationError("--email needs an e-mail address.")
        }
    }

    func run() async throws {
        let folder = data.folder
        let protocolName = rules.name
        let rules = try rules.rules()
        guard try folder.isFree() else {
            throw Complaint("There is something in `\(folder.path)` already: name a folder that is not there yet.")
        }
        let named = origin ?? Partnership.origin(for: partnership)
        let rootKey = try key.fromEnvironment() ?? RootKey.generate(Machine.dice)
        let isBuiltIn = InformationSharingProtocol.builtInNames.contains(protocolName)
        let kept = try Partnership(
            name: partnership, protocolName: isBuiltIn ? protocolName : DataFolder.protocolFile, origin: named,
            rootKey: rootKey)
        let isGiven = try key.fromEnvironment() != nil
        let wasThere = Disk.kind(of: folder.path) != nil
        try Disk.makeFolder(folder.path)
        try folder.lock()
        // Nothing is left behind that a second attempt would stumble over.
        do {
            if !isGiven { try write(rootKey, for: folder) }
        } catch {
            try folder.empty(keepsFolder: wasThere)
            throw error
        }
        do {
            let password = try await found(kept, rules, in: folder, rootKey)
            tell(kept, password, keyPath: isGiven ? nil : key.path(for: folder))
        } catch {
            if !isGiven { try Disk.remove(key.path(for: folder)) }
            try folder.empty(keepsFolder: wasThere)
            throw error
        }
    }

    private func found(
        _ kept: Partnership, _ rules: InformationSharingProtocol, in folder: DataFolder, _ rootKey: RootKey
    ) async throws -> String {
        if kept.protocolName == DataFolder.protocolFile {
            try Disk.write(rules.text, to: folder.path + "/" + DataFolder.protocolFile)
        }
        let service = try Service(kept, in: folder, rootKey, creates: true, now: { Machine.now() })
        let password = service.desk.newOneTimePassword()
        try await found(service, password)
        // Last, so that a folder in which something failed is never taken for a partnership.
        try folder.write(kept)
        return password
    }

    private func write(_ rootKey: RootKey, for folder: DataFolder) throws(Complaint) {
        let path = key.path(for: folder)
        if let end = path.lastIndex(of: "/"), end != path.startIndex { try Disk.makeFolder(String(path[..<end])) }
        try Disk.writeSecret(rootKey.text + "\n", to: path)
    }

    private func found(_ service: Service, _ password: String) async throws {
        let desk = service.desk
        let account = Account(
            officer: OfficerID(desk.newReference("P")), agency: "support-team", signInName: email.lowercased(),
            name: administrator, position: "Administrator", telephone: "",
            passwordHash: try await service.passwords.hash(password), mustChangePassword: true)
        do throws(DeskError) {
            _ = try await desk.found(supportTeam: supportTeam ?? partnership + " Support Team", administrator: account)
        } catch {
            throw Complaint(error)
        }
        do throws(StoreError) { try service.records.close() } catch { throw Complaint(error) }
    }

    private func tell(_ partnership: Partnership, _ password: String, keyPath: String?) {
        var lines = ["\(partnership.name) is founded in \(data.path).", ""]
        lines.append("Sign in as \(email.lowercased()) with this password, which has to be changed at once:")
        lines += ["", "    \(password)", ""]
        if let keyPath {
            lines.append(
                "The root key is in \(keyPath). Keep a copy in a safe place, apart from the data and its backups.")
        }
        lines.append("The key that the ledger's checkpoints are verified by, for every agency to keep:")
        lines += ["", "    \(partnership.verifierKey)", ""]
        lines.append("Next: gatehouse serve --data \(data.path)\(key.keyFile.map { " --key-file \($0)" } ?? "")")
        Machine.say(lines.joined(separator: "\n"))
    }
}
