import Casework
import Exchange
import HTML
import SharingProtocol

/// Every account, by agency.
struct OfficersPage: Sendable {
    let register: RegisterSnapshot
    let rules: InformationSharingProtocol

    var page: Page {
        let agencies = register.register.agencies.values.byName()
        let officers = agencies.flatMap(\.officers.values)
        return Page(
            "Accounts", width: .wide, section: .officers,
            body: """
                <h1>Accounts</h1>
                <p>Each officer has an account of their own, and each account its level of access\
                \(clauseLink(.access, in: rules)).</p>
                \(figures([
                    Figure(officers.count(where: \.isActive), "open"),
                    Figure(officers.count { !$0.isActive }, "closed"),
                ]))
                <p>\(linkButton("Open an account", to: Paths.newOfficer))</p>
                <div class="even accounts">\(agencies.map(table))</div>
                """)
    }

    private func table(_ agency: Agency) -> HTML {
        let officers = agency.officers.values.byName { register.name(of: $0.id) }
        let table = Table(
            "Accounts of \(agency.name)", hidesCaption: true,
            columns: [.init("Name"), .init("Job title"), .init("E-mail"), .init("For"), .init("Account")],
            rows: officers.map { officer in
                let account = register.accounts[officer.id]
                return [
                    "<a href=\"\(Paths.officer(officer.id))\">\(register.name(of: officer.id))</a>",
                    "\(account?.position ?? "–")", "\(account?.signInName ?? "–")",
                    "\(officer.role.words)\(if: officer.maySign, ", may sign")",
                    officer.standing,
                ]
            },
            empty: "Nobody of this agency has an account yet.")
        return """
            <h2>\(agency.name)</h2>
            \(table.html)
            """
    }
}

/// One account.
struct OfficerPage: Sendable {
    let officer: Officer
    let register: RegisterSnapshot
    let today: Day
    /// Nobody closes the account that they are signed in with.
    let isOwn: Bool
    let csrf: CSRFToken

    var page: Page {
        let account = register.accounts[officer.id]
        var page = Page(
            "Account", section: .officers,
            body: """
                <h1>\(register.name(of: officer.id))</h1>
                \(summaryList(accountRows(officer, in: register) + [
                    SummaryRow("Account", officer.standing),
                    SummaryRow("Password", "\(password(account))"),
                ]))
                \(if: officer.isActive && officer.awaitedPassword != nil, handover)
                \(if: officer.isActive, acts)
                """)
        page.crumbs = [Link("Accounts", to: Paths.officers)]
        return page
    }

    private func password(_ account: Account?) -> String {
        if let awaited = officer.awaitedPassword {
            return "None: it waits to be handed over since \(spoken(awaited.since))"
        }
        return account?.mustChangePassword ?? false ? "One-time, not used yet" : "Their own"
    }

    /// 4.8: who gives them what the administrator may not know.
    private var handover: HTML {
        let givers = register.register.givers(ofPasswordTo: officer, on: today).map { register.name(of: $0) }
            .byName(\.self)
        let words: HTML =
            givers.isEmpty
            ? "Nobody is there to hand over its password: open an account for somebody else of the support team first."
            : "\(alternatives(givers)) hands over its password, and has been told so in the in-tray. You never see it."
        return insetText("<p>\(words)</p>")
    }

    private var acts: HTML {
        let renewal: HTML = """
            <h2>If they have forgotten their password</h2>
            <p>Ask for a one-time password. The one they have is void at once, and they are signed out everywhere. It \
            takes two: somebody else hands over the new one. It is recorded in the audit trail.</p>
            \(postForm(
                to: Paths.officerPassword(officer.id), csrf: csrf, button("Ask for a one-time password", .secondary)))
            """
        let closure: HTML = """
            <h2>If they have left</h2>
            <p>\(linkButton("Close the account", to: Paths.officerClosure(officer.id), .warning))</p>
            """
        return "\(if: officer.awaitedPassword == nil, renewal)\(if: !isOwn, closure)"
    }
}

/// Asks once more before an account is closed.
struct ClosurePage: Sendable {
    let officer: Officer
    let register: RegisterSnapshot
    let rules: InformationSharingProtocol
    let today: Day
    let csrf: CSRFToken

    var page: Page {
        let name = register.name(of: officer.id)
        let isInPost = register.register.isLiaisonOfficer(officer, on: today)
        let post: HTML = """
            <p>\(name) acts as liaison officer of \(register.name(of: officer.agency)): that ends too\
            \(clauseLink(.liaisonOfficers, in: rules)).</p>
            """
        var page = Page(
            "Close an account", section: .officers,
            body: """
                <h1>Close the account of \(name)?</h1>
                <p>They are signed out everywhere and cannot sign in again. What they did stays in the audit trail.</p>
                \(if: isInPost, post)
                \(postForm(to: Paths.officerClosure(officer.id), csrf: csrf, button("Close the account", .warning)))
                """)
        page.back = Link("Back to the account", to: Paths.officer(officer.id))
        return page
    }
}

extension Officer {
    /// How the account stands, in a tag.
    fileprivate var standing: HTML {
        guard isActive else { return tag("Closed", .done) }
        return awaitedPassword == nil ? tag("Open", .good) : tag("No password yet", .active)
    }
}

/// Names that any one of which will do: `Ann Example, Bob Example or Cy Example`.
func alternatives(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
}

/// Whose an account is, and what it is for: rows of a summary.
func accountRows(_ officer: Officer, in register: RegisterSnapshot) -> [SummaryRow] {
    let account = register.accounts[officer.id]
    func typed(_ answer: String?) -> HTML { "\(answer.flatMap { $0.isEmpty ? nil : $0 } ?? "–")" }
    return [
        SummaryRow("Agency", "\(register.name(of: officer.agency))"),
        SummaryRow("Job title", typed(account?.position)),
        SummaryRow("E-mail", typed(account?.signInName)),
        SummaryRow("Telephone", typed(account?.telephone)),
        SummaryRow("What the account is for", "\(officer.role.words)"),
        SummaryRow("May sign for the agency", officer.maySign ? "Yes" : "No"),
    ]
}
