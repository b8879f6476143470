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
    /// What the agency wrote of itself, by `agreement/field`, `application/field` and `assurance/kind`, where the
    /// viewer may see it.
    let ownWords: [String: Confidential]
    /// In how many requests it has received what is not destroyed yet; counted once it leaves.
    let held: Int
    let csrf: CSRFToken

    private var mayAppoint: Bool { agency.mayAppoint(officer, on: today) }

    var page: Page {
        var page = Page(
            agency.name, width: .wide, section: .agencies,
            body: """
                <h1>\(agency.name)</h1>
                \(standing)
                \(membershipActions)
                \(if: agency.category != nil, agreement)
                \(if: agency.category != nil, liaison)
                \(if: agency.category != nil, assurances)
                \(application)
                <h2>What has happened</h2>
                \(timeline(history))
                """)
        page.crumbs = [Link("Agencies", to: Paths.agencies)]
        return page
    }

    private var standing: HTML {
        guard agency.category != nil else {
            return "<p>The partnership’s own team. It shares nothing, and signs nothing.</p>"
        }
        var rows: [SummaryRow] = []
        if let category = heading {
            rows.append(SummaryRow("Heading", "\(category.title) \(clauseLink(category.clause))"))
            rows.append(SummaryRow("Powers and duties", "\(category.powers)"))
        } else {
            rows.append(
                SummaryRow("Heading", "\(tag("None", .bad)) It stands under no heading of \(rules.name)"))
        }
        rows.append(SummaryRow("Agreement", "\(agreementStanding.tag)"))
        if let day = agency.leavesAfter {
            let words = agency.hasLeft(by: today) ? "It left after \(day.spoken)" : "Its last day is \(day.spoken)"
            rows.append(SummaryRow("Leaving", "\(words)\(agency.goneSince == nil ? "; \(holding)" : "")"))
        }
        if let other = agency.mergesInto { rows.append(SummaryRow("Merges into", link(other))) }
        let merged = register.register.agencies.values.filter { $0.mergesInto == agency.id }.byName()
        if !merged.isEmpty {
            rows.append(SummaryRow("Merges into it", "\(merged.map { link($0.id) }.joined(separator: ", "))"))
        }
        return "\(warning)\(summaryList(rows))"
    }

    private func link(_ other: AgencyID) -> HTML {
        "<a href=\"\(Paths.agency(other))\">\(register.name(of: other))</a>"
    }

    private var application: HTML {
        let rows = applicationRows(ownWords)
        return rows.isEmpty ? "" : details("Its application to join", summaryList(rows))
    }

    private var assurances: HTML {
        let change = linkButton("Enter or renew an assurance", to: Paths.assurances(of: agency.id), .secondary)
        return """
            <h2>Assurances\(clauseLinks([.access], in: rules))</h2>
            \(AssuranceList(agency: agency, words: ownWords, today: today).html)
            \(if: agency.mayAssure(officer, on: today) && !agency.hasLeft(by: today), "<p>\(change)</p>")
            """
    }

    private var heading: PartyCategory? {
        register.register.heading(of: agency, under: rules.name).flatMap { rules.category($0) }
    }

    private var agreementStanding: AgreementStanding {
        register.register.standing(of: agency, under: rules.name, on: today)
    }

    /// What it has still to destroy before its leaving is complete (4.13).
    private var holding: String {
        switch held {
        case 0: "everything that it received is destroyed"
        case 1: "what it received in 1 request is still to be destroyed"
        case _: "what it received in \(held) requests is still to be destroyed"
        }
    }

    private var warning: HTML {
        if agency.goneSince != nil { return warningText("It has left the partnership, with every certificate in.") }
        let missing: [String?] = [
            heading == nil ? "stands under no heading of the version in force" : nil, agreementStanding.missing,
            agency.hasLiaisonOfficer(on: today) ? nil : "has no liaison officer in post",
        ]
        let words = missing.compactMap(\.self)
        guard !words.isEmpty else { return "" }
        return warningText("It can neither ask nor answer: it \(words.joined(separator: ", and ")).")
    }

    private var membershipActions: HTML {
        guard agency.category != nil, agency.goneSince == nil else { return "" }
        var actions: [HTML] = []
        if officer.role == .coordinator {
            actions.append(linkButton("Change where it stands", to: Paths.standing(of: agency.id), .secondary))
        }
        if agency.mayEnd(officer) {
            let words = agency.leavesAfter == nil ? "End its membership" : "Its leaving"
            actions.append(linkButton(words, to: Paths.leaving(of: agency.id), .secondary))
        }
        return actions.isEmpty ? "" : "<div class=\"buttons\">\(actions)</div>"
    }

    private var agreement: HTML {
        let rows = agency.agreements.reversed().map { agreement in
            SummaryRow(
                agreement.version,
                """
                <p>\(tag("Signed", .good)) \(agreement.scan == nil ? "by" : "on paper, entered by") \
                \(register.name(of: agreement.by)), on \(agreement.signed.spoken)</p>
                <p class="small">SHA-256 of the text signed: <code>\(agreement.textHash)</code></p>
                """)
        }
        let toSign = register.versions.signable(on: today).filter { !agency.hasSigned($0.name, by: today) }
        let isTheirs = officer.agency == agency.id && officer.maySign && !agency.hasLeft(by: today)
        let buttons = toSign.map { version in
            linkButton(
                toSign.count == 1 && version.name == rules.name
                    ? "Sign the agreement" : "Sign the agreement to \(version.name)",
                to: Paths.agreement(of: agency.id, version: version.name))
        }
        let isOpen = !agency.hasLeft(by: today)
        let paper = toSign.map { version -> HTML in
            let of = toSign.count == 1 ? "" : " to \(version.name)"
            let entering = linkButton(
                "Enter a paper agreement\(of)", to: Paths.paperAgreement(of: agency.id, version: version.name),
                .secondary)
            return """
                \(linkButton(
                    "Print a blank agreement\(of)",
                    to: Paths.blankAgreement(of: agency.id, version: version.name), .secondary))\
                \(if: officer.role == .coordinator, entering)
                """
        }
        let words = AgreementPage.fields.compactMap { blank in
            ownWords["agreement/" + blank.name].map { SummaryRow(blank.words, "\($0.revealed)") }
        }
        let printed = Link("The agreement, to print", to: Paths.signedAgreement(of: agency.id))
        return """
            <h2>Agreement\(clauseLinks([.signatories, .agreementForm], in: rules))</h2>
            \(rows.isEmpty ? "<p class=\"empty\">It has signed nothing yet.</p>" : summaryList(Array(rows)))
            \(if: !words.isEmpty, details("The form as it was signed", summaryList(words)))
            \(if: !rows.isEmpty, "<p>\(printed.html)</p>")
            \(if: isTheirs && !buttons.isEmpty, "<div class=\"buttons\">\(buttons)</div>")
            \(if: isOpen && (isTheirs || officer.role == .coordinator), "<div class=\"buttons\">\(paper)</div>")
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
                "\(orDash(account?.position))", "\(orDash(account?.telephone))", "\(appointment.words)",
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
            <h2>Liaison officers\(clauseLinks([.liaisonOfficers, .directory], in: rules))</h2>
            \(table.html)
            \(if: mayAppoint, "<p>\(appoint)</p>")
            \(publication)
            """
    }

    /// Whether everybody may see the name of the liaison officer who looks, which is for them to say.
    private var publication: HTML {
        guard register.register.partnership.isPublic, agency.liaisonOfficers(on: today).contains(officer.id) else {
            return ""
        }
        let isOn = officer.isNamePublished
        let words = isOn ? "Your name is on" : "Your position, and not your name, is on"
        return """
            <p>\(words) \(Link("the public page", to: Paths.about).html).</p>
            \(postForm(to: Paths.publication(at: agency.id), csrf: csrf, """
                \(hiddenField("published", isOn ? "no" : "yes"))
                \(button(isOn ? "Take my name off it" : "Show my name on it", .secondary))
                """))
            """
    }

    /// Latest first. Accounts are the administrators' business, and stand in the book for the agency itself.
    private var history: [TimelineEntry] {
        let entries = register.history[CaseID(of: agency.id)] ?? []
        let isTheirs = officer.agency == agency.id || officer.role == .administrator
        return entries.reversed().compactMap { entry in
            let (heading, isAccount) = heading(entry.event)
            guard isTheirs || !isAccount else { return nil }
            let why = standingWords(entry).map { "<blockquote class=\"words\">\($0.revealed)</blockquote>" as HTML }
            return TimelineEntry(
                "\(heading)", by: "\(register.name(of: entry.officer)), \(register.name(of: entry.agency))",
                when: spoken(entry.at), body: why)
        }
    }

    /// Why it was suspended or leaves, for those who may see it.
    private func standingWords(_ entry: Booked<AgencyEvent>) -> Confidential? {
        ["suspended", "leaving"].compactMap { ownWords["standing/\($0).\(entry.sequence)"] }.first
    }

    private func heading(_ event: AgencyEvent) -> (words: String, isAccount: Bool) {
        switch event {
        case .applied: ("Asked to join the partnership", false)
        case .declined: ("Not admitted", false)
        case .agreementEntered(let version, _, let signed, _):
            ("Agreement to \(version) entered, signed on paper on \(signed.spoken)", false)
        case .assured(let kind, let until): ("\(kind.title): until \(until.spoken)", false)
        case .admitted: ("Admitted to the partnership", false)
        case .placed(let line, _): ("Put on the line \(rules.party(Key(line))?.title ?? line)", false)
        case .renamed(let name): ("Renamed \(name)", false)
        case .suspended: ("Suspended", false)
        case .resumed: ("Suspension lifted", false)
        case .leaving(let day, let into):
            (
                "Its last day in the partnership: \(day.spoken)"
                    + (into.map { "; it merges into \(register.name(of: $0))" } ?? ""), false
            )
        case .staying: ("Stays in the partnership", false)
        case .left: ("Left the partnership", false)
        case .agreementSigned(let version, _): ("Agreement to \(version) signed", false)
        case .appointed(let person, let asDeputy, let from, _):
            (
                "\(register.name(of: person)) appointed \(asDeputy ? "deputy" : "liaison officer") from \(from.spoken)",
                false
            )
        case .appointmentEnded(let person, let day):
            ("\(register.name(of: person)) in post until \(day.spoken)", false)
        case .namePublished(let person, let isOn):
            ("\(register.name(of: person)) \(isOn ? "publishes" : "no longer publishes") their name", false)
        case .officerAdmitted(let person, _, _): ("Account opened for \(register.name(of: person))", true)
        case .passwordRenewed(let person): ("One-time password asked for, for \(register.name(of: person))", true)
        case .passwordChanged(let person): ("\(register.name(of: person)) changed their password", true)
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

extension AgreementStanding {
    /// What the agency lacks, after “it”; `nil` where its agreement counts.
    fileprivate var missing: String? {
        switch self {
        case .signed, .countsUntil: nil
        case .unsigned: "has not signed the protocol in force"
        case .lapsed: "has not signed the version in force in time"
        case .suspended: "is suspended"
        case .left: "has left the partnership"
        }
    }
}
