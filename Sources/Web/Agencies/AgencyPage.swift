import Casework
import Exchange
import HTML
import SharingProtocol

/// One agency: its agreement, who is liaison officer, and what has happened.
struct AgencyPage: Sendable {
    let agency: Agency
    let register: RegisterSnapshot
    let rules: InformationSharingProtocol
    let today: Day
    let officer: Officer
    /// The words of the agreement form by `agreement/field`, where the viewer may see them.
    let form: [String: Confidential]

    private var mayAppoint: Bool { agency.mayAppoint(officer, on: today) }

    var page: Page {
        var page = Page(
            agency.name, width: .wide, section: .agencies,
            body: """
                <h1>\(agency.name)</h1>
                \(standing)
                \(if: agency.category != nil, agreement)
                \(if: agency.category != nil, liaison)
                <h2>What has happened</h2>
                \(timeline(history))
                """)
        page.crumbs = [Link("Agencies", to: Paths.agencies)]
        return page
    }

    private var standing: HTML {
        guard let category = agency.category.flatMap({ rules.category($0) }) else {
            return "<p>The partnership’s own team. It shares nothing, and signs nothing.</p>"
        }
        let missing = [
            agency.hasSigned(rules.name, by: today) ? nil : "has not signed the protocol in force",
            agency.hasLiaisonOfficer(on: today) ? nil : "has no liaison officer in post",
        ].compactMap(\.self)
        let warning: HTML =
            missing.isEmpty
            ? ""
            : warningText("It can neither ask nor answer: it \(missing.joined(separator: ", and ")).")
        return """
            \(warning)
            \(summaryList([
                SummaryRow("Heading", "\(category.title) \(clauseLink(category.clause))"),
                SummaryRow("Powers and duties", "\(category.powers)"),
            ]))
            """
    }

    private var agreement: HTML {
        let rows = agency.agreements.reversed().map { agreement in
            SummaryRow(
                agreement.version,
                """
                <p>\(tag("Signed", .good)) by \(register.name(of: agreement.by)) on \(agreement.signed.spoken)</p>
                <p class="small">SHA-256 of the text signed: <code>\(agreement.textHash)</code></p>
                """)
        }
        let maySign = officer.agency == agency.id && officer.maySign && !agency.hasSigned(rules.name, by: today)
        let words = AgreementPage.fields.compactMap { blank in
            form["agreement/" + blank.name].map { SummaryRow(blank.words, "\($0.revealed)") }
        }
        return """
            <h2>Agreement \(clauseLinks(["4.3", "Appendix Four"]))</h2>
            \(rows.isEmpty ? "<p class=\"empty\">It has signed nothing yet.</p>" : summaryList(Array(rows)))
            \(if: !words.isEmpty, details("The form as it was signed", summaryList(words)))
            \(if: maySign, "<p>\(linkButton("Sign the agreement", to: Paths.agreement(of: agency.id)))</p>")
            """
    }

    private var liaison: HTML {
        let current = agency.appointments.filter { !$0.isOver(on: today) }
        let rows = current.map { appointment -> [HTML] in
            let account = register.accounts[appointment.officer]
            let mayEnd = appointment.until == nil && (mayAppoint || officer.id == appointment.officer)
            let end: HTML = """
                <a href="\(Paths.ending(of: appointment.officer, at: agency.id))">End\
                <span class="unseen"> the appointment of \(register.name(of: appointment.officer))</span></a>
                """
            return [
                "\(register.name(of: appointment.officer))", appointment.isDeputy ? "Deputy" : "Liaison officer",
                "\(account?.position ?? "–")", "\(account?.telephone ?? "–")", "\(appointment.words)",
                mayEnd ? end : "–",
            ]
        }
        let mayEndAny = mayAppoint || current.contains { $0.officer == officer.id }
        let columns = ["Name", "Post", "Job title", "Contact number", "In post", "Change"].map { Table.Column($0) }
        let table = Table(
            "Liaison officers", hidesCaption: true, columns: mayEndAny ? columns : columns.dropLast(),
            rows: mayEndAny ? rows : rows.map { $0.dropLast() },
            empty: "Nobody is in post, so the agency can neither ask nor answer.")
        let appoint = linkButton("Appoint a liaison officer", to: Paths.appointment(at: agency.id), .secondary)
        return """
            <h2>Liaison officers \(clauseLinks(["4.1", "Appendix Three"]))</h2>
            \(table.html)
            \(if: mayAppoint, "<p>\(appoint)</p>")
            """
    }

    /// Latest first. Accounts are the administrators' business, and stand in the book for the agency itself.
    private var history: [TimelineEntry] {
        let entries = register.history[CaseID(of: agency.id)] ?? []
        let isTheirs = officer.agency == agency.id || officer.role == .administrator
        return entries.reversed().compactMap { entry in
            let (heading, isAccount) = heading(entry.event)
            guard isTheirs || !isAccount else { return nil }
            return TimelineEntry(
                "\(heading)", by: "\(register.name(of: entry.officer)), \(register.name(of: entry.agency))",
                when: spoken(entry.at))
        }
    }

    private func heading(_ event: AgencyEvent) -> (words: String, isAccount: Bool) {
        switch event {
        case .admitted: ("Admitted to the partnership", false)
        case .agreementSigned(let version, _): ("Agreement to \(version) signed", false)
        case .appointed(let person, let asDeputy, let from, _):
            (
                "\(register.name(of: person)) appointed \(asDeputy ? "deputy" : "liaison officer") from \(from.spoken)",
                false
            )
        case .appointmentEnded(let person, let day):
            ("\(register.name(of: person)) in post until \(day.spoken)", false)
        case .officerAdmitted(let person, _, _): ("Account opened for \(register.name(of: person))", true)
        case .passwordRenewed(let person): ("One-time password asked for, for \(register.name(of: person))", true)
        case .passwordHandedOver(let person): ("Password handed over to \(register.name(of: person))", true)
        case .officerLeft(let person): ("Account of \(register.name(of: person)) closed", true)
        }
    }
}

extension Appointment {
    fileprivate var words: String {
        until.map { "From \(from.spoken) to \($0.spoken)" } ?? "Since \(from.spoken)"
    }
}
