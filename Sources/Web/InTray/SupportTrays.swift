import Casework
import Exchange
import HTML
import SharingProtocol

/// What coordinators have to see to: agencies that cannot share today (4.1, 4.3).
struct CoordinatorTray: Sendable {
    let register: RegisterSnapshot
    let rules: InformationSharingProtocol
    let today: Day
    let passwords: HandoverList
    let notices: PartnershipNotices

    private var agencies: [Agency] {
        register.register.agencies.values.filter { $0.category != nil && $0.goneSince == nil }.byName()
    }

    var page: Page {
        let vacant = agencies.filter { !$0.hasLiaisonOfficer(on: today) && !$0.hasLeft(by: today) }
            .sorted { ($0.vacantSince(today) ?? .last) < ($1.vacantSince(today) ?? .last) }
        let unsigned = agencies.filter {
            !register.register.standing(of: $0, under: rules.name, on: today).counts && !$0.hasLeft(by: today)
        }
        let since = { (agency: Agency) in "\(listed(agency.vacantSince(today)))" as HTML }
        let list = [
            Figure(vacant.count, "without a liaison officer", to: "#vacant"),
            Figure(unsigned.count, "have not signed \(rules.name)", to: "#unsigned"),
            Figure(agencies.count, "agencies in all", to: Paths.agencies),
        ]
        return Page(
            "In-tray", width: .wide, section: .inTray,
            body: """
                <h1>In-tray</h1>
                \(figures(passwords.figures + list))
                \(notices.html)
                \(passwords.html)
                <h2 id="vacant">Without a liaison officer\(clauseLink(.liaisonOfficers, in: rules))</h2>
                <p>These agencies can neither ask nor answer until they appoint one.</p>
                \(table(
                    "Without a liaison officer", vacant, further: ("Since", since),
                    empty: "Every agency has a liaison officer."))
                <h2 id="unsigned">Agreement not signed\(clauseLink(.signatories, in: rules))</h2>
                <p>These agencies can neither ask nor answer until they sign the version in force.</p>
                \(table("Agreement not signed", unsigned, empty: "Every agency has signed the version in force."))
                <p>\(linkButton("Admit an agency", to: Paths.newAgency, .secondary))</p>
                """)
    }

    private func table(
        _ caption: String, _ agencies: [Agency], further: (String, (Agency) -> HTML)? = nil, empty: String
    ) -> HTML {
        let rows = agencies.map { agency -> [HTML] in
            let signatories = agency.officers.values.filter { $0.maySign && $0.isActive }
                .map { register.name(of: $0.id) }.byName(\.self)
            return [
                "<a href=\"\(Paths.agency(agency.id))\">\(agency.name)</a>",
                signatories.isEmpty
                    ? "Nobody can sign for it. Ask an administrator to open an account."
                    : "\(signatories.joined(separator: ", "))",
            ] + (further.map { [$0.1(agency)] } ?? [])
        }
        let columns = ["Agency", "Who may appoint and sign"] + (further.map { [$0.0] } ?? [])
        return Table(
            caption, hidesCaption: true, columns: columns.map { Table.Column($0) }, rows: rows, empty: empty
        ).html
    }
}

/// Auditors see the record and the audit trail, and have no tasks in cases.
func auditorTray(_ bookSize: Int, _ passwords: HandoverList) -> Page {
    Page(
        "In-tray", section: .inTray,
        body: """
            <h1>In-tray</h1>
            \(passwords.html)
            <p>\(if: passwords.html.isEmpty, "You have no tasks. ")You can see everything that is not encrypted:</p>
            <ul>
            <li><a href="\(Paths.register)">Record of requests and disclosures</a> of every agency</li>
            <li><a href="\(Paths.book)">Audit trail</a>, which has \(grouped(bookSize)) entries, and its checkpoint</li>
            <li><a href="\(Paths.agencies)">Agencies</a>, their agreements and liaison officers</li>
            </ul>
            """)
}

/// Administrators look after accounts, and see no case (4.8, 4.10).
func administratorTray(
    _ register: RegisterSnapshot, _ rules: InformationSharingProtocol, _ passwords: HandoverList,
    _ notices: PartnershipNotices
) -> Page {
    let officers = register.register.agencies.values.flatMap(\.officers.values)
    let waiting = officers.count { $0.isActive && $0.awaitedPassword != nil }
    let isEmpty = passwords.html.isEmpty && notices.html.isEmpty
    return Page(
        "In-tray", section: .inTray,
        body: """
            <h1>In-tray</h1>
            \(notices.html)
            \(passwords.html)
            <p>\(if: isEmpty, "You have no tasks. ")You manage accounts and cannot see any \
            case\(clauseLink(.readers, in: rules)).</p>
            \(figures([
                Figure(officers.count(where: \.isActive), "accounts are open", to: Paths.officers),
                Figure(waiting, "waiting for a password", to: Paths.officers),
                Figure(officers.count { !$0.isActive }, "are closed", to: Paths.officers),
            ]))
            <p>\(linkButton("Open an account", to: Paths.newOfficer, .secondary))</p>
            """)
}
