import Casework
import Exchange
import SharingProtocol
import Testing
import Vault

/// Lists as they come out after acts of every kind, many of them in one commit, against what rows say by themselves.
@Suite("Every record store, lists and counts")
struct ListModelContract {
    private static let agencies: [AgencyID] = ["council", "police", "fire", "health"]
    private static let officers: [OfficerID] = ["O-1", "O-2", "O-3"]
    private static let acts = 6

    /// What each act of 24 cases leaves for lists to know.
    private static func histories() -> [[CaseRow]] {
        var rolls = Rolls(dice: Dice.seeded(20_261_123))
        return (0..<24).map { number in
            (0..<acts).map { _ in row(CaseID("R-\(number)"), &rolls) }
        }
    }

    private static func row(_ reference: CaseID, _ rolls: inout Rolls) -> CaseRow {
        CaseRow.example(reference) { row in
            row.kind = ["request", "meeting"][rolls.roll(2)]
            row.state = ["sent", "agreed", "refused"][rolls.roll(3)]
            row.isOpen = rolls.roll(2) == 0
            row.informationClass = [nil, "personal"][rolls.roll(2)]
            row.purpose = [nil, "performance", "crime-and-asb"][rolls.roll(3)]
            row.openedAt = Timestamp.morning.adding(seconds: rolls.roll(3))
            row.changedAt = Timestamp.morning.adding(seconds: rolls.roll(8))
            row.parties = agencies.shuffled(using: &rolls).prefix(rolls.roll(5)).map {
                CaseParty($0, .participant, isTold: rolls.roll(3) > 0)
            }
            row.officer = officers[rolls.roll(3)]
            row.members = [row.officer] + officers.filter { $0 != row.officer && rolls.roll(2) == 0 }
            row.tasks = (0..<rolls.roll(4)).map { _ in
                .example(
                    ["do", "see"][rolls.roll(2)],
                    for: rolls.roll(2) == 0
                        ? .officer(officers[rolls.roll(3)]) : .liaisonDesk(agencies[rolls.roll(4)]),
                    since: rolls.roll(2))
            }
        }
    }

    /// Files all acts of all cases at once: each as soon as the one before it is filed.
    private static func file(_ histories: [[CaseRow]], into records: any RecordStore) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for history in histories {
                for (length, row) in history.enumerated() {
                    group.addTask {
                        while true {
                            do throws(StoreError) {
                                _ = try await records.file(
                                    Filing.example(row.reference, after: length).with {
                                        $0.row = row
                                        $0.earlierRow = length > 0 ? history[length - 1] : nil
                                    })
                                return
                            } catch {
                                guard case .caseMoved = error else { throw error }
                            }
                            try await Task.sleep(for: .milliseconds(1))
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// What narrows a list, in one way each.
    private static let filters: [@Sendable (inout CaseQuery) -> Void] = [
        { _ in }, { $0.kinds = ["meeting"] }, { $0.kinds = ["meeting", "request"] }, { $0.states = ["sent"] },
        { $0.states = ["sent", "refused"] }, { $0.isOpen = true }, { $0.isOpen = false },
        { $0.informationClass = "personal" }, { $0.purpose = "performance" }, { $0.counterpart = "police" },
        { $0.reference = "R-7" }, { $0.referencePart = "R1" },
        { $0.referencePart = "R_" }, { $0.openedFrom = Timestamp.morning.adding(seconds: 1) },
        { $0.openedBefore = Timestamp.morning.adding(seconds: 2) },
    ]

    private static func isListed(_ row: CaseRow, _ query: CaseQuery) -> Bool {
        let others = row.parties.map(\.agency).filter { .record(of: $0) != query.scope }
        let isInScope =
            switch query.scope {
            case .record(let agency): row.parties.contains { $0.agency == agency && $0.isTold }
            case .everyRecord: true
            case .member(let officer): row.members.contains(officer)
            case .owned(let officers): officers.contains(row.officer)
            }
        return isInScope
            && (query.kinds.isEmpty || query.kinds.contains(row.kind))
            && (query.states.isEmpty || query.states.contains(row.state))
            && (query.isOpen == nil || query.isOpen == row.isOpen)
            && (query.informationClass == nil || query.informationClass == row.informationClass)
            && (query.purpose == nil || query.purpose == row.purpose)
            && (query.counterpart.map { others.contains($0) } ?? true)
            && (query.reference == nil || query.reference == row.reference.text)
            && (query.referencePart.map { row.reference.text.replacing("-", with: "").contains($0) } ?? true)
            && (query.openedFrom.map { row.openedAt >= $0 } ?? true)
            && (query.openedBefore.map { row.openedAt < $0 } ?? true)
    }

    @Test(arguments: Store.allCases)
    func `are what the cases' last rows say`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let histories = Self.histories()
            try await Self.file(histories, into: records)
            let rows = histories.compactMap(\.last)
            let scopes: [CaseQuery.Scope] =
                Self.agencies.map { .record(of: $0) } + [.everyRecord, .member("O-1"), .owned(by: ["O-1", "O-2"])]
            for scope in scopes {
                let rows = rows.sorted { one, other in
                    let (first, second) =
                        switch scope {
                        case .record, .everyRecord: (one.openedAt, other.openedAt)
                        case .member, .owned: (one.changedAt, other.changedAt)
                        }
                    return (first, one.reference) > (second, other.reference)
                }
                // Each filter, and each two of them.
                for (place, one) in Self.filters.enumerated() {
                    for other in Self.filters[place...] {
                        var query = CaseQuery(scope)
                        one(&query)
                        other(&query)
                        let expected = rows.filter { Self.isListed($0, query) }
                        let list = try await records.cases(query)
                        #expect(list == CaseList(rows: expected, total: expected.count), "\(query)")
                    }
                }
            }
            #expect(try await records.check().isEmpty)
            try await Self.checkTasks(rows, records)
        }
    }

    private static func checkTasks(_ rows: [CaseRow], _ records: any RecordStore) async throws {
        let all = rows.sorted { $0.reference < $1.reference }.flatMap { row in
            row.tasks.map { ListedTask($0, in: row) }
        }
        for officer in officers {
            for agency in agencies {
                // Sorted with care for those that are equal: they stay in the order of cases and of their numbers.
                let holders: [CaseTask.Holder] = [.officer(officer), .liaisonDesk(agency)]
                let expected = all.filter { holders.contains($0.task.holder) }.enumerated().sorted {
                    ($0.element.task.since, $0.offset) < ($1.element.task.since, $1.offset)
                }.map(\.element)
                let list = try await records.tasks(TaskQuery(officer: officer, desk: agency))
                #expect(list == TaskList(tasks: expected, total: expected.count))
            }
        }
    }
}

/// Rolls of seeded dice, so that a test goes the same way each time.
private struct Rolls: RandomNumberGenerator {
    let dice: Dice

    mutating func next() -> UInt64 { dice(8).reduce(0) { $0 << 8 | UInt64($1) } }
    mutating func roll(_ sides: Int) -> Int { Int.random(in: 0..<sides, using: &self) }
}
