import Casework
import Exchange
import SharingProtocol
import Testing

/// Lists of cases as every record store makes them (4.6).
@Suite("Every record store, lists")
struct ListContract {
    private static func later(_ seconds: Int) -> Timestamp { Timestamp.morning.adding(seconds: seconds) }
    private static func term(_ number: UInt8) -> [UInt8] { [UInt8](repeating: number, count: 16) }

    @Test(arguments: Store.allCases)
    func `gives back a row as it was last filed`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            var row = CaseRow.example("A") {
                $0.informationClass = "personal"
                $0.purpose = "crime-and-asb"
                $0.neededBy = Day(daysSince1970: 20_800)
                $0.keepUntil = Day(daysSince1970: 20_900)
                $0.isUrgent = true
                $0.isDuty = true
                $0.members = ["O-1", "O-2"]
                $0.tasks = [
                    .example("determine", for: .liaisonDesk("police")) {
                        $0.deadline = .neededBy(Day(daysSince1970: 20_800))
                        $0.isUrgent = true
                    },
                    .example("see", for: .officer("O-1")) { $0.isNotice = true },
                    .example(CaseTask.destroy, for: .liaisonDesk("council")) {
                        $0.deadline = .keepUntil(Day(daysSince1970: 20_900))
                    },
                ]
            }
            try await records.file(row)
            #expect(try await records.cases(CaseQuery(.everyRecord)) == CaseList(rows: [row], total: 1))
            row.parties = [CaseParty("fire", .participant), CaseParty("police", .owner, isTold: false)]
            row.tasks = [row.tasks[2], .example("read", for: .officer("O-3"))]
            row.neededBy = nil
            row.members = ["O-3"]
            row.state = "returned"
            row.isOpen = false
            try await records.file(row, after: 1)
            _ = try await records.file(.example("A", after: 2))
            #expect(try await records.cases(CaseQuery(.everyRecord)) == CaseList(rows: [row], total: 1))
            #expect(try await records.row(of: "A") == row)
            #expect(try await records.row(of: "B") == nil)
            #expect(try await records.listed(CaseQuery(.member("O-2"))).isEmpty)
            #expect(try await records.listed(CaseQuery(.member("O-3"))) == ["A"])
        }
    }

    @Test(arguments: Store.allCases)
    func `shows an agency what it takes part in, once each, those opened last first`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            try await records.file(.example("received") { $0.openedAt = Self.later(1) })
            try await records.file(
                .example("owned") {
                    $0.parties = [CaseParty("council", .owner), CaseParty("fire", .recipient)]
                    $0.openedAt = Self.later(3)
                })
            try await records.file(
                .example("its own alone") {
                    $0.parties = [CaseParty("council", .participant)]
                    $0.openedAt = Self.later(2)
                })
            try await records.file(
                .example("not asked yet") {
                    $0.parties = [CaseParty("council", .owner, isTold: false), CaseParty("fire", .recipient)]
                })
            try await records.file(.example("others'") { $0.parties = [CaseParty("fire", .owner)] })
            try await records.file(.example("nobody's") { $0.parties = [] })
            let list = try await records.cases(CaseQuery(.record(of: "council")))
            #expect(list.rows.map(\.reference.text) == ["owned", "its own alone", "received"])
            #expect(list.total == 3)
            #expect(try await records.cases(CaseQuery(.everyRecord)).total == 6)
            #expect(try await records.cases(CaseQuery(.record(of: "nobody"))) == CaseList(rows: [], total: 0))
            #expect(try await records.check().isEmpty)
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
    func `shows an agency nothing that it is not told of`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let term = [UInt8](repeating: 1, count: 16)
            var row = CaseRow.example("A")
            row.parties[0].isTold = false
            try await records.file(row, terms: [term], of: ["council", "police"])
            var query = CaseQuery(.record(of: "police"))
            #expect(try await records.cases(query) == CaseList(rows: [], total: 0))
            query.terms = [[term]]
            #expect(try await records.listed(query).isEmpty)
            query.scope = .record(of: "council")
            #expect(try await records.listed(query) == ["A"])
            query.terms = []
            query.counterpart = "police"
            #expect(try await records.listed(query) == ["A"], "those who are told know whom it is about to reach")
        }
    }

    @Test(arguments: Store.allCases)
    func `shows cases of the directory nowhere but among all rows`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            _ = try await records.file(
                .admission("police", register: 0).with {
                    $0.row?.parties = [CaseParty("police", .participant)]
                    $0.row?.members = ["O-1"]
                })
            try await records.file(.example("A") { $0.members = ["O-1"] })
            for scope in [
                CaseQuery.Scope.everyRecord, .record(of: "police"), .member("O-1"), .owned(by: ["O-1"]),
            ] {
                #expect(try await records.listed(CaseQuery(scope)) == ["A"], "\(scope)")
            }
            var query = CaseQuery(.everyRecord)
            query.kinds = ["agency"]
            #expect(try await records.cases(query) == CaseList(rows: [], total: 0))
            #expect(try await records.rows(after: nil, limit: 5).map(\.reference.text) == ["A", "agency-police"])
            #expect(try await records.row(of: "agency-police")?.isOfDirectory == true)
        }
    }

    @Test(arguments: Store.allCases)
    func `gives all rows page by page, in the order of their references' bytes`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let references = ["A", "B", "Ä", "a", "agency-police", "b", "ä", "ü"].sorted {
                Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8))
            }
            _ = try await records.file(.admission("police", register: 0))
            for reference in references.reversed() where reference != "agency-police" {
                try await records.file(
                    .example(CaseID(reference)) {
                        $0.tasks = [.example("one", for: .officer("O-1")), .example("two", for: .officer("O-2"))]
                    })
            }
            var found: [CaseRow] = []
            while true {
                let page = try await records.rows(after: found.last?.reference, limit: 3)
                guard !page.isEmpty else { break }
                #expect(page.count <= 3)
                found += page
            }
            #expect(found.map(\.reference.text) == references)
            #expect(found.allSatisfy { $0.isOfDirectory || $0.tasks.map(\.what) == ["one", "two"] })
            #expect(try await records.rows(after: "ü", limit: 3).isEmpty)
        }
    }

    @Test(arguments: Store.allCases)
    func `gives one page and the whole count`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            for number in 0..<7 {
                try await records.file(.example(CaseID("\(number)")) { $0.openedAt = Self.later(number) })
            }
            var query = CaseQuery(.record(of: "police"))
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
        ("kind", { $0.kinds = ["meeting", "request"] }),
        ("state", { $0.states = ["agreed", "sent"] }),
        ("being open", { $0.isOpen = true }),
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
        ("a name", { $0.terms = [[term(1)]] }),
        ("two names", { $0.terms = [[term(1)], [term(2)]] }),
        ("a name in one of its spellings", { $0.terms = [[term(8), term(1), term(9)], [term(2), term(7)]] }),
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
            let other = CaseRow.example("B") {
                ($0.kind, $0.state, $0.isOpen) = ("complaint", "refused", false)
                $0.parties[0] = CaseParty("fire", .owner)
            }
            try await records.file(other, terms: [terms[1]], of: ["fire"])
            let (what, narrow) = Self.filters[index]
            for scope in [CaseQuery.Scope.record(of: "council"), .everyRecord] {
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
            var query = CaseQuery(.record(of: "police"))
            query.terms = [[term]]
            #expect(try await records.listed(query) == ["A"])
            query.scope = .record(of: "council")
            #expect(try await records.listed(query).isEmpty)
        }
    }

    @Test(arguments: Store.allCases)
    func `finds nothing where a group of terms has none of the case's`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let (one, two, other) = (Self.term(1), Self.term(2), Self.term(3))
            try await records.file(.example("A"), terms: [one, two], of: ["police"])
            var query = CaseQuery(.record(of: "police"))
            for (terms, found) in [
                ([[one, other], [two]], ["A"]), ([[one, two], [other]], []), ([[other], [one, two]], []),
            ] as [([[[UInt8]]], [String])] {
                query.terms = terms
                #expect(try await records.listed(query) == found)
            }
        }
    }
}
