import Casework
import Exchange
import HTML
import SharingProtocol

/// What waits for the partnership's coordinators: agencies that cannot share as they stand (4.1, 4.3).
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
                <p>Until one is appointed, the agency can neither ask nor answer.</p>
                \(table(
                    "Without a liaison officer", vacant, further: ("Since", since),
                    empty: "Every agency has a liaison officer."))
                <h2 id="unsigned">Agreement not signed\(clauseLink(.signatories, in: rules))</h2>
                <p>Until it has signed the version in force, the agency can neither ask nor answer.</p>
                \(table("Agreement not signed", unsigned, empty: "Every agency has signed the version in force."))
                <p>\(linkButton("Admit an agency", to: Paths.newAgency, .secondary))</p>
                """)
    }

    private func table(
        _ caption: String, _ agencies: [Agency], further: (String, (Agency) -> HTML)? = nil, empty: String
    ) -> HTML {
        let rows = agencies.map { agency -> [HTML] in
            let signatories = agency.officers.values.filter { $0.maySign && $0.isActive }
                .map { register.name(of: $0.id) }.sorted()
            return [
                "<a href=\"\(Paths.agency(agency.id))\">\(agency.name)</a>",
                signatories.isEmpty
                    ? "Nobody may sign for it: ask an administrator to open an account"
                    : "\(signatories.joined(separator: ", "))",
            ] + (further.map { [$0.1(agency)] } ?? [])
        }
        let columns = ["Agency", "Who may appoint and sign"] + (further.map { [$0.0] } ?? [])
        return Table(
            caption, hidesCaption: true, columns: columns.map { Table.Column($0) }, rows: rows, empty: empty
        ).html
    }
}

/// Auditors look at the register and the book; nothing waits for them.
func auditorTray(_ bookSize: Int, _ passwords: HandoverList) -> Page {
    Page(
        "In-tray", section: .inTray,
        body: """
            <h1>In-tray</h1>
            \(passwords.html)
            <p>\(if: passwords.html.isEmpty, "Nothing waits for you. ")Auditors look, and open nothing. What you can \
            look at:</p>
            <ul>
            <li><a href="\(Paths.register)">The register</a> of every agency, with what stands in clear</li>
            <li><a href="\(Paths.book)">The book</a>, which has \(grouped(bookSize)) entries, and its checkpoint</li>
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
            <p>\(if: isEmpty, "Nothing waits for you. ")You look after accounts, and see nothing of any \
            case\(clauseLink(.readers, in: rules)).</p>
            \(figures([
                Figure(officers.count(where: \.isActive), "accounts are open", to: Paths.officers),
                Figure(waiting, "of them wait for a password", to: Paths.officers),
                Figure(officers.count { !$0.isActive }, "are closed", to: Paths.officers),
            ]))
            <p>\(linkButton("Open an account", to: Paths.newOfficer, .secondary))</p>
            """)
}
