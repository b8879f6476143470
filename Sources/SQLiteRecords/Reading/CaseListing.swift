import Casework
import Exchange
import GRDB

/// One list of cases as SQL: which of them, in which order, and how many in all.
struct CaseListing {
    private let query: CaseQuery
    /// Whether officers, a reference or names leave a few cases, which are then looked at in their rows: those have the
    /// columns of a listing too. All others are found in the listings of one record, in their order.
    private let isOfRows: Bool
    private var values: [(any DatabaseValueConvertible)?] = []
    private var conditions: [String] = []

    init(_ query: CaseQuery) {
        self.query = query
        let isOfRecord =
            switch query.scope {
            case .record, .everyRecord: true
            case .member, .owned: false
            }
        isOfRows = !isOfRecord || query.reference != nil || !query.terms.isEmpty
        narrowToScope()
        narrowToAgencies()
        narrow()
    }

    func list(_ db: Database) throws -> CaseList {
        let table = isOfRows ? "caseRow" : "caseListed"
        // Groups of cases are kept counted; what is told apart within a group has to be counted one by one.
        let isByGroup = !isOfRows && query.openedFrom == nil && query.openedBefore == nil
        let counting = isByGroup ? "SELECT sum(cases) FROM caseCount" : "SELECT count(*) FROM \(table)"
        let condition = conditions.joined(separator: " AND ")
        let total = try db.row("\(counting) WHERE \(condition)", values)?[0] as Int? ?? 0
        let offset = max(query.offset, 0)
        guard total > offset else { return CaseList(rows: [], total: total) }
        let order = ["changedAt DESC", "reference DESC"]
        let page = """
            SELECT reference, NULL AS number, changedAt FROM \(table) WHERE \(condition)
            ORDER BY \(order.joined(separator: ", ")) LIMIT ?\(values.count + 1) OFFSET ?\(values.count + 2)
            """
        // Nothing is looked for behind the last one that there is.
        let limit = min(max(query.limit, 0), total - offset)
        let lines = try ListedRow.all(page, order: order, values + [limit, offset], db)
        return CaseList(rows: lines.map(\.row), total: total)
    }

    /// A value's place in the statement.
    private mutating func place(_ value: any DatabaseValueConvertible) -> String {
        values.append(value)
        return "?\(values.count)"
    }

    private mutating func places(_ values: [String]) -> String {
        "(" + values.map { place($0) }.joined(separator: ", ") + ")"
    }

    /// Whose record is looked in; any agency's where it is empty.
    private var agency: String {
        switch query.scope {
        case .record(let agency): agency.text
        case .everyRecord, .member, .owned: ""
        }
    }

    private mutating func narrowToScope() {
        switch query.scope {
        case .record, .everyRecord: break
        case .member(let officer): narrow(toMembers: [officer])
        case .owned(let officers):
            // Whose case it is, is among its members too, who have an index.
            narrow(toMembers: officers)
            conditions.append("officer IN \(places(officers.map(\.text)))")
        }
        if let reference = query.reference { conditions.append("reference = \(place(reference))") }
        guard !query.terms.isEmpty else { return }
        let inIndex = agency.isEmpty ? "" : " AND agency = \(place(agency))"
        let keys = query.terms.map { "SELECT key FROM blindTerm WHERE term = \(place(blob($0)))" + inIndex }
        conditions.append(
            """
            reference IN (SELECT reference FROM wrappedKey WHERE id IN (\(keys.joined(separator: " INTERSECT "))))
            """)
    }

    private mutating func narrow(toMembers officers: [OfficerID]) {
        let places = places(officers.map(\.text))
        conditions.append("reference IN (SELECT reference FROM caseMember WHERE officer IN \(places))")
    }

    /// To the agency's record, and to cases in which another one takes part too.
    private mutating func narrowToAgencies() {
        guard isOfRows else {
            conditions.append("agency = \(place(agency))")
            guard let other = query.counterpart?.text else { return }
            conditions.append(
                "instr(char(10) || others || char(10), char(10) || \(place(other)) || char(10)) > 0")
            return
        }
        conditions.append("isOfDirectory = 0")
        func narrow(toLinesEndingIn word: String, _ agency: String) {
            conditions.append("instr(parties || char(10), '\(word) ' || \(place(agency)) || char(10)) > 0")
        }
        if !agency.isEmpty { narrow(toLinesEndingIn: " told", agency) }
        guard let other = query.counterpart?.text else { return }
        // Told or untold.
        narrow(toLinesEndingIn: "told", other)
        conditions.append("\(place(other)) <> \(place(agency))")
    }

    private mutating func narrow() {
        if !query.kinds.isEmpty { conditions.append("kind IN \(places(query.kinds))") }
        if !query.states.isEmpty { conditions.append("state IN \(places(query.states))") }
        if let isOpen = query.isOpen { conditions.append("isOpen = \(place(isOpen))") }
        if let name = query.informationClass { conditions.append("informationClass = \(place(name))") }
        if let purpose = query.purpose { conditions.append("purpose = \(place(purpose))") }
        if let from = query.openedFrom { conditions.append("openedAt >= \(place(from.milliseconds))") }
        if let before = query.openedBefore { conditions.append("openedAt < \(place(before.milliseconds))") }
    }
}
