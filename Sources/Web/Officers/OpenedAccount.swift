import Casework
import Exchange
import HTML

/// What an administrator typed of a new account, read.
struct OpenedAccount: Sendable {
    let name: String
    let position: String
    let email: String
    let telephone: String
    let agency: AgencyID
    let role: Role
    let maySign: Bool

    /// `nil` where the form does not say enough; every problem is then noted in it.
    init?(_ form: inout Form, register: RegisterSnapshot) {
        let name = form.text("name", required: "Enter the officer’s name", most: 100)
        let position = form.text("position", required: "Enter the officer’s job title", most: 100)
        let email = form.text("email", required: "Enter an e-mail address", most: 200).lowercased()
        if !email.isEmpty, !isMailAddress(email) {
            form.note("Enter an e-mail address with an @ in it, such as name@example.org", at: "email")
        }
        let telephone = form.text("telephone", most: 40)
        let agency = form.choice(
            "agency", among: register.register.agencies.keys.map(\.text).sorted(), required: "Choose an agency")
        let role = form.choice("role", among: Role.allCases, required: "Choose what the account is for")
        let maySign = form.isTicked("maySign")
        guard form.isSound, let agency, let role else { return nil }
        self.name = name
        self.position = position
        self.email = email
        self.telephone = telephone
        self.agency = AgencyID(agency)
        self.role = role
        self.maySign = maySign
    }
}

extension Role {
    var words: String {
        switch self {
        case .practitioner: "Practitioner"
        case .coordinator: "Coordinator"
        case .auditor: "Auditor"
        case .administrator: "Administrator"
        }
    }

    /// What an account of this role is for.
    var hint: String {
        switch self {
        case .practitioner: "Asks, and reads what they are named for. Liaison officers are appointed from these."
        case .coordinator: "Of the support team: admits agencies, watches vacancies."
        case .auditor: "Of the support team: sees every record and the audit trail, and reads no encrypted words."
        case .administrator: "Of the support team: looks after accounts, and reads nothing."
        }
    }
}

/// The form for a new account.
struct NewOfficerPage: Sendable {
    let register: RegisterSnapshot
    let form: Form
    let csrf: CSRFToken

    var page: Page {
        let agencies = register.register.agencies.values.byName()
            .map { (value: $0.id.text, words: $0.name) }
        let roles = Role.allCases.map { Choice($0.rawValue, $0.words, hint: "\($0.hint)") }
        let email = Field("email", "E-mail address", hint: "They sign in with it.")
        let maySign: HTML = "The agency lets this officer sign for it, and appoint its liaison officer"
        var page = Page(
            "Open an account", section: .officers,
            body: """
                <h1>Open an account</h1>
                \(postForm(to: Paths.officers, csrf: csrf, """
                    \(textField(Field("name", "Name"), in: form, width: .half, most: 100))
                    \(textField(Field("position", "Job title"), in: form, width: .half, most: 100))
                    \(textField(email, in: form, kind: .email, width: .half))
                    \(textField(Field("telephone", "Telephone"), in: form, kind: .tel, width: .third, most: 40))
                    \(selectField(Field("agency", "Agency"), in: form, options: agencies, empty: "Choose an agency"))
                    \(radios(Field("role", "What the account is for"), in: form, roles))
                    \(tickBox("maySign", maySign, in: form))
                    \(button("Open the account"))
                    """))
                """)
        page.back = Link("Back to accounts", to: Paths.officers)
        page.form = form
        return page
    }
}
