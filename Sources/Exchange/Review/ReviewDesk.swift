package import Casework
package import SharingProtocol

extension LiaisonDesk {
    /// What a review looks back on, from the book (5.2): for the support team, for those who answer it, and for
    /// auditors. Nothing in it is sealed.
    package func reviewPack(from: Day, until: Day, by badge: Badge) async throws(DeskError) -> ReviewPack {
        let snapshot = try await register()
        let circumstances = try circumstances(badge, in: snapshot, at: now())
        guard snapshot.register.seesReview(circumstances.officer, under: circumstances.rules, on: circumstances.today)
        else {
            throw .noSuchCase
        }
        var count = ReviewCount(snapshot, from: from, until: until, kinds: kinds)
        try await eachEntry { stored throws(DeskError) in try count.take(stored) }
        return count.pack(overdue: try await overdue(on: until, in: snapshot), under: circumstances.rules)
    }

    /// How many copies are held whose keep-until day had passed on that day.
    private func overdue(on day: Day, in snapshot: RegisterSnapshot) async throws(DeskError) -> Int {
        var overdue = 0
        for agency in snapshot.register.agencies.keys {
            overdue += try await held(by: agency, until: day.adding(days: -1))
        }
        return overdue
    }

    /// The entries at those positions, as a review shows what it counts: envelopes, without their facts.
    package func countedEntries(
        _ positions: [Int], by badge: Badge
    ) async throws(DeskError) -> [ReleasedEntry] {
        let snapshot = try await register()
        let circumstances = try circumstances(badge, in: snapshot, at: now())
        guard snapshot.register.seesReview(circumstances.officer, under: circumstances.rules, on: circumstances.today)
        else {
            throw .noSuchCase
        }
        let egress = Egress(circumstances, in: snapshot, kinds: kinds)
        var entries: [ReleasedEntry] = []
        for position in positions {
            let found = try await stored { () throws(StoreError) in
                try await records.entries(from: position, limit: 1)
            }
            guard let stored = found.first else { continue }
            // Nobody learns more of a case here than every other page tells them (4.10).
            guard try await seenEntries(of: stored.reference, circumstances).has(stored.position) else { continue }
            entries.append(try egress.released(stored, among: kinds))
        }
        return entries
    }
}

extension Register {
    /// The support team and auditors see the figures of a review, and so does whoever may bind an authority with a
    /// vote.
    package func seesReview(_ officer: Officer, under rules: InformationSharingProtocol, on day: Day) -> Bool {
        guard officer.isActive else { return false }
        return switch officer.role {
        case .coordinator, .auditor: true
        case .practitioner: officer.maySign && voters(under: rules, on: day).contains(officer.agency)
        case .administrator: false
        }
    }
}
