import Exchange
import Hummingbird
import SharingProtocol
import Synchronization
import Vault
import Web

/// A server that was started on an empty folder: it shows one form until a partnership is founded by it, and that
/// partnership's pages from then on.
final class FirstRun: Sendable {
    private let home: Home
    private let key: RootKeyOption
    /// What whoever sets it up has to type: it stands where the server was started, and nowhere else.
    let code: String
    private let founded = Mutex<(service: Service, pages: SitePages)?>(nil)
    private let isFounding = Mutex(false)

    init(_ home: Home, _ key: RootKeyOption) throws(Complaint) {
        if case .folder(let folder) = home, try !folder.isFree() {
            throw Complaint("There is something in `\(folder.path)` already: name a folder that is not there yet.")
        }
        self.home = home
        self.key = key
        let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        let chosen = Machine.dice(16).map { letters[Int($0) % 32] }
        code = stride(from: 0, to: 16, by: 4).map { String(chosen[$0..<$0 + 4]) }.joined(separator: "-")
    }

    var service: Service? { founded.withLock { $0?.service } }

    func pages(isSecure: Bool, site: @escaping @Sendable (Service) -> Site) -> ServedPages {
        let form = SettingUp(code: code, isSecure: isSecure) { answers throws(SettingUp.Trouble) in
            try await self.found(answers, site: site)
        }
        let responder = form.responder()
        return ServedPages { request, visit in
            if let pages = self.founded.withLock({ $0?.pages }) {
                return try await pages.respond(to: request, context: visit)
            }
            return try await responder.respond(to: request, context: visit)
        }
    }

    private func found(
        _ answers: SettingUp.Answers, site: @Sendable (Service) -> Site
    ) async throws(SettingUp.Trouble) -> SettingUp.Founded {
        // Two who press the button at once found one partnership.
        let isFirst = isFounding.withLock { busy in
            defer { busy = true }
            return !busy
        }
        guard isFirst else { throw SettingUp.Trouble("It is being set up already: open this page again") }
        defer { isFounding.withLock { $0 = false } }
        do {
            guard let administrator = Founder(name: answers.administrator.name, email: answers.administrator.email),
                let coordinator = Founder(name: answers.coordinator.name, email: answers.coordinator.email)
            else { throw Complaint("Write the names without angle brackets, and the addresses as one@two") }
            var new = NewPartnership(
                name: answers.partnership, protocolName: answers.protocolName, rules: answers.rules,
                administrator: administrator, coordinator: coordinator)
            new.supportTeam = answers.supportTeam
            new.area = answers.area
            let done = try await new.found(in: home, key)
            let service = try Service.open(home, key)
            let pages = site(service).responder()
            founded.withLock { $0 = (service, pages) }
            return SettingUp.Founded(
                administratorPassword: done.administratorPassword, coordinatorPassword: done.coordinatorPassword,
                keyWords: done.keyPath.map {
                    "The root key is in \($0) on the server. Keep a copy in a safe place, apart from the data."
                },
                verifierKey: done.partnership.verifierKey)
        } catch let complaint as Complaint {
            throw SettingUp.Trouble(complaint.sentence)
        } catch {
            throw SettingUp.Trouble("It could not be set up: look at what the server says")
        }
    }
}
