import Casework

/// One list of cases as SQL: which of them, in which order.
package struct CaseListing<Dialect: ListDialect> {
    package let query: CaseQuery
    /// Whether officers, a reference or names leave a few cases, which are then looked at in their rows: those have the
    /// columns of a listing too. All others are found in the listings of one record, in their order.
    private let isOfRows: Bool
    private var conditions = ListConditions<Dialect>()

    package init(_ query: CaseQuery) {
        self.query = query
        let isOfRecord =
            switch query.scope {
            case .record, .everyRecord: true
            case .member, .owned: false
            }
        isOfRows = !isOfRecord || query.reference != nil || query.referencePart != nil || !query.terms.isEmpty
        narrowToScope()
        narrowToAgencies()
        narrow()
    }

    package var table: String { Dialect.name(isOfRows ? "caseRow" : "caseListed") }
    package var condition: String { conditions.all.joined(separator: " AND ") }
    package var values: [Dialect.Value] { conditions.values }
    package var order: [String] { ["\(sorted) DESC", "reference DESC"] }

    /// What is sorted by beside the reference.
    package var sorted: String {
        switch query.scope {
        case .record, .everyRecord: Dialect.name("openedAt")
        case .member, .owned: Dialect.name("changedAt")
        }
    }

    /// Whether its cases are those of groups that are kept counted: what is told apart within a group has to be counted
    /// one by one.
    package var isByGroup: Bool { !isOfRows && query.openedFrom == nil && query.openedBefore == nil }

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
            conditions.add("officer", isOneOf: officers.map(\.text))
        }
        if let reference = query.reference { conditions.add("reference", "=", .text(reference)) }
        if let part = query.referencePart { narrow(toReferencesWith: part) }
        guard !query.terms.isEmpty else { return }
        let inIndex = agency.isEmpty ? "" : " AND agency = \(conditions.place(.text(agency)))"
        let keys = query.terms.map { group in
            let places = group.map { conditions.place(.bytes($0)) }.joined(separator: ", ")
            return "SELECT key FROM \(Dialect.name("blindTerm")) WHERE term IN (\(places))" + inIndex
        }
        conditions.add(
            """
            reference IN (SELECT reference FROM \(Dialect.name("wrappedKey")) \
            WHERE id IN (\(keys.joined(separator: " INTERSECT "))))
            """)
    }

    private mutating func narrow(toReferencesWith part: String) {
        // What the pattern could take for more than itself finds nothing.
        let isPlain = part.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
        let pattern = conditions.place(.text(isPlain ? "%\(part)%" : ""))
        conditions.add("replace(reference, '-', '') LIKE \(pattern)")
    }

    private mutating func narrow(toMembers officers: [OfficerID]) {
        let isMember = conditions.isOne("officer", of: officers.map(\.text))
        conditions.add("reference IN (SELECT reference FROM \(Dialect.name("caseMember")) WHERE \(isMember))")
    }

    /// To the agency's record, and to cases in which another one takes part too.
    private mutating func narrowToAgencies() {
        let other = query.counterpart?.text
        guard isOfRows else {
            conditions.add("agency", "=", .text(agency))
            if let other { conditions.add(Dialect.isLine(conditions.place(.text(other)), of: "others")) }
            return
        }
        conditions.add(Dialect.isFalse(Dialect.name("isOfDirectory")))
        // By a name an agency finds only what it may read that name of.
        if !agency.isEmpty { narrow(toLinesEndingIn: query.terms.isEmpty ? " told" : " named told", agency) }
        guard let other else { return }
        // Told or untold.
        narrow(toLinesEndingIn: "told", other)
        conditions.add(Dialect.differ(conditions.place(.text(other)), conditions.place(.text(agency))))
    }

    private mutating func narrow(toLinesEndingIn word: String, _ agency: String) {
        conditions.add(Dialect.endsLine(word, conditions.place(.text(agency)), of: "parties"))
    }

    private mutating func narrow() {
        if !query.kinds.isEmpty { conditions.add("kind", isOneOf: query.kinds) }
        if !query.states.isEmpty { conditions.add("state", isOneOf: query.states) }
        if let isOpen = query.isOpen { conditions.add("isOpen", "=", .bool(isOpen)) }
        if let name = query.informationClass { conditions.add("informationClass", "=", .text(name)) }
        if let purpose = query.purpose { conditions.add("purpose", "=", .text(purpose)) }
        if let from = query.openedFrom { conditions.add("openedAt", ">=", .moment(from)) }
        if let before = query.openedBefore { conditions.add("openedAt", "<", .moment(before)) }
    }
}
