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

/// A list, and the register to read its references by.
package struct ShownList: Sendable {
    package let list: CaseList
    package let register: RegisterSnapshot
    /// The day on which it is shown, for what is due or overdue.
    package let today: Day
}

extension LiaisonDesk {
    /// How many days before its keep-until day a disclosure comes into the in-tray (4.12).
    package static let noticeDays = 7

    /// What waits for this officer: as one who asks, and, in post, as their agency's liaison officer.
    package func inTray(
        of badge: Badge, offset: Int = 0, limit: Int = 50
    ) async throws(DeskError) -> ShownList {
        let snapshot = try await register()
        let circumstances = try circumstances(badge, in: snapshot, at: now())
        let isLiaison = circumstances.register.isLiaisonOfficer(circumstances.officer, on: circumstances.today)
        var query = CaseQuery(
            .inTray(
                of: badge.officer, desk: isLiaison ? badge.agency : nil,
                dueBy: circumstances.today.adding(days: Self.noticeDays)))
        query.offset = offset
        query.limit = limit
        return try await shown(query, snapshot, on: circumstances.today)
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
        return try await shown(query, snapshot, on: circumstances.today)
    }

    /// The register (4.2, 4.6): an agency's own for its liaison officers, every agency's for auditors, and for
    /// everybody else what they have a part in.
    package func registerList(
        _ filter: RegisterFilter, by badge: Badge
    ) async throws(DeskError) -> ShownList {
        let snapshot = try await register()
        let circumstances = try circumstances(badge, in: snapshot, at: now())
        var query = CaseQuery(scope(circumstances))
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
            guard case .register(let agency) = query.scope, let key = snapshot.keys[agency] else {
                return ShownList(
                    list: CaseList(rows: [], total: 0), register: snapshot, today: circumstances.today)
            }
            query.terms = key.blindIndex.terms(of: subject.revealed)
        }
        return try await shown(query, snapshot, on: circumstances.today)
    }

    private func scope(_ circumstances: Circumstances) -> CaseQuery.Scope {
        let officer = circumstances.officer
        if officer.role == .auditor { return .everyRegister }
        if circumstances.register.isLiaisonOfficer(officer, on: circumstances.today) {
            return .register(of: officer.agency)
        }
        return .member(officer.id)
    }

    private func shown(
        _ query: CaseQuery, _ snapshot: RegisterSnapshot, on today: Day
    ) async throws(DeskError) -> ShownList {
        let list = try await stored { () throws(StoreError) in try await records.cases(query) }
        return ShownList(list: list, register: snapshot, today: today)
    }
}
