import Casework
import Exchange

/// One list of cases as SQL: which of them, in which order, and how many in all.
struct CaseListing {
    private let query: CaseQuery
    /// Whether officers, a reference or names leave a few cases, which are then looked at in their rows: those have the
    /// columns of a listing too. All others are found in the listings of one record, in their order.
    private let isOfRows: Bool
    private var values: [Value] = []
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

    func list(_ connection: Connection) throws -> CaseList {
        let table = isOfRows ? "case_row" : "case_listed"
        // Groups of cases are kept counted; what is told apart within a group has to be counted one by one.
        let isByGroup = !isOfRows && query.openedFrom == nil && query.openedBefore == nil
        let counting =
            isByGroup ? "SELECT coalesce(sum(cases), 0)::bigint FROM case_count" : "SELECT count(*) FROM \(table)"
        let condition = conditions.joined(separator: " AND ")
        let order = ["changed_at DESC", "reference DESC"]
        let page = """
            SELECT reference, NULL::bigint AS number, changed_at FROM \(table) WHERE \(condition)
            ORDER BY \(order.joined(separator: ", "))
            LIMIT $\(values.count + 1)::bigint OFFSET $\(values.count + 2)::bigint
            """
        let bounds: [Value] = [.int(max(query.limit, 0)), .int(max(query.offset, 0))]
        let read = try connection.readTogether([
            Statement("\(counting) WHERE \(condition)", values),
            ListedRow.reading(page, order: order, values + bounds),
        ])
        return CaseList(rows: try ListedRow.all(read[1]).map(\.row), total: try read[0].first?.int(0) ?? 0)
    }

    /// A value's place in the statement.
    private mutating func place(_ value: Value) -> String {
        values.append(value)
        return "$\(values.count)"
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
            conditions.append("officer = ANY (\(place(.texts(officers.map(\.text)))))")
        }
        if let reference = query.reference { conditions.append("reference = \(place(.text(reference)))") }
        guard !query.terms.isEmpty else { return }
        let inIndex = agency.isEmpty ? "" : " AND agency = \(place(.text(agency)))"
        let keys = query.terms.map { "SELECT key FROM blind_term WHERE term = \(place(.bytes($0)))" + inIndex }
        conditions.append(
            """
            reference IN (SELECT reference FROM wrapped_key WHERE id IN (\(keys.joined(separator: " INTERSECT "))))
            """)
    }

    private mutating func narrow(toMembers officers: [OfficerID]) {
        let members = place(.texts(officers.map(\.text)))
        conditions.append("reference IN (SELECT reference FROM case_member WHERE officer = ANY (\(members)))")
    }

    /// To the agency's record, and to cases in which another one takes part too.
    private mutating func narrowToAgencies() {
        guard isOfRows else {
            conditions.append("agency = \(place(.text(agency)))")
            guard let other = query.counterpart?.text else { return }
            conditions.append("\(place(.text(other))) = ANY (string_to_array(others, E'\\n'))")
            return
        }
        conditions.append("NOT is_of_directory")
        func narrow(toLinesEndingIn word: String, _ agency: String) {
            conditions.append("strpos(parties || E'\\n', '\(word) ' || \(place(.text(agency)))::text || E'\\n') > 0")
        }
        if !agency.isEmpty { narrow(toLinesEndingIn: " told", agency) }
        guard let other = query.counterpart?.text else { return }
        // Told or untold.
        narrow(toLinesEndingIn: "told", other)
        conditions.append("\(place(.text(other)))::text <> \(place(.text(agency)))::text")
    }

    private mutating func narrow() {
        if !query.kinds.isEmpty { conditions.append("kind = ANY (\(place(.texts(query.kinds))))") }
        if !query.states.isEmpty { conditions.append("state = ANY (\(place(.texts(query.states))))") }
        if let isOpen = query.isOpen { conditions.append("is_open = \(place(.bool(isOpen)))") }
        if let name = query.informationClass { conditions.append("information_class = \(place(.text(name)))") }
        if let purpose = query.purpose { conditions.append("purpose = \(place(.text(purpose)))") }
        if let from = query.openedFrom { conditions.append("opened_at >= \(place(.int(from.milliseconds)))") }
        if let before = query.openedBefore { conditions.append("opened_at < \(place(.int(before.milliseconds)))") }
    }
}
