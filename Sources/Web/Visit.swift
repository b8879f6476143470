package import Casework
package import Exchange
package import Hummingbird
package import Logging

/// One request, by anybody.
package struct Visit: RequestContext {
    package var coreContext: CoreRequestContextStorage
    /// The network address that it came from, as it may be throttled by.
    package internal(set) var address: String
    /// The token in the visitor's cookie, whether or not anybody is signed in with it.
    package internal(set) var token: SessionToken?
    package internal(set) var signedIn: SignedIn.Who?
    /// What was posted. Its proof of origin has been checked, so a handler that reads it need not.
    package internal(set) var form = Form()
    /// The files that were posted after it.
    package internal(set) var upload: Upload?
    /// Path and query, for coming back to after signing in.
    package internal(set) var target = Paths.home

    package init(source: ApplicationRequestContextSource) {
        self.init(logger: source.logger, address: source.channel.remoteAddress?.ipAddress ?? "local")
    }

    /// A request that came over no network.
    package init(logger: Logger, address: String) {
        coreContext = CoreRequestContextStorage(source: Arrival(logger: logger))
        self.address = address
    }

    private struct Arrival: RequestContextSource {
        let logger: Logger
    }

    /// The proof that this visitor's forms carry.
    package var csrf: CSRFToken? { token.map { CSRFToken(of: $0) } }
}

/// One request, by somebody who is signed in: what the handlers of nearly every page take.
///
/// Nobody signed in means no such value, so a handler that takes one cannot be reached without.
package struct SignedIn: ChildRequestContext {
    /// Somebody signed in, and what every page says of them.
    package struct Who: Sendable {
        package let officer: Officer
        package let viewer: Viewer
        package let session: Session
        /// The password was chosen for them by somebody else.
        package let mustChangePassword: Bool

        package init(officer: Officer, viewer: Viewer, session: Session, mustChangePassword: Bool) {
            self.officer = officer
            var viewer = viewer
            viewer.sections = Section.open(to: officer.role)
            self.viewer = viewer
            self.session = session
            self.mustChangePassword = mustChangePassword
        }
    }

    package var coreContext: CoreRequestContextStorage
    package let who: Who
    package let csrf: CSRFToken
    package let address: String
    /// What was posted, its proof of origin checked.
    package let form: Form
    /// The files that were posted after it; `nil` where the form has none.
    package let upload: Upload?

    /// Throws `SignInNeeded` where nobody is signed in, and where a password has to be changed before anything else.
    package init(context visit: Visit) throws {
        guard let who = visit.signedIn, let csrf = visit.csrf else { throw SignInNeeded.signIn(next: visit.target) }
        let mayWait = [Paths.password, Paths.signOut]
        guard !who.mustChangePassword || mayWait.contains(visit.target) else { throw SignInNeeded.newPassword }
        coreContext = visit.coreContext
        self.who = who
        self.csrf = csrf
        address = visit.address
        form = visit.form
        upload = visit.upload
    }

    package var officer: Officer { who.officer }
    package var viewer: Viewer { who.viewer }
    package var session: Session { who.session }
}

/// Why a page cannot be shown yet, and where to go first.
package enum SignInNeeded: Error, Hashable {
    case signIn(next: String)
    case newPassword
    /// Somebody followed a link on another site, and the browser kept the cookie back.
    case comeInAgain(target: LocalPath)

    var path: String {
        switch self {
        case .signIn(let next):
            next == Paths.home ? Paths.signIn : "\(Paths.signIn)?next=\(LocalPath.queryEncoded(next))"
        case .newPassword: Paths.password
        case .comeInAgain(let target): target.text
        }
    }
}
