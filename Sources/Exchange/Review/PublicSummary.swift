package import Casework
package import SharingProtocol
import Synchronization

/// What everybody may know of a partnership: who has signed, and how much is shared under which power, by quarter. It
/// names organisations and posts, and of persons none but liaison officers who publish their name.
package struct PublicSummary: Sendable {
    package struct Member: Sendable {
        package let name: String
        package let heading: String
        /// The version that its agreement counts for, and since when; `nil` for none that counts.
        package let signed: Agreement?
        /// The job title of its liaison officer; `nil` while nobody is in post.
        package let liaisonPosition: String?
        /// Their name, where they publish it.
        package let liaisonName: String?
    }

    package struct Quarter: Sendable {
        package let from: Day
        package let until: Day
        /// By the title of the power or duty: how often information was handed over under it, small counts hidden.
        package let shared: [(title: String, count: String)]
    }

    package let rules: InformationSharingProtocol
    package let on: Day
    package let members: [Member]
    package let quarters: [Quarter]
}

/// Keeps the counts of the quarters that are over, which never change: the book is read for them once a quarter,
/// however many ask for the page at once.
final class PublicShelf: Sendable {
    typealias Quarters = [PublicSummary.Quarter]
    typealias Counting = Task<Result<Quarters, DeskError>, Never>

    private let kept = Mutex<(begun: Day, task: Counting)?>(nil)

    func counting(
        before begun: Day, _ count: @escaping @Sendable () async throws(DeskError) -> Quarters
    ) -> Counting {
        kept.withLock { kept in
            if let kept, kept.begun == begun { return kept.task }
            let task = Counting {
                do throws(DeskError) { return .success(try await count()) } catch { return .failure(error) }
            }
            kept = (begun, task)
            return task
        }
    }

    /// What failed is counted anew by whoever asks next.
    func forget() { kept.withLock { $0 = nil } }
}

extension Egress {
    /// A count of few is not shown, since few can be known one by one (the health service's rule of thumb is five).
    static func suppressed(_ count: Int) -> String {
        switch count {
        case 0: "0"
        case 1..<5: "fewer than 5"
        case _: String(count)
        }
    }
}

extension LiaisonDesk {
    /// `nil` while the partnership does not show it.
    package func publicSummary() async throws(DeskError) -> PublicSummary? {
        let snapshot = try await register()
        guard snapshot.register.partnership.isPublic else { return nil }
        let day = now().day
        let rules = try snapshot.rules(on: day)
        guard let begun = Day(year: day.year, month: (day.month - 1) / 3 * 3 + 1, day: 1) else { return nil }
        let quarters: [PublicSummary.Quarter]
        let counting = publicShelf.counting(before: begun) { () throws(DeskError) in
            try await self.quarters(before: begun)
        }
        switch await counting.value {
        case .success(let counted): quarters = counted
        case .failure(let error):
            publicShelf.forget()
            throw error
        }
        return PublicSummary(rules: rules, on: day, members: members(snapshot, rules, day), quarters: quarters)
    }

    private func members(
        _ snapshot: RegisterSnapshot, _ rules: InformationSharingProtocol, _ day: Day
    ) -> [PublicSummary.Member] {
        let sharing = snapshot.register.agencies.values.filter { $0.category != nil && !$0.hasLeft(by: day) }
        return sharing.byName(\.name).map { agency in
            let counts = snapshot.register.standing(of: agency, under: rules.name, on: day).counts
            let officer = agency.liaisonOfficer(on: day).flatMap { agency.officers[$0] }
            let liaison = officer.flatMap { snapshot.accounts[$0.id] }
            let heading = snapshot.register.heading(of: agency, under: rules.name).flatMap { rules.category($0)?.title }
            return PublicSummary.Member(
                name: agency.name, heading: heading ?? "", signed: counts ? agency.agreements.last : nil,
                liaisonPosition: liaison.map { $0.position.isEmpty ? "In post" : $0.position },
                liaisonName: officer?.isNamePublished ?? false ? liaison?.name : nil)
        }
    }

    /// The four quarters of the calendar before the one that begins on that day.
    private func quarters(before begun: Day) async throws(DeskError) -> [PublicSummary.Quarter] {
        let snapshot = try await register()
        let starts = (1...4).map { begun.adding(months: -3 * $0) }
        var counts: [Day: [String: Int]] = [:]
        try await eachEntry { stored throws(DeskError) in
            guard let kind = kinds.kind(of: stored.reference) else {
                throw .unreadableEntry(position: stored.position)
            }
            guard let (day, decision) = try stored.given(of: kind), day < begun,
                let start = starts.first(where: { $0 <= day }), let gateway = decision.gateway
            else { return }
            let title = snapshot.versions.named(decision.version)?.gateway(Key(gateway))?.lawfulTitle ?? gateway
            counts[start, default: [:]][title, default: 0] += 1
        }
        return starts.map { start in
            let shared = (counts[start] ?? [:]).byName(\.key)
            return PublicSummary.Quarter(
                from: start, until: start.adding(months: 3).adding(days: -1),
                shared: shared.map { ($0.key, Egress.suppressed($0.value)) })
        }
    }
}

extension StoredEntry {
    /// When information was given to another agency by this entry, and on which decision; `nil` where it was not.
    fileprivate func given<Kind: CaseKind>(
        of kind: Kind.Type
    ) throws(DeskError) -> (day: Day, decision: RecordedDecision)? {
        let entry = try booked(Kind.Event.init(kind:facts:))
        return entry.event.given.map { (entry.at.day, $0) }
    }
}
