import Casework
import Exchange
import SharingProtocol
import Testing

/// The in-tray: whose turn it is (4.2, 4.12).
@Suite("Every record store, in-trays")
struct InTrayContract {
    private static let today = Day(daysSince1970: 20_780)

    private static func inTray(of officer: OfficerID, desk: AgencyID?) -> CaseQuery {
        CaseQuery(.waiting(for: officer, desk: desk))
    }

    @Test(arguments: Store.allCases)
    func `shows urgent cases first, then the one that has waited longest`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            for (reference, isUrgent, changed) in [
                ("new", false, 3), ("old", false, 1), ("urgent", true, 2), ("urgent and old", true, 0),
            ] {
                try await records.file(
                    .example(CaseID(reference)) {
                        $0.turn = .liaisonDesk("police")
                        $0.isUrgent = isUrgent
                        $0.changedAt = Timestamp.morning.adding(seconds: changed)
                    })
            }
            let list = try await records.cases(Self.inTray(of: "O-1", desk: "police"))
            #expect(list.rows.map(\.reference.text) == ["urgent and old", "urgent", "old", "new"])
            #expect(list.total == 4)
        }
    }

    @Test(arguments: Store.allCases)
    func `shows an officer their own, and the desk's only to its liaison officer`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            try await records.file(.example("mine") { $0.turn = .officer("O-1") })
            try await records.file(.example("another's") { $0.turn = .officer("O-2") })
            try await records.file(.example("the desk's") { $0.turn = .liaisonDesk("council") })
            try await records.file(.example("another desk's") { $0.turn = .liaisonDesk("police") })
            try await records.file(.example("nobody's"))
            #expect(try await records.listed(Self.inTray(of: "O-1", desk: nil)) == ["mine"])
            #expect(Set(try await records.listed(Self.inTray(of: "O-1", desk: "council"))) == ["mine", "the desk's"])
        }
    }

    @Test(arguments: Store.allCases)
    func `shows what an agency received and soon has to destroy, the earliest first`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            for (reference, days) in [("due", 0), ("overdue", -3), ("not yet", 1)] {
                try await records.file(
                    .example(CaseID(reference)) {
                        ($0.keepUntil, $0.state) = (Self.today.adding(days: days), "received")
                    })
            }
            try await records.file(.example("kept for ever"))
            try await records.file(.example("on a desk") { ($0.keepUntil, $0.state) = (Self.today, "disclosed") })
            var query = CaseQuery(.due(at: "council", by: Self.today))
            #expect(try await records.listed(query) == ["overdue", "due", "on a desk"])
            query.states = ["received"]
            let list = try await records.cases(query)
            #expect(list.rows.map(\.reference.text) == ["overdue", "due"] && list.total == 2)
            // It is the receiving agency that destroys.
            #expect(try await records.listed(CaseQuery(.due(at: "police", by: Self.today))).isEmpty)
        }
    }
}
