import Casework
import Exchange
import HTML
import SharingProtocol

/// Every account, by agency.
struct OfficersPage: Sendable {
    let register: RegisterSnapshot

    var page: Page {
        let agencies = register.register.agencies.values.byName()
        let officers = agencies.flatMap(\.officers.values)
        return Page(
            "Accounts", width: .wide, section: .officers,
            body: """
                <h1>Accounts</h1>
                <p>Each officer has an account of their own, and each account its level of access \
                \(clauseLink("4.8")).</p>
                \(figures([
                    Figure(officers.count(where: \.isActive), "open"),
                    Figure(officers.count { !$0.isActive }, "closed"),
                ]))
                <p>\(linkButton("Open an account", to: Paths.newOfficer))</p>
                <div class="even accounts">\(agencies.map(table))</div>
                """)
    }

    private func table(_ agency: Agency) -> HTML {
        let officers = agency.officers.values.sorted { register.name(of: $0.id) < register.name(of: $1.id) }
        let table = Table(
            "Accounts of \(agency.name)", hidesCaption: true,
            columns: [.init("Name"), .init("Job title"), .init("E-mail"), .init("For"), .init("Account")],
            rows: officers.map { officer in
                let account = register.accounts[officer.id]
                return [
                    "<a href=\"\(Paths.officer(officer.id))\">\(register.name(of: officer.id))</a>",
                    "\(account?.position ?? "–")", "\(account?.signInName ?? "–")",
                    "\(officer.role.words)\(if: officer.maySign, ", may sign")",
                    officer.isActive ? tag("Open", .good) : tag("Closed", .done),
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
    /// Nobody closes the account that they are signed in with.
    let isOwn: Bool
    let csrf: CSRFToken

    var page: Page {
        let account = register.accounts[officer.id]
        var page = Page(
            "Account", section: .officers,
            body: """
                <h1>\(register.name(of: officer.id))</h1>
                \(summaryList([
                    SummaryRow("Agency", "\(register.name(of: officer.agency))"),
                    SummaryRow("Job title", "\(account?.position ?? "–")"),
                    SummaryRow("E-mail", "\(account?.signInName ?? "–")"),
                    SummaryRow("Telephone", "\(account?.telephone ?? "–")"),
                    SummaryRow("What the account is for", "\(officer.role.words)"),
                    SummaryRow("May sign for the agency", officer.maySign ? "Yes" : "No"),
                    SummaryRow("Account", officer.isActive ? tag("Open", .good) : tag("Closed", .done)),
                    SummaryRow(
                        "Password", account?.mustChangePassword ?? false ? "One-time, not used yet" : "Their own"),
                ]))
                \(if: officer.isActive, acts)
                """)
        page.crumbs = [Link("Accounts", to: Paths.officers)]
        return page
    }

    private var acts: HTML {
        """
        <h2>If they have forgotten their password</h2>
        <p>A one-time password is shown once, to be told to the officer in person or by telephone. They are signed out \
        everywhere, and choose their own when they sign in. It is entered in the book.</p>
        \(postForm(to: Paths.officerPassword(officer.id), csrf: csrf, button("Make a one-time password", .secondary)))
        \(if: !isOwn, """
            <h2>If they have left</h2>
            <p>\(linkButton("Close the account", to: Paths.officerClosure(officer.id), .warning))</p>
            """)
        """
    }
}

/// A one-time password, shown this once.
struct OneTimePasswordPage: Sendable {
    let name: String
    let password: String

    var page: Page {
        var page = Page(
            "One-time password", section: .officers,
            body: """
                <h1>One-time password for \(name)</h1>
                <p class="one-time"><code>\(password)</code></p>
                \(warningText(
                    "It is shown this once and kept nowhere. Tell it to the officer in person or by telephone."))
                <p>They choose their own password when they first sign in with it.</p>
                """)
        page.back = Link("Back to accounts", to: Paths.officers)
        return page
    }
}

/// Asks once more before an account is closed.
struct ClosurePage: Sendable {
    let officer: Officer
    let register: RegisterSnapshot
    let today: Day
    let csrf: CSRFToken

    var page: Page {
        let name = register.name(of: officer.id)
        let isInPost = register.register.isLiaisonOfficer(officer, on: today)
        let post: HTML = """
            <p>\(name) acts as liaison officer of \(register.name(of: officer.agency)): that ends too \
            \(clauseLink("4.1")).</p>
            """
        var page = Page(
            "Close an account", section: .officers,
            body: """
                <h1>Close the account of \(name)?</h1>
                <p>They are signed out everywhere and cannot sign in again. What they did stays in the book.</p>
                \(if: isInPost, post)
                \(postForm(to: Paths.officerClosure(officer.id), csrf: csrf, button("Close the account", .warning)))
                """)
        page.back = Link("Back to the account", to: Paths.officer(officer.id))
        return page
    }
}
