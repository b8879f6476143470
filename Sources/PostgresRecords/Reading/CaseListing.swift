import Casework
import Exchange
import SharingProtocol

/// One list of cases as SQL: which rows, in which order, and how many in all.
struct CaseListing {
    private let query: CaseQuery
    private var values: [Value] = []
    private var conditions: [String] = []

    init(_ query: CaseQuery) {
        self.query = query
        narrow()
    }

    func list(_ connection: Connection) throws -> CaseList {
        let counting =
            isByGroup ? "SELECT coalesce(sum(cases), 0)::bigint FROM case_count" : "SELECT count(*) FROM case_row"
        let page = ways.map { way in
            """
            (SELECT \(CaseRow.columnList) FROM case_row WHERE \(way) ORDER BY \(order)
             LIMIT $\(values.count + 1)::bigint)
            """
        }
        // Each of the two ways into a register comes in the order of its index; a few rows are left to be sorted.
        let rows = """
            SELECT \(CaseRow.columnList) FROM (\(page.joined(separator: " UNION ALL "))) AS found
            ORDER BY \(order) LIMIT $\(values.count + 2)::bigint OFFSET $\(values.count + 3)::bigint
            """
        let count = "SELECT " + ways.map { "(\(counting) WHERE \($0))" }.joined(separator: " + ")
        let read = try connection.readTogether([Statement(count, values), Statement(rows, values + bounds)])
        return CaseList(rows: try read[1].map(CaseRow.init), total: try read[0].first?.int(0) ?? 0)
    }

    /// How many rows each way may give (up to the end of the page), how many are shown, and how many come before.
    private var bounds: [Value] {
        let (offset, limit) = (max(query.offset, 0), max(query.limit, 0))
        return [.int(offset + limit), .int(limit), .int(offset)]
    }

    /// Whether every case of a group of `case_count` is in the list, or none of it.
    private var isByGroup: Bool {
        guard query.reference == nil, query.openedFrom == nil, query.openedBefore == nil, query.terms.isEmpty else {
            return false
        }
        return switch query.scope {
        case .register, .everyRegister: true
        case .waiting, .due, .member, .owned: false
        }
    }

    /// Conditions on rows, which no row meets two of; the scope's own value is `$1`, and `$2` where it has two.
    private var ways: [String] {
        let scopes =
            switch query.scope {
            // 4.2: what its own liaison officer has not approved, the other agency has not been asked.
            case .register: ["asking = $1", "holding = $1 AND is_sent AND asking IS DISTINCT FROM $1"]
            case .everyRegister: ["TRUE"]
            case .member: ["reference IN (SELECT reference FROM case_member WHERE officer = $1)"]
            // Whose case it is, is among its members too, who have an index.
            case .owned:
                [
                    """
                    reference IN (SELECT reference FROM case_member WHERE officer = ANY ($1)) AND officer = ANY ($1)
                    """
                ]
            case .waiting(_, nil): ["turn_officer = $1"]
            case .waiting: ["turn_officer = $1", "turn_agency = $2"]
            case .due: ["asking = $1 AND keep_until <= $2"]
            }
        return scopes.map { ([$0] + conditions).joined(separator: " AND ") }
    }

    private var order: String {
        switch query.scope {
        case .waiting: "is_urgent DESC, changed_at, reference"
        case .due: "keep_until, reference"
        case .register, .everyRegister, .member, .owned: "changed_at DESC, reference DESC"
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

    /// A value's place in the statement.
    private mutating func place(_ value: Value) -> String {
        values.append(value)
        return "$\(values.count)"
    }

    private mutating func narrow() {
        switch query.scope {
        case .register(let agency): values = [.text(agency.text)]
        case .everyRegister: break
        case .member(let officer), .waiting(let officer, nil): values = [.text(officer.text)]
        case .owned(let officers): values = [.texts(officers.map(\.text))]
        case .waiting(let officer, let desk?): values = [.text(officer.text), .text(desk.text)]
        case .due(let agency, let day): values = [.text(agency.text), .int(day.daysSince1970)]
        }
        if let kind = query.kind { conditions.append("kind = \(place(.text(kind)))") }
        if !query.states.isEmpty { conditions.append("state = ANY (\(place(.texts(query.states))))") }
        if let name = query.informationClass { conditions.append("information_class = \(place(.text(name)))") }
        if let purpose = query.purpose { conditions.append("purpose = \(place(.text(purpose)))") }
        if let counterpart = query.counterpart { narrow(toCounterpart: counterpart) }
        if let reference = query.reference { conditions.append("reference = \(place(.text(reference)))") }
        if let from = query.openedFrom { conditions.append("opened_at >= \(place(.int(from.milliseconds)))") }
        if let before = query.openedBefore { conditions.append("opened_at < \(place(.int(before.milliseconds)))") }
        if !query.terms.isEmpty { narrowToTerms() }
    }

    /// The other agency: for a register the one at the other end, elsewhere either.
    private mutating func narrow(toCounterpart counterpart: AgencyID) {
        let other = place(.text(counterpart.text))
        guard let agency else {
            conditions.append("\(other) IN (asking, holding)")
            return
        }
        conditions.append("CASE asking WHEN \(place(.text(agency.text))) THEN holding ELSE asking END = \(other)")
    }

    private mutating func narrowToTerms() {
        let inIndex = agency.map { " AND agency = \(place(.text($0.text)))" } ?? ""
        let all = query.terms.map { "SELECT key FROM blind_term WHERE term = \(place(.bytes($0)))" + inIndex }
        conditions.append(
            """
            reference IN (SELECT reference FROM wrapped_key WHERE id IN (\(all.joined(separator: " INTERSECT "))))
            """)
    }
}
