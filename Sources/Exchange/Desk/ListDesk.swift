package import Casework
package import SharingProtocol
import Vault

/// What a register shows; everything that is set narrows it.
package struct RegisterFilter: Hashable, Sendable {
    /// The word of one kind of case; every kind where it is `nil`.
    package var kind: String?
    /// The words of states.
    package var states: [String] = []
    package var informationClass: Key<InformationClass>?
    package var purpose: Key<Purpose>?
    package var counterpart: AgencyID?
    package var reference: String?
    /// Letters and digits that stand together in the reference, hyphens left out.
    package var referencePart: String?
    /// Days of opening, both inclusive.
    package var from: Day?
    package var to: Day?
    /// Finds cases by the name of the person whom they are about, in the agency's own register alone.
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
    /// Cases that are not at an end and belong to an officer of the agency who has left since: its liaison officer
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
        query.kinds = kinds.all.filter { $0.isReassigned }.map { $0.name.word }
        query.isOpen = true
        query.offset = offset
        query.limit = limit
        return try await shown(query, snapshot, circumstances)
    }

    /// The cases that are this officer’s or shown to them by name.
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
        guard let query = recordQuery(filter, snapshot, circumstances) else {
            return emptyList(snapshot, circumstances)
        }
        return try await shown(query, snapshot, circumstances)
    }

    /// `nil` where there is nothing to look in: for whoever has no register, and for a name that is looked for in
    /// another than one's own agency's.
    func recordQuery(
        _ filter: RegisterFilter, _ snapshot: RegisterSnapshot, _ circumstances: Circumstances
    ) -> CaseQuery? {
        let scope: CaseQuery.Scope
        switch Egress(circumstances, in: snapshot, kinds: kinds).audience {
        case .auditors: scope = .everyRecord
        case .liaisonOfficers(let agency): scope = .record(of: agency)
        case .officer(let officer): scope = .member(officer)
        case .nobody: return nil
        }
        var query = CaseQuery(scope)
        query.kinds = filter.kind.map { [$0] } ?? []
        query.states = filter.states
        query.informationClass = filter.informationClass?.name
        query.purpose = filter.purpose?.name
        query.counterpart = filter.counterpart
        query.reference = filter.reference
        query.referencePart = filter.referencePart
        query.openedFrom = filter.from?.startInLondon
        query.openedBefore = filter.to?.adding(days: 1).startInLondon
        query.offset = filter.offset
        query.limit = filter.limit
        if let subject = filter.subject, !subject.isBlank {
            guard case .record(let agency) = scope, let key = snapshot.keys[agency] else { return nil }
            query.terms = key.blindIndex.groups(for: subject.revealed)
            // A name of which nothing can be looked for finds nothing, rather than everything.
            guard !query.terms.isEmpty else { return nil }
        }
        return query
    }

    private func emptyList(_ snapshot: RegisterSnapshot, _ circumstances: Circumstances) -> ShownList {
        ShownList(
            rows: [], total: 0, egress: Egress(circumstances, in: snapshot, kinds: kinds), register: snapshot,
            today: circumstances.today)
    }

    private func shown(
        _ query: CaseQuery, _ snapshot: RegisterSnapshot, _ circumstances: Circumstances
    ) async throws(DeskError) -> ShownList {
        let list = try await stored { () throws(StoreError) in try await records.cases(query) }
        let egress = Egress(circumstances, in: snapshot, kinds: kinds)
        return ShownList(
            rows: list.rows.compactMap { egress.released($0) }, total: list.total, egress: egress, register: snapshot,
            today: circumstances.today)
    }
}
