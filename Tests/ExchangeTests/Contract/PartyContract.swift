import Casework
import Exchange
import SharingProtocol
import Testing

/// Cases of many agencies, and of others from one act to the next (4.6).
@Suite("Every record store, parties")
struct PartyContract {
    private static let twelve = (10..<22).map { AgencyID("agency-\($0)") }

    private static func record(_ agency: AgencyID, with counterpart: AgencyID? = nil) -> CaseQuery {
        var query = CaseQuery(.record(of: agency))
        query.counterpart = counterpart
        return query
    }

    @Test(arguments: Store.allCases)
    func `show a case in the record of each of twelve agencies`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let row = CaseRow.example("A") {
                $0.parties = Self.twelve.map { CaseParty($0, .participant) }
                $0.members = ["O-1"]
            }
            try await records.file(row)
            // Names that are parts of the others'.
            try await records.file(
                .example("B") { $0.parties = [CaseParty("agency-1", .owner), CaseParty("agency-10", .recipient)] })
            for agency in Self.twelve.dropFirst() {
                #expect(try await records.cases(Self.record(agency)) == CaseList(rows: [row], total: 1))
                for other in Self.twelve where other != agency {
                    #expect(try await records.cases(Self.record(agency, with: other)).total == 1)
                }
                let with = Self.record(agency, with: agency)
                #expect(try await records.cases(with) == CaseList(rows: [], total: 0), "it is not another agency")
            }
            for name: AgencyID in ["agency", "agency-1", "gency-11", "11", "told agency-11", "%"] {
                let list = try await records.cases(Self.record("agency-10", with: name))
                #expect(list.rows.map(\.reference.text) == (name == "agency-1" ? ["B"] : []), "\(name)")
                #expect(list.total == list.rows.count, "\(name)")
            }
            for (scope, expected) in [(CaseQuery.Scope.everyRecord, ["B", "A"]), (.member("O-1"), ["A"])] {
                var query = CaseQuery(scope)
                query.counterpart = "agency-10"
                #expect(try await records.listed(query) == expected)
                query.counterpart = "agency"
                #expect(try await records.cases(query) == CaseList(rows: [], total: 0))
            }
            #expect(try await records.check().isEmpty)
        }
    }

    @Test(arguments: Store.allCases)
    func `may come, go, and be told later`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            var row = CaseRow.example("A")
            row.parties[0].isTold = false
            try await records.file(row)
            #expect(try await records.listed(Self.record("police")).isEmpty)
            row.parties[0].isTold = true
            row.changedAt = Timestamp.morning.adding(seconds: 10)
            try await records.file(row, after: 1)
            #expect(try await records.cases(Self.record("police")) == CaseList(rows: [row], total: 1))
            // At the same moment as before.
            row.parties.append(CaseParty("fire", .recipient))
            try await records.file(row, after: 2)
            for agency: AgencyID in ["police", "council", "fire"] {
                #expect(try await records.cases(Self.record(agency)) == CaseList(rows: [row], total: 1))
            }
            #expect(try await records.cases(Self.record("council", with: "fire")).total == 1)
            row.parties.remove(at: 0)
            row.changedAt = Timestamp.morning.adding(seconds: 5)
            try await records.file(row, after: 3)
            #expect(try await records.cases(Self.record("police")) == CaseList(rows: [], total: 0))
            #expect(try await records.cases(Self.record("council", with: "police")).total == 0)
            #expect(try await records.cases(Self.record("council", with: "fire")) == CaseList(rows: [row], total: 1))
            #expect(try await records.check().isEmpty)
        }
    }
}
