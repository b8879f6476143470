package import Casework
import Ledger
package import SharingProtocol

/// Where something is on its way to.
package enum Exit: String, CaseIterable, Sendable {
    /// A page, on screen and in print.
    case page
    /// A file for a spreadsheet.
    case csv
    /// A file for a program.
    case json
}

/// Decides what of a list, a case or an entry may leave Gatehouse, for one officer on one day (4.2, 4.6, 4.7, 4.10).
///
/// Whatever lists, files and pages are made of (`ReleasedRow`, `ReleasedEntry`) can be made here and nowhere else, so
/// none of them can show what was not decided on. What was disclosed is not released here at all: only a `Permission`
/// opens that.
package struct Egress: Sendable {
    /// Whose eyes a list is for.
    package enum Audience: Hashable, Sendable {
        /// The liaison officers of one agency: its register (4.6).
        case liaisonOfficers(of: AgencyID)
        /// One officer: what they wrote or are named in (4.10).
        case officer(OfficerID)
        /// Auditors: what stands in clear, of every agency (5.2).
        case auditors
        /// Nobody: those who look after accounts or agencies have no part in any case (4.8, 4.10).
        case nobody
    }

    package let audience: Audience
    let register: RegisterSnapshot
    private let circumstances: Circumstances
    private let kinds: Kinds

    var rules: InformationSharingProtocol { circumstances.rules }

    init(_ circumstances: Circumstances, in register: RegisterSnapshot, kinds: Kinds) {
        self.circumstances = circumstances
        self.register = register
        self.kinds = kinds
        audience =
            switch circumstances.officer.role {
            case .auditor: .auditors
            case .coordinator, .administrator: .nobody
            case .practitioner:
                circumstances.register.isLiaisonOfficer(circumstances.officer, on: circumstances.today)
                    ? .liaisonOfficers(of: circumstances.officer.agency) : .officer(circumstances.officer.id)
            }
    }

    /// The row of one case, as it may leave; `nil` when this officer may not know of the case.
    package func released(_ row: CaseRow) -> ReleasedRow? {
        guard audience != .nobody, !row.isOfDirectory, row.isKnown(in: circumstances) else { return nil }
        let classKey = row.informationClass.map { Key<InformationClass>($0) }
        let purposeKey = row.purpose.map { Key<Purpose>($0) }
        return ReleasedRow(
            row, state: kinds.state(of: row), officerName: register.name(of: row.officer),
            informationClass: classKey.map { register.versions.title(of: $0) } ?? "",
            purpose: purposeKey.map { register.versions.title(of: $0) } ?? ""
        ) { Named(id: $0, name: register.name(of: $0)) }
    }

    /// A task in a case that this officer may know of, with what there is to do; `nil` in any other.
    func released(_ listed: ListedTask) -> ShownTask? {
        guard let row = released(listed.row) else { return nil }
        let holder =
            switch listed.task.holder {
            case .liaisonDesk(let agency): register.name(of: agency)
            case .officer(let officer): register.name(of: officer)
            }
        return ShownTask(
            task: listed.task, title: kinds.title(of: listed.task, in: listed.row), holder: holder, row: row,
            isLate: listed.task.deadline?.isPast(on: circumstances.today) ?? false)
    }

    /// Which parts of a row go into a form of list. A page has its own columns, made of the same parts.
    package func fields(for exit: Exit) -> [RegisterField] {
        switch exit {
        case .page: [.reference, .kind, .state, .from, .to, .informationClass, .opened, .changed, .keepUntil]
        case .csv, .json: RegisterField.allCases
        }
    }

    /// What has to be said on a list wherever it goes: whose it is, for whom, and what is not in it (4.6, 4.7).
    package var handling: String {
        return switch audience {
        case .liaisonOfficers(let agency):
            """
            Record of requests and disclosures of \(register.name(of: agency)), for its liaison officers and their \
            deputies. Nothing that was disclosed is in it.
            """
        case .officer:
            "Requests and disclosures of one officer, for that officer. Nothing that was disclosed is in it."
        case .auditors:
            "Record of every agency of the partnership, for its auditors. Nothing that was disclosed is in it."
        case .nobody: "You have no part in any case: there is nothing in this record."
        }
    }

    /// The name of a file: what it is, of which day, and how long the ledger was that it was made from; and nothing of
    /// what is in it.
    package static func fileName(_ what: String, on day: Day, ledger: Int? = nil, as ending: String) -> String {
        "gatehouse-\(what)-\(day.iso)\(ledger.map { "-ledger-\($0)" } ?? "").\(ending)"
    }

    /// Whose record it is, in the name of a file. An officer has no name there.
    var owner: String {
        switch audience {
        case .liaisonOfficers(let agency):
            agency.text.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        case .officer: "own"
        case .auditors: "every-agency"
        case .nobody: "nobody"
        }
    }

    package typealias Named = ReleasedRow.NamedAgency
}
