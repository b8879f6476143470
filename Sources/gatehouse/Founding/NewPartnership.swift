import Casework
import Exchange
import SharingProtocol
import Vault
import Web

/// A partnership that is to be founded: everything that its founders decide.
struct NewPartnership: Sendable {
    let name: String
    var area: String?
    /// The protocol that it goes by, of those that come with Gatehouse; `nil` for one of its own.
    let protocolName: String?
    let rules: InformationSharingProtocol
    let administrator: Founder
    let coordinator: Founder
    /// `nil` for one made from the partnership's name.
    var supportTeam: String?
    var origin: String?

    /// What its founders have to know.
    struct Founded: Sendable {
        let partnership: Partnership
        let administratorPassword: String
        let coordinatorPassword: String
        /// Where the root key was put; `nil` where it was given.
        let keyPath: String?
    }

    /// Founds it in an empty place. Where that fails, nothing of it is left.
    func found(in home: Home, _ key: RootKeyOption) async throws -> Founded {
        let given = try key.fromEnvironment()
        let rootKey = given ?? RootKey.generate(Machine.dice)
        let kept = try Partnership(
            name: name, area: area, protocolName: protocolName ?? DataFolder.protocolFile,
            origin: origin ?? Partnership.origin(for: name), rootKey: rootKey)
        let keyPath = given == nil ? try key.path(for: home) : nil
        let new = try NewHome(home, ownRules: protocolName == nil ? rules.text : nil)
        var keyIsWritten = false
        do {
            if let keyPath {
                try Self.write(rootKey, to: keyPath)
                keyIsWritten = true
            }
            return try await found(kept, in: new, rootKey, keyPath)
        } catch {
            if keyIsWritten, let keyPath { try Disk.remove(keyPath) }
            try new.abandon()
            throw error
        }
    }

    private static func write(_ rootKey: RootKey, to path: String) throws(Complaint) {
        if let end = path.lastIndex(of: "/"), end != path.startIndex { try Disk.makeFolder(String(path[..<end])) }
        try Disk.writeSecret(rootKey.text + "\n", to: path)
    }

    private func found(
        _ kept: Partnership, in new: NewHome, _ rootKey: RootKey, _ keyPath: String?
    ) async throws -> Founded {
        let service = try Service(kept, in: new.home, rootKey, rules: rules, creates: true, now: { Machine.now() })
        let desk = service.desk
        let passwords = (desk.newOneTimePassword(), desk.newOneTimePassword())
        func account(_ founder: Founder, _ position: String, _ password: String) async throws -> Account {
            Account(
                officer: OfficerID(desk.newReference("P")), agency: "support-team", signInName: founder.email,
                name: founder.name, position: position, telephone: "",
                passwordHash: try await service.passwords.hash(password), mustChangePassword: true)
        }
        let first = try await account(administrator, "Administrator", passwords.0)
        let second = try await account(coordinator, "Coordinator", passwords.1)
        do throws(DeskError) {
            _ = try await desk.found(
                supportTeam: supportTeam ?? name + " Support Team", administrator: first, coordinator: second)
        } catch {
            throw Complaint(error)
        }
        do throws(StoreError) { try service.records.close() } catch { throw Complaint(error) }
        try new.finish(kept)
        return Founded(
            partnership: kept, administratorPassword: passwords.0, coordinatorPassword: passwords.1, keyPath: keyPath)
    }
}
