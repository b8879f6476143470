import Casework
import Exchange
import SharingProtocol
import Vault

extension Timestamp {
    /// 23 November 2026, 09:00 in London.
    static let morning = Timestamp(milliseconds: 1_795_424_400_000)
}

extension Filing {
    /// One entry of a case that has `length` of them.
    static func example(
        _ reference: CaseID = "SMK-2026-000114", after length: Int = 0, at: Timestamp = .morning,
        entries: [String] = ["something happened"]
    ) -> Filing {
        Filing(reference, expectedLength: length, at: at, entries: entries.map { Array($0.utf8) })
    }

    /// An agency's first entry, with the agency's key.
    static func admission(_ agency: AgencyID, register: Int) -> Filing {
        var filing = Filing.example(CaseID(of: agency), entries: ["\(agency) was admitted"])
        filing.registerVersion = register
        filing.changesRegister = true
        filing.row = CaseRow(
            reference: filing.reference, kind: "agency", state: "admitted", officer: "O-1", openedAt: filing.at,
            changedAt: filing.at)
        filing.row?.isOfDirectory = true
        filing.newKeys = [.example("agency/\(agency)", owner: agency.text)]
        return filing
    }

    func with(_ change: (inout Filing) -> Void) -> Filing {
        var filing = self
        change(&filing)
        return filing
    }
}

extension WrappedKey {
    static func example(_ id: String, owner: String = "police") -> WrappedKey {
        WrappedKey(id: id, owner: owner, bytes: Dice.seeded(UInt64(id.utf8.reduce(7) { $0 &+ Int($1) }))(61))
    }
}

extension CaseRow {
    static func example(_ reference: CaseID, _ change: (inout CaseRow) -> Void = { _ in }) -> CaseRow {
        var row = CaseRow(
            reference: reference, kind: "request", state: "sent", officer: "O-1", openedAt: .morning,
            changedAt: .morning)
        row.parties = [CaseParty("police", .owner), CaseParty("council", .recipient)]
        change(&row)
        return row
    }
}

extension CaseTask {
    /// A task that has waited since so many seconds after the morning began.
    static func example(
        _ what: String, for holder: Holder, since seconds: Int = 0, _ change: (inout CaseTask) -> Void = { _ in }
    ) -> CaseTask {
        var task = CaseTask(what, for: holder, since: Timestamp.morning.adding(seconds: seconds), on: .record)
        change(&task)
        return task
    }
}

extension Account {
    static func example(_ officer: OfficerID, named signInName: String) -> Account {
        Account(
            officer: officer, agency: "council", signInName: signInName, name: "Philippa Threadgold",
            position: "Liaison officer", telephone: "01632 960001", passwordHash: "$argon2id$example",
            mustChangePassword: true)
    }
}

extension Session {
    static func example(_ number: UInt8, of officer: OfficerID = "O-1", at: Timestamp = .morning) -> Session {
        Session(
            tokenHash: [UInt8](repeating: number, count: 32), officer: officer, agency: "council", openedAt: at,
            seenAt: at, endsAt: at.adding(seconds: 3600), device: "Firefox on Linux")
    }
}

extension RecordStore {
    /// Files a case's first entry with the row that lists show.
    func file(_ row: CaseRow, terms: [[UInt8]] = [], of agencies: [AgencyID] = []) async throws {
        let key = "\(row.reference)/request"
        _ = try await file(
            .example(row.reference).with {
                $0.row = row
                if !terms.isEmpty { $0.newKeys = [.example(key)] }
                $0.terms = agencies.flatMap { agency in
                    terms.map { BlindTerm(agency: agency, term: $0, key: key) }
                }
            })
    }

    /// Files one more entry of a case, with its row as it is from then on.
    func file(_ row: CaseRow, after length: Int) async throws {
        let earlier = try await self.row(of: row.reference)
        _ = try await file(
            Filing.example(row.reference, after: length).with { ($0.row, $0.earlierRow) = (row, earlier) })
    }

    func listed(_ query: CaseQuery) async throws -> [String] {
        try await cases(query).rows.map(\.reference.text)
    }

    /// The tasks' words, in order.
    func listed(_ query: TaskQuery) async throws -> [String] { try await tasks(query).tasks.map(\.task.what) }
}
