import ArgumentParser
import Casework
import Exchange
import Foundation
import SharingProtocol
import Vault
import Web

/// What has to be said to found a partnership.
struct FoundingOptions: ParsableArguments {
    @OptionGroup var place: HomeOption
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

    /// Founds it, and prints what its founders have to know.
    func found() async throws {
        let protocolName = rules.name
        let rules = try rules.rules()
        let home = try place.newHome(for: partnership)
        let named = origin ?? Partnership.origin(for: partnership)
        let rootKey = try key.fromEnvironment() ?? RootKey.generate(Machine.dice)
        let isBuiltIn = InformationSharingProtocol.builtInNames.contains(protocolName)
        let kept = try Partnership(
            name: partnership, protocolName: isBuiltIn ? protocolName : DataFolder.protocolFile, origin: named,
            rootKey: rootKey)
        let isGiven = try key.fromEnvironment() != nil
        let keyPath = isGiven ? nil : try key.path(for: home)
        let new = try NewHome(home, ownRules: isBuiltIn ? nil : rules.text)
        var keyIsWritten = false
        do {
            if let keyPath {
                try write(rootKey, to: keyPath)
                keyIsWritten = true
            }
            let passwords = try await found(kept, rules, in: new, rootKey)
            tell(kept, passwords, home, keyPath: keyPath)
        } catch {
            if keyIsWritten, let keyPath { try Disk.remove(keyPath) }
            try new.abandon()
            throw error
        }
    }

    /// The one-time passwords of the two who found it.
    private typealias Passwords = (administrator: String, coordinator: String)

    private func found(
        _ kept: Partnership, _ rules: InformationSharingProtocol, in new: NewHome, _ rootKey: RootKey
    ) async throws -> Passwords {
        let service = try Service(kept, in: new.home, rootKey, rules: rules, creates: true, now: { Machine.now() })
        let passwords = (service.desk.newOneTimePassword(), service.desk.newOneTimePassword())
        try await found(service, passwords)
        try new.finish(kept)
        return passwords
    }

    private func write(_ rootKey: RootKey, to path: String) throws(Complaint) {
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

    private func tell(_ partnership: Partnership, _ passwords: Passwords, _ home: Home, keyPath: String?) {
        var lines = ["\(partnership.name) is founded in \(home.words).", ""]
        lines.append("Each of the two signs in with a password of their own, which has to be changed at once:")
        lines += ["", "    \(administrator.email)  \(passwords.administrator)"]
        lines += ["    \(coordinator.email)  \(passwords.coordinator)", ""]
        if let keyPath {
            lines.append(
                "The root key is in \(keyPath). Keep a copy in a safe place, apart from the data and its backups.")
        }
        lines.append("The key that the ledger's checkpoints are verified by, for every agency to keep:")
        lines += ["", "    \(partnership.verifierKey)", ""]
        lines.append("Next: gatehouse serve \(arguments(for: home).joined(separator: " "))")
        Machine.say(lines.joined(separator: "\n"))
    }

    /// What serves it.
    private func arguments(for home: Home) -> [String] {
        var words: [String] = []
        switch home {
        case .folder(let folder): words += ["--data", folder.path]
        case .schema(let schema):
            // An address out of the environment may hold a password, and is there for the server too.
            if let address = place.records.address { words += ["--records", "'\(address)'"] }
            words += ["--name", schema.name]
        }
        if let file = key.keyFile { words += ["--key-file", file] }
        return words
    }
}
