package import Casework
package import SharingProtocol

/// A task as it may be shown (`Egress`), and the case that it is in.
package struct ShownTask: Hashable, Sendable {
    package let task: CaseTask
    /// What there is to do, or to know.
    package let title: String
    /// The name of the officer whose task it is, or of the agency whose liaison desk has it.
    package let holder: String
    package let row: ReleasedRow
    package let isLate: Bool
}

/// One page of tasks.
package struct ShownTasks: Sendable {
    package let tasks: [ShownTask]
    /// How many there are in all.
    package let total: Int
    package let register: RegisterSnapshot
    /// The day on which they are shown, for what is late.
    package let today: Day
}

/// In-trays, and what is due: every one is a query of tasks.
extension LiaisonDesk {
    /// What waits for this officer to act: as themselves and, in post, as their agency's liaison officer.
    package func inTray(
        of badge: Badge, offset: Int = 0, limit: Int = 50
    ) async throws(DeskError) -> ShownTasks {
        try await tasks(of: badge) { query, circumstances in
            query.waitingOn = circumstances.today
            query.offset = offset
            query.limit = limit
        }
    }

    /// How much waits for this officer to act.
    package func inTrayCount(of badge: Badge) async throws(DeskError) -> Int {
        try await inTray(of: badge, limit: 0).total
    }

    /// Tells whenever something was filed, by whichever server.
    package func news() -> AsyncStream<Void> { records.news() }

    /// What will wait for this officer, the earliest day first. An agency that leaves has to destroy all that it
    /// received, whenever its day comes.
    package func comingUp(of badge: Badge, limit: Int = 10) async throws(DeskError) -> ShownTasks {
        try await tasks(of: badge) { query, circumstances in
            query.comingAfter = circumstances.today
            query.order = .deadline
            query.limit = limit
            let isLeaving = circumstances.register.agencies[badge.agency]?.leavesAfter != nil
            if !isLeaving { query.dueBy = circumstances.today.adding(days: Self.comingDays) }
        }
    }

    /// So far ahead an in-tray tells what is coming up.
    package static let comingDays = 28

    /// What this officer has to know and has not seen.
    package func notices(of badge: Badge, limit: Int = 20) async throws(DeskError) -> ShownTasks {
        try await tasks(of: badge) { query, _ in
            query.areNotices = true
            query.limit = limit
        }
    }

    /// What others have to do in cases that this officer may know of: urgent tasks first, then those that have waited
    /// longest.
    ///
    /// At most `limit` tasks after `offset`, found among at most `lookedAtMost` open cases.
    package func waitingForOthers(
        of badge: Badge, offset: Int = 0, limit: Int = 50
    ) async throws(DeskError) -> ShownTasks {
        let snapshot = try await register()
        let circumstances = try circumstances(badge, in: snapshot, at: now())
        let egress = Egress(circumstances, in: snapshot, kinds: kinds)
        var found: [ShownTask] = []
        if var query = recordQuery(RegisterFilter(), snapshot, circumstances) {
            query.isOpen = true
            query.limit = Self.lookedAtOnce
            while query.offset < Self.lookedAtMost {
                let page = query
                let list = try await stored { () throws(StoreError) in try await records.cases(page) }
                for row in list.rows {
                    found += row.tasks.filter { $0.isWaiting(forOthersThan: circumstances) }
                        .compactMap { egress.released(ListedTask($0, in: row)) }
                }
                query.offset += list.rows.count
                if list.rows.count < query.limit { break }
            }
        }
        found.sort { ($0.task.isUrgent ? 0 : 1, $0.task.since) < ($1.task.isUrgent ? 0 : 1, $1.task.since) }
        return ShownTasks(
            tasks: Array(found.dropFirst(offset).prefix(limit)), total: found.count, register: snapshot,
            today: circumstances.today)
    }

    /// In how many cases the agency holds information that it has received, and that was to be destroyed by that day
    /// (4.12, 4.13).
    package func held(by agency: AgencyID, until day: Day? = nil) async throws(DeskError) -> Int {
        var query = TaskQuery(desk: agency)
        query.what = CaseTask.destroy
        query.dueBy = day
        query.limit = 0
        let asked = query
        return try await stored { () throws(StoreError) in try await records.tasks(asked).total }
    }

    private func tasks(
        of badge: Badge, _ narrow: (inout TaskQuery, Circumstances) -> Void
    ) async throws(DeskError) -> ShownTasks {
        let snapshot = try await register()
        let circumstances = try circumstances(badge, in: snapshot, at: now())
        let isLiaison = circumstances.register.isLiaisonOfficer(circumstances.officer, on: circumstances.today)
        var query = TaskQuery(officer: badge.officer, desk: isLiaison ? badge.agency : nil)
        narrow(&query, circumstances)
        let asked = query
        let list = try await stored { () throws(StoreError) in try await records.tasks(asked) }
        let egress = Egress(circumstances, in: snapshot, kinds: kinds)
        return ShownTasks(
            tasks: list.tasks.compactMap { egress.released($0) }, total: list.total, register: snapshot,
            today: circumstances.today)
    }
}

extension CaseTask {
    /// Whether it is for somebody else to do, and waits for them today.
    fileprivate func isWaiting(forOthersThan circumstances: Circumstances) -> Bool {
        guard !isNotice, deadline?.begins.map({ $0 <= circumstances.today }) ?? true else { return false }
        let officer = circumstances.officer
        return switch holder {
        case .officer(let other): other != officer.id
        case .liaisonDesk(let agency):
            agency != officer.agency || !circumstances.register.isLiaisonOfficer(officer, on: circumstances.today)
        }
    }
}
