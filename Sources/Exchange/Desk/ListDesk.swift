package import Casework
package import SharingProtocol
import Vault

/// What a register shows; everything that is set narrows it.
package struct RegisterFilter: Hashable, Sendable {
    package var states: [RequestState] = []
    package var informationClass: Key<InformationClass>?
    package var purpose: Key<Purpose>?
    package var counterpart: AgencyID?
    package var reference: String?
    /// Days of opening, both inclusive.
    package var from: Day?
    package var to: Day?
    /// Finds requests by the name of the person whom they are about, in the agency's own register alone.
    package var subject: Confidential?
    package var offset = 0
    package var limit = 50

    package init() {}
}

/// One page of a list as it may leave (`Egress`), and the register to read its references by.
package struct ShownList: Sendable {
    package let rows: [ReleasedRow]
    /// How many there are in all.
    package let total: Int
    package let egress: Egress
    package let register: RegisterSnapshot
    /// The day on which it is shown, for what is due or overdue.
    package let today: Day
}

extension LiaisonDesk {
    /// How many days before its keep-until day a disclosure comes into the in-tray (4.12).
    package static let noticeDays = 7

    /// What waits for this officer to act: as one who asks, and, in post, as their agency's liaison officer.
    package func inTray(
        of badge: Badge, offset: Int = 0, limit: Int = 50
    ) async throws(DeskError) -> ShownList {
        let snapshot = try await register()
        let circumstances = try circumstances(badge, in: snapshot, at: now())
        let isLiaison = circumstances.register.isLiaisonOfficer(circumstances.officer, on: circumstances.today)
        var query = CaseQuery(.waiting(for: badge.officer, desk: isLiaison ? badge.agency : nil))
        query.offset = offset
        query.limit = limit
        return try await shown(query, snapshot, circumstances)
    }

    /// How much waits for this officer to act.
    package func inTrayCount(of badge: Badge) async throws(DeskError) -> Int {
        try await inTray(of: badge, limit: 0).total
    }

    /// Tells whenever something was filed, by whichever server.
    package func news() -> AsyncStream<Void> { records.news() }

    /// What has been received and has reached its keep-until day, or will within `noticeDays` (4.12).
    package func dueForDestruction(
        of badge: Badge, offset: Int = 0, limit: Int = 50
    ) async throws(DeskError) -> ShownList {
        let snapshot = try await register()
        let circumstances = try circumstances(badge, in: snapshot, at: now())
        guard circumstances.register.isLiaisonOfficer(circumstances.officer, on: circumstances.today) else {
            return emptyList(snapshot, circumstances)
        }
        // An agency that leaves has to destroy all that it received.
        let isLeaving = circumstances.register.agencies[badge.agency]?.leavesAfter != nil
        let day = isLeaving ? Day.last : circumstances.today.adding(days: Self.noticeDays)
        var query = CaseQuery(.due(at: badge.agency, by: day))
        // In others it is somebody's turn, and they are in the in-tray for that.
        query.states = [RequestState.received.rawValue]
        query.offset = offset
        query.limit = limit
        return try await shown(query, snapshot, circumstances)
    }

    /// Requests that are not at an end and belong to an officer of the agency who has left since: its liaison officer
    /// gives them to colleagues, so that nothing stays with nobody (4.1, 4.2).
    package func leftBehind(
        at badge: Badge, offset: Int = 0, limit: Int = 500
    ) async throws(DeskError) -> ShownList {
        let snapshot = try await register()
        let circumstances = try circumstances(badge, in: snapshot, at: now())
        let officers = snapshot.register.agencies[badge.agency]?.officers.values.filter { !$0.isActive } ?? []
        guard circumstances.register.isLiaisonOfficer(circumstances.officer, on: circumstances.today),
            !officers.isEmpty
        else { return emptyList(snapshot, circumstances) }
        var query = CaseQuery(.owned(by: officers.map(\.id).sorted()))
        query.states = RequestActKind.reassign.states.map(\.rawValue).sorted()
        query.offset = offset
        query.limit = limit
        return try await shown(query, snapshot, circumstances)
    }

    /// The requests that this officer wrote or is named in.
    package func ownCases(
        of badge: Badge, offset: Int = 0, limit: Int = 50
    ) async throws(DeskError) -> ShownList {
        let snapshot = try await register()
        let circumstances = try circumstances(badge, in: snapshot, at: now())
        var query = CaseQuery(.member(badge.officer))
        query.offset = offset
        query.limit = limit
        return try await shown(query, snapshot, circumstances)
    }

    /// The register (4.2, 4.6): an agency's own for its liaison officers, every agency's for auditors, and for
    /// everybody else what they have a part in.
    package func registerList(
        _ filter: RegisterFilter, by badge: Badge
    ) async throws(DeskError) -> ShownList {
        let snapshot = try await register()
        let circumstances = try circumstances(badge, in: snapshot, at: now())
        guard let query = registerQuery(filter, snapshot, circumstances) else {
            return emptyList(snapshot, circumstances)
        }
        return try await shown(query, snapshot, circumstances)
    }

    /// `nil` where there is nothing to look in: for whoever has no register, and for a name that is looked for in
    /// another than one's own agency's.
    func registerQuery(
        _ filter: RegisterFilter, _ snapshot: RegisterSnapshot, _ circumstances: Circumstances
    ) -> CaseQuery? {
        let scope: CaseQuery.Scope
        switch Egress(circumstances, in: snapshot).audience {
        case .auditors: scope = .everyRegister
        case .liaisonOfficers(let agency): scope = .register(of: agency)
        case .officer(let officer): scope = .member(officer)
        case .nobody: return nil
        }
        var query = CaseQuery(scope)
        query.states = filter.states.map(\.rawValue)
        query.informationClass = filter.informationClass?.name
        query.purpose = filter.purpose?.name
        query.counterpart = filter.counterpart
        query.reference = filter.reference
        query.openedFrom = filter.from?.startInLondon
        query.openedBefore = filter.to?.adding(days: 1).startInLondon
        query.offset = filter.offset
        query.limit = filter.limit
        if let subject = filter.subject, !subject.isBlank {
            guard case .register(let agency) = scope, let key = snapshot.keys[agency] else { return nil }
            query.terms = key.blindIndex.terms(of: subject.revealed)
            // A name of which nothing can be looked for finds nothing, rather than everything.
            guard !query.terms.isEmpty else { return nil }
        }
        return query
    }

    private func emptyList(_ snapshot: RegisterSnapshot, _ circumstances: Circumstances) -> ShownList {
        ShownList(
            rows: [], total: 0, egress: Egress(circumstances, in: snapshot), register: snapshot,
            today: circumstances.today)
    }

    private func shown(
        _ query: CaseQuery, _ snapshot: RegisterSnapshot, _ circumstances: Circumstances
    ) async throws(DeskError) -> ShownList {
        let list = try await stored { () throws(StoreError) in try await records.cases(query) }
        let egress = Egress(circumstances, in: snapshot)
        return ShownList(
            rows: list.rows.compactMap { egress.released($0) }, total: list.total, egress: egress, register: snapshot,
            today: circumstances.today)
    }
}
