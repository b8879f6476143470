import Casework
import Exchange
import GRDB
import SharingProtocol

/// One list of cases as SQL: which rows, in which order, and how many in all.
struct CaseListing {
    private let query: CaseQuery

    init(_ query: CaseQuery) { self.query = query }

    func list(_ db: Database) throws -> CaseList {
        // The two ways into a register, each in the order of its index, are merged without sorting.
        let ways = ways
        let found = ways.map { "SELECT \(sorted) FROM caseRow WHERE \($0.condition)" }
        let values = ways.flatMap(\.values)
        // Groups of cases are kept counted; what is told apart within a group has to be counted one by one.
        let counting = isByGroup ? "SELECT sum(cases) FROM caseCount" : "SELECT count(*) FROM caseRow"
        let counts = ways.map { "coalesce((\(counting) WHERE \($0.condition)), 0)" }
        let total = try db.row("SELECT " + counts.joined(separator: " + "), values)?[0] as Int? ?? 0
        let page = """
            SELECT \(Self.columns) FROM caseRow WHERE reference IN (
              SELECT reference FROM (\(found.joined(separator: " UNION ALL ")) ORDER BY \(order) LIMIT ? OFFSET ?)
            ) ORDER BY \(order)
            """
        let rows = try db.rows(page, values + [max(query.limit, 0), max(query.offset, 0)]) { CaseRow($0) }
        return CaseList(rows: rows, total: total)
    }

    private static let columns = CaseRow.columns.joined(separator: ", ")

    private typealias Condition = (condition: String, values: [(any DatabaseValueConvertible)?])

    /// The scope's ways, narrowed as asked.
    private var ways: [Condition] {
        let narrowing = narrowing
        return scopes.map { scope in
            (
                ([scope.condition] + narrowing.conditions).joined(separator: " AND "),
                scope.values + narrowing.values
            )
        }
    }

    /// Whether every case of a group of `caseCount` is in the list, or none of it.
    private var isByGroup: Bool {
        guard query.reference == nil, query.openedFrom == nil, query.openedBefore == nil, query.terms.isEmpty else {
            return false
        }
        return switch query.scope {
        case .register, .everyRegister: true
        case .waiting, .due, .member, .owned: false
        }
    }

    /// Ways to the rows that no row is found by twice.
    private var scopes: [Condition] {
        switch query.scope {
        case .register(let agency):
            [
                ("\(index)asking = ?", [agency.text]),
                // 4.2: what its own liaison officer has not approved, the other agency has not been asked.
                ("\(index)holding = ? AND isSent = 1 AND asking IS NOT ?", [agency.text, agency.text]),
            ]
        case .everyRegister: [("TRUE", [])]
        case .member(let officer):
            [("reference IN (SELECT reference FROM caseMember WHERE officer = ?)", [officer.text])]
        case .owned(let officers):
            owned(by: officers)
        case .waiting(let officer, nil): [("turnOfficer = ?", [officer.text])]
        case .waiting(let officer, let desk?):
            [("turnOfficer = ?", [officer.text]), ("turnAgency = ?", [desk.text])]
        case .due(let agency, let day):
            [("asking = ? AND keepUntil <= ?", [agency.text, day.daysSince1970])]
        }
    }

    /// Whose case it is, is among its members too, who have an index.
    private func owned(by officers: [OfficerID]) -> [Condition] {
        let list = officers.map { _ in "?" }.joined(separator: ", ")
        let members = "SELECT reference FROM caseMember WHERE officer IN (\(list))"
        let values = officers.map(\.text)
        return [("reference IN (\(members)) AND officer IN (\(list))", values + values)]
    }

    /// A plus before a column keeps SQLite from using its index, where a few rows are found faster another way: it
    /// knows nothing of how many cases an agency has, and how few a name or an officer.
    private var index: String {
        switch query.scope {
        case .register, .everyRegister: query.terms.isEmpty && query.reference == nil ? "" : "+"
        case .member, .owned, .waiting, .due: "+"
        }
    }

    /// What is sorted by, and nothing that is not in the index.
    private var sorted: String {
        switch query.scope {
        case .waiting: "reference, isUrgent, changedAt"
        case .due: "reference, keepUntil"
        case .register, .everyRegister, .member, .owned: "reference, changedAt"
        }
    }

    private var order: String {
        switch query.scope {
        case .waiting: "isUrgent DESC, changedAt, reference"
        case .due: "keepUntil, reference"
        case .register, .everyRegister, .member, .owned: "changedAt DESC, reference DESC"
        }
    }

    /// Whose index a name is looked up in; any agency's where the scope is of none.
    private var agency: AgencyID? {
        switch query.scope {
        case .register(let agency): agency
        case .waiting(_, let desk): desk
        case .due(let agency, _): agency
        case .everyRegister, .member, .owned: nil
        }
    }

    private var narrowing: (conditions: [String], values: [(any DatabaseValueConvertible)?]) {
        var conditions: [String] = []
        var values: [(any DatabaseValueConvertible)?] = []
        func narrow(_ condition: String, _ new: (any DatabaseValueConvertible)?...) {
            conditions.append(condition)
            values += new
        }
        if let kind = query.kind { narrow("\(index)kind = ?", kind) }
        if !query.states.isEmpty {
            conditions.append("state IN (\(query.states.map { _ in "?" }.joined(separator: ", ")))")
            values += query.states
        }
        if let informationClass = query.informationClass { narrow("informationClass = ?", informationClass) }
        if let purpose = query.purpose { narrow("purpose = ?", purpose) }
        if let counterpart = query.counterpart?.text { narrowToCounterpart(counterpart, narrow) }
        if let reference = query.reference { narrow("reference = ?", reference) }
        if let from = query.openedFrom { narrow("openedAt >= ?", from.milliseconds) }
        if let before = query.openedBefore { narrow("openedAt < ?", before.milliseconds) }
        if !query.terms.isEmpty {
            let one = "SELECT key FROM blindTerm WHERE term = ?" + (agency == nil ? "" : " AND agency = ?")
            let all = query.terms.map { _ in one }.joined(separator: " INTERSECT ")
            conditions.append("reference IN (SELECT reference FROM wrappedKey WHERE id IN (\(all)))")
            for term in query.terms { values += [blob(term)] + (agency.map { [$0.text] } ?? []) }
        }
        return (conditions, values)
    }

    /// The other agency: for a register the one at the other end, elsewhere either.
    private func narrowToCounterpart(
        _ counterpart: String, _ narrow: (String, (any DatabaseValueConvertible)?...) -> Void
    ) {
        guard let agency = agency?.text else { return narrow("? IN (asking, holding)", counterpart) }
        narrow("CASE asking WHEN ? THEN holding ELSE asking END = ?", agency, counterpart)
    }
}
