import Casework
import Exchange
import HTML
import SharingProtocol

/// The form by which the support team admits an agency (6.2, Appendix One).
struct AdmissionPage: Sendable {
    let rules: InformationSharingProtocol
    let register: RegisterSnapshot
    let form: Form
    let csrf: CSRFToken

    /// Lines of the list of parties that are still open: a line of one body is taken by that body.
    private var open: [NamedParty] {
        rules.parties.filter { $0.isSeveral || !register.register.isTaken($0.key.name) }
    }

    var page: Page {
        let lines = open.map { party in
            let heading = rules.category(party.category)?.title ?? party.category.name
            return (value: party.key.name, words: "\(party.title) (\(heading.lowercased()))")
        }
        let party = Field(
            "party", "Line of the list of parties", hint: "Its heading decides which powers and duties reach it.")
        let name = Field(
            "name", "Name",
            hint: "Compulsory where the line stands for several bodies. Otherwise the line’s own name is taken.")
        var page = Page(
            "Admit an agency", section: .agencies,
            body: """
                <h1>Admit an agency</h1>
                <p>It takes part once it has signed and has a liaison officer\
                \(clauseLinks([.joining, .standing, .liaisonOfficers, .signatories], in: rules)).</p>
                \(postForm(to: Paths.agencies, csrf: csrf, """
                    \(selectField(party, in: form, options: lines, empty: "Choose a line"))
                    \(textField(name, in: form, most: 120))
                    \(button("Admit the agency"))
                    """))
                """)
        page.back = Link("Back to agencies", to: Paths.agencies)
        page.form = form
        return page
    }
}
