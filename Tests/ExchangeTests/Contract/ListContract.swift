import Casework
import Exchange
import SharingProtocol
import Testing

/// Lists of cases as every record store makes them (4.6).
@Suite("Every record store, lists")
struct ListContract {
    private static func later(_ seconds: Int) -> Timestamp { Timestamp.morning.adding(seconds: seconds) }

    @Test(arguments: Store.allCases)
    func `gives back a row as it was last filed`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            var row = CaseRow.example("A") {
                $0.informationClass = "personal"
                $0.purpose = "crime-and-asb"
                $0.turn = .liaisonDesk("police")
                $0.neededBy = Day(daysSince1970: 20_800)
                $0.keepUntil = Day(daysSince1970: 20_900)
                $0.isUrgent = true
                $0.isDuty = true
                $0.members = ["O-1", "O-2"]
            }
            try await records.file(row)
            #expect(try await records.cases(CaseQuery(.everyRegister)) == CaseList(rows: [row], total: 1))
            row.turn = .officer("O-1")
            row.neededBy = nil
            row.members = ["O-3"]
            row.state = "returned"
            _ = try await records.file(Filing.example("A", after: 1).with { $0.row = row })
            _ = try await records.file(.example("A", after: 2))
            #expect(try await records.cases(CaseQuery(.everyRegister)) == CaseList(rows: [row], total: 1))
            #expect(try await records.listed(CaseQuery(.member("O-2"))).isEmpty)
            #expect(try await records.listed(CaseQuery(.member("O-3"))) == ["A"])
        }
    }

    @Test(arguments: Store.allCases)
    func `shows an agency what it asked and what it holds, once each, newest change first`(_ store: Store) async throws
    {
        try await store.run { (records: any RecordStore) async throws in
            try await records.file(.example("asked") { $0.changedAt = Self.later(1) })
            try await records.file(
                .example("held") { ($0.asking, $0.holding, $0.changedAt) = ("fire", "council", Self.later(3)) })
            try await records.file(
                .example("both") { ($0.holding, $0.changedAt) = ("council", Self.later(2)) })
            try await records.file(
                .example("not sent yet") { ($0.asking, $0.holding, $0.isSent) = ("fire", "council", false) })
            try await records.file(.example("others'") { ($0.asking, $0.holding) = ("fire", "police") })
            try await records.file(.example("unasked") { ($0.asking, $0.holding) = (nil, "council") })
            let list = try await records.cases(CaseQuery(.register(of: "council")))
            #expect(list.rows.map(\.reference.text) == ["held", "both", "asked", "unasked"])
            #expect(list.total == 4)
            #expect(try await records.cases(CaseQuery(.everyRegister)).total == 6)
            #expect(try await records.cases(CaseQuery(.register(of: "nobody"))) == CaseList(rows: [], total: 0))
        }
    }

    @Test(arguments: Store.allCases)
    func `shows what is some officers' own, and not what they are only named in`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            for (reference, officer, members) in [
                ("A", "O-1", ["O-1", "O-2"]), ("B", "O-2", ["O-2"]), ("C", "O-3", ["O-3", "O-1"]),
            ] as [(String, OfficerID, [OfficerID])] {
                try await records.file(
                    .example(CaseID(reference)) { ($0.officer, $0.members) = (officer, members) })
            }
            #expect(Set(try await records.listed(CaseQuery(.owned(by: ["O-1", "O-2"])))) == ["A", "B"])
            #expect(try await records.listed(CaseQuery(.owned(by: ["O-3"]))) == ["C"])
            var query = CaseQuery(.owned(by: ["O-1", "O-2"]))
            query.states = ["no such state"]
            #expect(try await records.cases(query) == CaseList(rows: [], total: 0))
        }
    }

    @Test(arguments: Store.allCases)
    func `shows the holding agency nothing that has not been sent to it`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let term = [UInt8](repeating: 1, count: 16)
            try await records.file(.example("A") { $0.isSent = false }, terms: [term], of: ["council", "police"])
            var query = CaseQuery(.register(of: "police"))
            #expect(try await records.cases(query) == CaseList(rows: [], total: 0))
            query.terms = [term]
            #expect(try await records.listed(query).isEmpty)
            query.scope = .register(of: "council")
            #expect(try await records.listed(query) == ["A"])
        }
    }

    @Test(arguments: Store.allCases)
    func `shows requests unless another kind is asked for`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            _ = try await records.file(.admission("police", register: 0))
            try await records.file(.example("A"))
            var query = CaseQuery(.everyRegister)
            #expect(try await records.listed(query) == ["A"])
            query.kind = "agency"
            #expect(try await records.listed(query) == ["agency-police"])
            query.kind = nil
            #expect(try await records.cases(query).total == 2)
        }
    }

    @Test(arguments: Store.allCases)
    func `gives one page and the whole count`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            for number in 0..<7 {
                try await records.file(.example(CaseID("\(number)")) { $0.changedAt = Self.later(number) })
            }
            var query = CaseQuery(.register(of: "police"))
            query.limit = 3
            query.offset = 2
            let page = try await records.cases(query)
            #expect(page.rows.map(\.reference.text) == ["4", "3", "2"] && page.total == 7)
            query.offset = 6
            #expect(try await records.listed(query) == ["0"])
            query.offset = 7
            #expect(try await records.cases(query) == CaseList(rows: [], total: 7))
        }
    }

    /// What narrows a list, each with the one case of two that it leaves.
    private static let filters: [(what: String, narrow: @Sendable (inout CaseQuery) -> Void)] = [
        ("state", { $0.states = ["agreed", "sent"] }),
        ("class", { $0.informationClass = "personal" }),
        ("purpose", { $0.purpose = "crime-and-asb" }),
        ("the other agency", { $0.counterpart = "police" }),
        ("reference", { $0.reference = "A" }),
        ("opened from", { $0.openedFrom = later(10) }),
        (
            "opened before",
            {
                $0.openedBefore = later(11); $0.openedFrom = later(10)
            }
        ),
        ("a name", { $0.terms = [[UInt8](repeating: 1, count: 16)] }),
        ("two names", { $0.terms = [1, 2].map { [UInt8](repeating: $0, count: 16) } }),
    ]

    @Test(arguments: Store.allCases, filters.indices)
    func `narrows by everything that is set`(_ store: Store, _ index: Int) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let terms = [1, 2].map { [UInt8](repeating: $0, count: 16) }
            let row = CaseRow.example("A") {
                $0.informationClass = "personal"
                $0.purpose = "crime-and-asb"
                $0.openedAt = Self.later(10)
            }
            try await records.file(row, terms: terms, of: ["council"])
            let other = CaseRow.example("B") { ($0.state, $0.holding) = ("refused", "fire") }
            try await records.file(other, terms: [terms[1]], of: ["fire"])
            let (what, narrow) = Self.filters[index]
            for scope in [CaseQuery.Scope.register(of: "council"), .everyRegister] {
                var query = CaseQuery(scope)
                narrow(&query)
                let list = try await records.cases(query)
                #expect(list.rows.map(\.reference) == ["A"] && list.total == 1, "\(what)")
            }
        }
    }

    @Test(arguments: Store.allCases)
    func `finds a name in the agency's own index alone`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let term = [UInt8](repeating: 1, count: 16)
            try await records.file(.example("A"), terms: [term], of: ["police"])
            var query = CaseQuery(.register(of: "police"))
            query.terms = [term]
            #expect(try await records.listed(query) == ["A"])
            query.scope = .register(of: "council")
            #expect(try await records.listed(query).isEmpty)
        }
    }
}
