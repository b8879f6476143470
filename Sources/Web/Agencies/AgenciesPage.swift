import Casework
import Exchange
import HTML
import SharingProtocol

/// Every agency, by its heading in Appendix One.
struct AgenciesPage: Sendable {
    let register: RegisterSnapshot
    let rules: InformationSharingProtocol
    let today: Day
    let officer: Officer

    private var agencies: [Agency] { register.register.agencies.values.byName() }

    var page: Page {
        let sharing = agencies.filter { $0.category != nil && !$0.hasLeft(by: today) }
        let vacant = sharing.count { !$0.hasLiaisonOfficer(on: today) }
        let unsigned = sharing.count { !register.register.standing(of: $0, under: rules.name, on: today).counts }
        var list = [Figure(sharing.count, "agencies")]
        if unsigned > 0 { list.append(Figure(unsigned, "not signed")) }
        if vacant > 0 { list.append(Figure(vacant, "without a liaison officer")) }
        let admit = linkButton("Admit an agency", to: Paths.newAgency, .secondary)
        return Page(
            "Agencies", width: .wide, section: .agencies,
            body: """
                <h1>Agencies</h1>
                <p>An agency asks and answers once it has signed the protocol in force\
                \(clauseLink(.signatories, in: rules)) and has a liaison officer in post\
                \(clauseLink(.liaisonOfficers, in: rules)).</p>
                \(figures(list))
                <div class="buttons">\(linkButton("Directory of liaison officers", to: Paths.directory, .secondary))\
                \(if: officer.role == .coordinator, admit)</div>
                \(applications)
                <div class="even agencies">\(unplaced(sharing))\(rules.categories.map { heading($0, sharing) })</div>
                \(supportTeam)
                \(gone)
                """)
    }

    /// Organisations that ask to join, for the support team, which decides (6.2).
    private var applications: HTML {
        let waiting = register.register.waitingApplicants
        guard officer.role == .coordinator, !waiting.isEmpty else { return "" }
        let items = waiting.map { applicant -> HTML in
            """
            <li><a href="\(Paths.application(of: applicant.id))">Application \(applicant.id.text)</a>, \
            since \(applicant.appliedOn?.spoken ?? "")</li>

            """
        }
        return "<h2 id=\"applications\">Applications to join</h2><ul>\(items)</ul>"
    }

    /// Agencies for which the version in force has no heading: the support team gives them one (2.13).
    private func unplaced(_ agencies: [Agency]) -> HTML {
        let without = agencies.filter { register.register.heading(of: $0, under: rules.name) == nil }
        guard !without.isEmpty else { return "" }
        let items = without.map { "<li><a href=\"\(Paths.agency($0.id))\">\($0.name)</a></li>" as HTML }
        return """
            <h2>Without a heading in \(rules.name)</h2>
            <p>They can neither ask nor answer until the support team has put them on a line.</p>
            <ul>\(items)</ul>
            """
    }

    /// Those who have left, with their history (6.2).
    private var gone: HTML {
        let items = agencies.filter { $0.hasLeft(by: today) }.map { agency -> HTML in
            "<li><a href=\"\(Paths.agency(agency.id))\">\(agency.name)</a></li>"
        }
        return items.isEmpty ? "" : "<h2>Left the partnership</h2><ul>\(items)</ul>"
    }

    private func heading(_ category: PartyCategory, _ agencies: [Agency]) -> HTML {
        let here = agencies.filter { register.register.heading(of: $0, under: rules.name) == category.key }
        let rows = here.map { agency -> [HTML] in
            [
                "<a href=\"\(Paths.agency(agency.id))\">\(agency.name)</a>", signed(agency), liaison(agency),
                deputies(agency),
            ]
        }
        let table = Table(
            category.title, hidesCaption: true,
            columns: [.init("Agency"), .init("Agreement"), .init("Liaison officer"), .init("Deputies")], rows: rows,
            empty: "No agency stands under this heading yet.")
        return """
            <h2>\(category.title) \(clauseLink(category.clause))</h2>
            \(table.html)
            """
    }

