import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

// Appendix Four: an agreement as it was signed, to be read and printed.
extension AgencyPages {
    func signedAgreement(_ request: Request, _ context: SignedIn) async throws -> Response {
        let register = try await desk.register()
        let agency = try context.agency(in: register)
        guard let agreement = agency.agreements.last else { throw Problem.notFound }
        let page = SignedAgreementPage(
            agency: agency, agreement: agreement, register: register, at: desk.now(), viewer: context.viewer,
            words: try await desk.ownWords(of: agency.id, by: Badge(context.officer)))
        return shell.show(page.page, to: context)
    }
}

/// The latest agreement of an agency: who signed which text, and who is liaison officer.
struct SignedAgreementPage: Sendable {
    let agency: Agency
    let agreement: Agreement
    let register: RegisterSnapshot
    let at: Timestamp
    let viewer: Viewer
    /// By `agreement/field`; empty for whoever may not see them.
    let words: [String: Confidential]

    var page: Page {
        let rules = register.versions.named(agreement.version)
        let filled = AgreementPage.fields.compactMap { blank in
            words["agreement/" + blank.name].map { SummaryRow(blank.printed, "\($0.revealed)") }
        }
        let liaison = agency.liaisonOfficer(on: at.day).map { id -> [SummaryRow] in
            let account = register.accounts[id]
            return [
                SummaryRow("Name", "\(register.name(of: id))"), SummaryRow("Position", "\(orDash(account?.position))"),
                SummaryRow("Contact number", "\(orDash(account?.telephone))"),
            ]
        }
        let by = register.name(of: agreement.by)
        let signed: HTML =
            agreement.scan.map { scan in
                """
                On paper, on \(agreement.signed.spoken); entered by \(by).\
                \(if: !words.isEmpty, " <a href=\"\(Paths.scan(scan.id, of: agency.id))\">Its scan</a>")
                """
            } ?? "On \(agreement.signed.spoken), by \(by)"
        var page = Page(
            "Agreement of \(agency.name)", section: .agencies,
            body: """
                <h1>Agreement of \(agency.name)</h1>
                <p class="print-only">Printed by \(viewer.name), \(viewer.agency), on \(spoken(at)).</p>
                <p>\(agency.name) shares relevant information with the agencies of the partnership under the terms \
                of this protocol\
                \(rules.map { clauseLinks([.signatories, .agreementForm], in: $0, of: $0.name) }).</p>
                <div class="buttons">\(printButton())</div>
                \(summaryList([
                    SummaryRow("Protocol", "\(rules?.title ?? agreement.version)"),
                    SummaryRow("Version", "\(agreement.version)"),
                    SummaryRow("Signed", signed),
                    SummaryRow("SHA-256 of the text signed", "<code>\(agreement.textHash)</code>"),
                ]))
                <h2>Who signed</h2>
                \(filled.isEmpty
                    ? "<p>The form’s own words are for the agency and the support team.</p>" : summaryList(filled))
                <h2>Liaison officer today</h2>
                \(liaison.map { summaryList($0) } ?? "<p class=\"empty\">The post is vacant.</p>")
                """)
        page.back = Link("Back to \(agency.name)", to: Paths.agency(agency.id))
        return page
    }
}

extension AgreementPage.Blank {
    /// The words on the form that is signed already, where nobody is asked any more.
    fileprivate var printed: String {
        switch name {
        case "name": "Name"
        case "position": "Position"
        case "authority": "Authority to sign"
        case "address": "Address"
        case _: words
        }
    }
}
