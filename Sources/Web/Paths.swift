package import SharingProtocol

/// The addresses of the pages that every page can lead to.
package enum Paths {
    package static let home = "/"
    package static let inTray = "/in-tray"
    package static let inTrayNews = "/in-tray/news"
    package static let newRequest = "/requests/new"
    package static let newDisclosure = "/disclosures/new"
    package static let register = "/register"
    package static let agencies = "/agencies"
    package static let clauses = "/clauses"
    package static let book = "/book"
    package static let signIn = "/sign-in"
    package static let signOut = "/sign-out"
    package static let sessions = "/account/sessions"
    package static let password = "/account/password"

    /// A clause's own place on the page of clauses.
    package static func clause(_ clause: Clause, of version: String? = nil) -> String {
        let asked = version.map { "?version=\(LocalPath.queryEncoded($0))" } ?? ""
        return "\(clauses)\(asked)#\(anchor(of: clause))"
    }

    /// The name of that place. No name in a page may have a space in it (HTML, 3.2.6), as an appendix's number has.
    package static func anchor(of clause: Clause) -> String { "clause-" + clause.number.map { $0 == " " ? "-" : $0 } }
}
