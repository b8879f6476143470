import ArgumentParser
import Casework
import Exchange
import Foundation
import SharingProtocol
import SQLiteRecords
import Vault
import Web

/// `gatehouse init`: a new partnership, with its support team: an administrator and a coordinator.
struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Found a partnership: its support team, with an administrator and a coordinator.",
        discussion: """
            Makes the data folder and the root key, and prints a password for each of the two that can be used once. \
            The administrator opens every other account; the coordinator admits the agencies, and hands over the \
            passwords of their first officers. Nobody does both, so that no administrator can act as somebody else.

            The root key is not in the data folder and never in a backup: keep a copy of it in a safe place. Who \
            loses it has lost everything that is sealed.
            """)

    @OptionGroup var data: DataOption
    @OptionGroup var key: RootKeyOption
    @OptionGroup var rules: ProtocolOption

    @Option(help: ArgumentHelp("The partnership's name, such as SaferMK.", valueName: "name"))
    var partnership: String

    @Option(
        help: ArgumentHelp(
            "The administrator, such as \"Robin Ashby <robin@safermk.example>\"; they sign in with the address.",
            valueName: "person"))
    var administrator: Founder

    @Option(help: ArgumentHelp("The coordinator, likewise: another person.", valueName: "person"))
    var coordinator: Founder

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
        guard partnership.contains(where: { !$0.isWhitespace }), partnership.count <= 120 else {
            throw ValidationError("--partnership needs a name of at most 120 characters.")
        }
        guard administrator.email != coordinator.email else {
            throw ValidationError("The administrator and the coordinator are two people: give two e-mail addresses.")
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
            let passwords = try await found(kept, rules, in: folder, rootKey)
            tell(kept, passwords, keyPath: isGiven ? nil : key.path(for: folder))
        } catch {
            if !isGiven { try Disk.remove(key.path(for: folder)) }
            try folder.empty(keepsFolder: wasThere)
            throw error
        }
    }

    /// The one-time passwords of the two who found it.
    private typealias Passwords = (administrator: String, coordinator: String)

    private func found(
        _ kept: Partnership, _ rules: InformationSharingProtocol, in folder: DataFolder, _ rootKey: RootKey
    ) async throws -> Passwords {
        if kept.protocolName == DataFolder.protocolFile {
            try Disk.write(rules.text, to: folder.path + "/" + DataFolder.protocolFile)
        }
        let service = try Service(kept, in: folder, rootKey, creates: true, now: { Machine.now() })
        let passwords = (service.desk.newOneTimePassword(), service.desk.newOneTimePassword())
        try await found(service, passwords)
        // Last, so that a folder in which something failed is never taken for a partnership.
        try folder.write(kept)
        return passwords
    }

    private func write(_ rootKey: RootKey, for folder: DataFolder) throws(Complaint) {
        let path = key.path(for: folder)
        if let end = path.lastIndex(of: "/"), end != path.startIndex { try Disk.makeFolder(String(path[..<end])) }
        try Disk.writeSecret(rootKey.text + "\n", to: path)
    }

    private func found(_ service: Service, _ passwords: Passwords) async throws {
        let desk = service.desk
        func account(_ founder: Founder, _ position: String, _ password: String) async throws -> Account {
            Account(
                officer: OfficerID(desk.newReference("P")), agency: "support-team", signInName: founder.email,
                name: founder.name, position: position, telephone: "",
                passwordHash: try await service.passwords.hash(password), mustChangePassword: true)
        }
        let first = try await account(administrator, "Administrator", passwords.administrator)
        let second = try await account(coordinator, "Coordinator", passwords.coordinator)
        do throws(DeskError) {
            _ = try await desk.found(
                supportTeam: supportTeam ?? partnership + " Support Team", administrator: first, coordinator: second)
        } catch {
            throw Complaint(error)
        }
        do throws(StoreError) { try service.records.close() } catch { throw Complaint(error) }
    }

    private func tell(_ partnership: Partnership, _ passwords: Passwords, keyPath: String?) {
        var lines = ["\(partnership.name) is founded in \(data.path).", ""]
        lines.append("Each of the two signs in with a password of their own, which has to be changed at once:")
        lines += ["", "    \(administrator.email)  \(passwords.administrator)"]
        lines += ["    \(coordinator.email)  \(passwords.coordinator)", ""]
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

/// One of the two who found a partnership, as typed: `Robin Ashby <robin@safermk.example>` (RFC 5322, 3.4).
struct Founder: ExpressibleByArgument {
    let name: String
    /// In lower case, as it is signed in with.
    let email: String

    init?(argument: String) {
        let parts = argument.split(separator: "<", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].hasSuffix(">") else { return nil }
        let name = parts[0].trimmingCharacters(in: .whitespaces)
        let email = parts[1].dropLast().lowercased()
        let halves = email.split(separator: "@", omittingEmptySubsequences: false)
        guard !name.isEmpty, name.count <= 100, halves.count == 2, halves.allSatisfy({ !$0.isEmpty }),
            !email.contains(where: \.isWhitespace)
        else { return nil }
        self.name = name
        self.email = email
    }
}
