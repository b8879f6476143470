import Casework
import Exchange
import Foundation
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import SharingProtocol
import UnixSignals
import Vault
import Web

/// The pages of one partnership or of several on the network, until somebody stops them.
struct Server: Sendable {
    let served: Served
    let host: String
    /// 0 takes any port that is free.
    let port: Int
    /// Where people reach it, if a proxy stands in front.
    let publicAddress: PublicAddress?
    let logger: Logger
    /// The seconds for which it serves on after it was told to stop.
    var leaveAfter = 0
    /// Where its metrics are; `nil` where nobody watches them.
    var metrics: MetricsAddress?

    /// Serves until SIGTERM or SIGINT, then finishes what was begun.
    ///
    /// `answers` is called with the address once it really listens.
    func run(answers: @escaping @Sendable (String) -> Void) async throws(Complaint) {
        let (host, port, served) = (host, port, served)
        let leaving = Leaving(after: leaveAfter, logger: logger)
        let isLeaving: @Sendable () -> Bool = { leaving.hasBegun }
        let watching = Watching(leaving: leaving, logger: logger) { () throws(StoreError) in
            try await served.confirm()
        }
        let (isSecure, trustsProxy) = (publicAddress?.isSecure ?? false, publicAddress != nil)
        let pages = served.pages(publicHost: publicAddress?.host ?? "localhost", isSecure: isSecure) { service in
            var site = Self.site(service, isSecure: isSecure, trustsProxy: trustsProxy)
            site.meter = watching.meter
            return site
        }
        var application = Application(
            responder: LastAnswers(
                inner: Probed(inner: pages) { await watching.readiness }, isLeaving: isLeaving),
            server: .http1(configuration: .init(additionalChannelHandlers: [LastWords(isLeaving: isLeaving)])),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: nil),
            services: [Housekeeping(served: served, logger: logger)],
            onServerRunning: { channel in
                let name = host.contains(":") ? "[\(host)]" : host
                answers("http://\(name):\(channel.localAddress?.port ?? port)")
            },
            logger: logger)
        // The first look finds nothing yet.
        if metrics != nil, case .one(let service) = served { _ = service.gauge.size }
        let metricsServer = metrics.map { address in
            MetricsServer(address: address, logger: logger) { watching.metrics(of: served) }
        }
        if let metricsServer { application.beforeServerStarts { try await metricsServer.hasBegun() } }
        // They end in the opposite order: whoever watches sees the server to its end.
        let services: [(any ServiceLifecycle.Service)?] = [metricsServer, application, leaving]
        do {
            try await ServiceGroup(
                services: services.compactMap(\.self), gracefulShutdownSignals: [.sigterm, .sigint], logger: logger
            ).run()
            try served.close()
        } catch let complaint as Complaint {
            throw complaint
        } catch let error as IOError {
            throw complaint(error)
        } catch let error as StoreError {
            throw Complaint(error)
        } catch {
            throw Complaint("The server stopped: \(error).", .broken)
        }
    }

    /// The pages of a partnership, to be reached over a network or without one.
    static func site(
        _ service: Service, isSecure: Bool, trustsProxy: Bool
    ) -> Site {
        let desk = service.desk
        let shell = Shell(
            partnership: service.partnership.name, area: service.partnership.area,
            footing: { Footing(version: desk.versionInForce ?? "none") })
        let signIn = SignInDesk(
            accounts: desk.accounts, passwords: service.passwords, now: desk.now, dice: { Machine.dice($0) },
            identify: { try await desk.identify($0) }, setPassword: { try await desk.setPassword($0, of: $1) })
        var site = Site(shell: shell, desk: desk, signIn: signIn, isSecure: isSecure)
        site.trustsProxy = trustsProxy
        return site
    }

    private func complaint(_ error: IOError) -> Complaint {
        switch error.errnoCode {
        case EADDRINUSE:
            Complaint("Something answers on port \(port) of \(host) already: stop it, or choose another with --port.")
        case EACCES, EPERM:
            Complaint("This account may not listen on port \(port): choose one from 1024 on, and a proxy in front.")
        case EADDRNOTAVAIL: Complaint("This machine has no address \(host): choose one of its own with --host.")
        case _: Complaint("The server stopped: \(error).", .broken)
        }
    }
}

extension LiaisonDesk {
    /// Who a session belongs to today; nobody, once the account is closed.
    fileprivate func identify(_ visitor: StoredVisitor) async throws -> SignedIn.Who? {
        let (session, snapshot) = (visitor.session, try await register(at: visitor.registerVersion))
        guard let officer = snapshot.register.officer(session.officer, of: session.agency), officer.isActive,
            let account = visitor.account
        else { return nil }
        let viewer = Viewer(
            name: account.name, agency: snapshot.name(of: officer.agency),
            role: snapshot.register.title(of: officer, on: now().day))
        return SignedIn.Who(
            officer: officer, viewer: viewer, session: session, mustChangePassword: account.mustChangePassword)
    }
}

extension Register {
    /// What an officer is, in the words of every page's head.
    fileprivate func title(of officer: Officer, on day: Day) -> String {
        switch officer.role {
        case .practitioner:
            if agencies[officer.agency]?.liaisonOfficer(on: day) == officer.id { return "Liaison officer" }
            if isLiaisonOfficer(officer, on: day) { return "Deputy liaison officer" }
            return officer.maySign ? "Signatory" : "Practitioner"
        case .coordinator: return "Coordinator"
        case .auditor: return "Auditor"
        case .administrator: return "Administrator"
        }
    }
}