    private func signed(_ agency: Agency) -> HTML {
        let standing = register.register.standing(of: agency, under: rules.name, on: today)
        switch standing {
        case .countsUntil, .lapsed, .suspended, .left: return standing.tag
        case .signed, .unsigned: break
        }
        if let agreement = agency.agreements.last(where: { $0.version == rules.name }) {
            return "\(standing.tag) \(agreement.version), \(agreement.signed.spoken)"
        }
        let older = agency.agreements.last.map { " An older one: \($0.version), \($0.signed.spoken)" as HTML }
        return "\(standing.tag)\(older)"
    }

    private func liaison(_ agency: Agency) -> HTML {
        guard let id = agency.liaisonOfficer(on: today), agency.officers[id]?.isActive ?? false else {
            let isDeputised = agency.hasLiaisonOfficer(on: today)
            return isDeputised ? "\(tag("Vacant", .waiting)) Deputies act" : tag("Vacant", .bad)
        }
        return "\(register.name(of: id))"
    }

    private func deputies(_ agency: Agency) -> HTML {
        let names = agency.deputies(on: today).map { register.name(of: $0) }
        return names.isEmpty ? "–" : "\(names.joined(separator: ", "))"
    }

    /// The partnership's own team, which shares nothing.
    private var supportTeam: HTML {
        let items = agencies.filter { $0.category == nil }.map { agency -> HTML in
            "<li><a href=\"\(Paths.agency(agency.id))\">\(agency.name)</a></li>\n"
        }
        return "<h2>Support team</h2><ul>\(items)</ul>"
    }
}

/// Appendix Three: every liaison officer and deputy, with job title and contact number.
struct DirectoryPage: Sendable {
    let register: RegisterSnapshot
    let rules: InformationSharingProtocol
    let at: Timestamp
    let viewer: Viewer

    var page: Page {
        let agencies = register.register.agencies.values.filter { $0.category != nil }.byName()
        let table = Table(
            "Liaison officers", hidesCaption: true,
            columns: [
                .init("Organisation"), .init("Name"), .init("Post"), .init("Job title"), .init("Contact number"),
                .init("E-mail"),
            ],
            rows: agencies.flatMap(rows), empty: "No agency has been admitted yet.")
        var page = Page(
            "Directory of liaison officers", width: .wide, section: .agencies,
            body: """
                <h1>Directory of liaison officers</h1>
                <p class="print-only">Printed by \(viewer.name), \(viewer.agency), on \(spoken(at)).</p>
                <p>As it stands on \(at.day.spoken)\(clauseLinks([.liaisonOfficers, .directory], in: rules)).</p>
                <div class="buttons">\(printButton())</div>
                \(table.html)
                """)
        page.crumbs = [Link("Agencies", to: Paths.agencies)]
        return page
    }

    private func rows(_ agency: Agency) -> [[HTML]] {
        let name: HTML = "<a href=\"\(Paths.agency(agency.id))\">\(agency.name)</a>"
        let liaison = agency.liaisonOfficer(on: at.day).filter { agency.officers[$0]?.isActive ?? false }
        let vacancy: [HTML] = [name, tag("Vacant", .bad), "Liaison officer", "–", "–", "–"]
        let first = liaison.map { row(name, $0, "Liaison officer") } ?? vacancy
        return [first] + agency.deputies(on: at.day).map { row(name, $0, "Deputy") }
    }

    private func row(_ agency: HTML, _ officer: OfficerID, _ post: String) -> [HTML] {
        let account = register.accounts[officer]
        return [
            agency, "\(register.name(of: officer))", "\(post)", "\(orDash(account?.position))",
            "\(orDash(account?.telephone))", "<span class=\"one-line\">\(orDash(account?.signInName))</span>",
        ]
    }
}

extension Sequence<Agency> {
    /// In the order in which people look for a name.
    func byName() -> [Agency] {
        let agencies = sorted { $0.id < $1.id }
        return agencies.byName(\.name)
    }
}

extension Optional {
    /// The value, where it passes.
    fileprivate func filter(_ passes: (Wrapped) -> Bool) -> Wrapped? { flatMap { passes($0) ? $0 : nil } }
}

extension Agency {
    /// Who stands in for its liaison officer that day and has an account.
    func deputies(on day: Day) -> [OfficerID] {
        appointments.filter { $0.isDeputy && $0.covers(day) && (officers[$0.officer]?.isActive ?? false) }
            .map(\.officer)
    }
}
