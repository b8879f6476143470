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
            "Where it works, such as \"Milton Keynes\", unless its name says so.", valueName: "place"))
    var area: String?

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
        guard area.map({ $0.count <= 120 }) ?? true else {
            throw ValidationError("--area is at most 120 characters long.")
        }
        guard administrator.email != coordinator.email else {
            throw ValidationError("The administrator and the coordinator are two people: give two e-mail addresses.")
        }
    }

    /// Founds it, and prints what its founders have to know.
    func found() async throws {
        let read = try rules.rules()
        let isBuiltIn = InformationSharingProtocol.builtInNames.contains(rules.name)
        let new = NewPartnership(
            name: partnership, area: area, protocolName: isBuiltIn ? rules.name : nil, rules: read,
            administrator: administrator,
            coordinator: coordinator, supportTeam: supportTeam, origin: origin)
        let home = try place.newHome(for: partnership)
        let founded = try await new.found(in: home, key)
        tell(founded, home)
    }

    private func tell(_ founded: NewPartnership.Founded, _ home: Home) {
        let (partnership, keyPath) = (founded.partnership, founded.keyPath)
        var lines = ["\(partnership.name) is founded in \(home.words).", ""]
        lines.append("Each of the two signs in with a password of their own, which has to be changed at once:")
        lines += ["", "    \(administrator.email)  \(founded.administratorPassword)"]
        lines += ["    \(coordinator.email)  \(founded.coordinatorPassword)", ""]
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
