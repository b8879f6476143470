package import SharingProtocol

/// A version of the protocol and its place in the partnership's time (5.1).
package struct VersionInForce: Hashable, Sendable {
    package let name: String
    /// The first day on which it is in force here.
    package let effective: Day
    /// For how many days from then on an agreement to the version before still counts.
    package let graceDays: Int
    package let afterwards: Signing.Afterwards
    /// Where each line of the parties' list stands, by its key and by those of the lines that it replaces.
    private let lines: [String: NamedParty]
    private let categories: Set<Key<PartyCategory>>

    package init(_ rules: InformationSharingProtocol) {
        name = rules.name
        effective = rules.effective
        graceDays = rules.signing?.withinDays ?? 0
        afterwards = rules.signing?.afterwards ?? .nothing
        categories = Set(rules.categories.map(\.key))
        var lines: [String: NamedParty] = [:]
        for party in rules.parties { for line in party.formerly { lines[line] = party } }
        for party in rules.parties { lines[party.key.name] = party }
        self.lines = lines
    }

    /// The last day on which an agreement to the version before counts.
    package var signBy: Day { effective.adding(days: graceDays) }

    /// Where an agency stands, by the latest of its places that this version knows: a heading, and a line where that
    /// is known too.
    func place(of agency: Agency) -> Place? {
        let places = agency.earlierPlaces + [Place(line: agency.line, category: agency.category)]
        for place in places.reversed() {
            if let party = lines[place.line ?? agency.id.text] {
                return Place(line: party.key.name, category: party.category)
            }
            if let category = place.category, categories.contains(category) {
                return Place(line: nil, category: category)
            }
        }
        return nil
    }
}

/// Whether an agency's agreement counts, on one day (4.3).
package enum AgreementStanding: Hashable, Sendable {
    /// It has signed the version in force.
    case signed
    /// It signed the version before, which counts until that day.
    case countsUntil(Day)
    /// It has not signed in time, and reads on what it has received where the version lets it.
    case lapsed(readsOn: Bool)
    /// It has signed no version that could count.
    case unsigned
    /// The support team keeps it from sharing.
    case suspended
    /// It has left the partnership.
    case left

    package var counts: Bool {
        switch self {
        case .signed, .countsUntil: true
        case .lapsed, .unsigned, .suspended, .left: false
        }
    }

    /// Whether the agency's people may still read what it has received.
    package var letsRead: Bool { self == .lapsed(readsOn: true) || counts }
}

extension Register {
    /// The version in force on that day.
    package func version(on day: Day) -> VersionInForce? { versions.last { $0.effective <= day } }

    /// Where the agency's agreement stands under that version, on that day.
    package func standing(of agency: Agency, under version: String, on day: Day) -> AgreementStanding {
        if agency.hasLeft(by: day) { return .left }
        if agency.isSuspended(on: day) { return .suspended }
        if agency.hasSigned(version, by: day) { return .signed }
        guard let index = versions.firstIndex(where: { $0.name == version }), index > 0,
            versions[..<index].contains(where: { agency.hasSigned($0.name, by: day) })
        else { return .unsigned }
        let current = versions[index]
        let before = versions[index - 1].name
        // Who was still in time under the one before is in time again, though it had not signed that one either.
        let wasInTime = standing(of: agency, under: before, on: current.effective.adding(days: -1)).counts
        guard wasInTime || agency.hasSigned(before, by: day), day <= current.signBy else {
            return .lapsed(readsOn: current.afterwards == .reads)
        }
        return current.graceDays > 0 ? .countsUntil(current.signBy) : .lapsed(readsOn: current.afterwards == .reads)
    }

    /// The agency's heading under that version; `nil` where it has none there, and has to be given one.
    package func heading(of agency: Agency, under version: String) -> Key<PartyCategory>? {
        guard let known = versions.first(where: { $0.name == version }) else { return agency.category }
        return known.place(of: agency)?.category
    }

    /// The agency's line in that version's list of parties, or the one that replaces it there; `nil` where none is
    /// known.
    package func line(of agency: Agency, under version: String) -> Key<NamedParty>? {
        versions.first { $0.name == version }?.place(of: agency)?.line.map { Key($0) }
    }

    /// The first day that the next review looks back on, or the one under way: the day after the one that the last
    /// approved review looked back to; at first, the day on which the protocol and the partnership both were there.
    package var nextFirstDay: Day {
        if let last = partnership.reviews.last, last.state != .approved { return last.from }
        if let until = partnership.reviews.last?.presented?.until { return until.adding(days: 1) }
        let founded = agencies.values.filter { $0.category == nil }.compactMap(\.admittedOn).min()
        return max(versions.first?.effective ?? .first, founded ?? .first)
    }

    /// The agencies that approve a review, each by whoever may bind it (5.2, 2.10).
    package func voters(under rules: InformationSharingProtocol, on day: Day) -> Set<AgencyID> {
        let silent = Set(rules.review.withoutVote.map(\.name))
        let voting = agencies.values.filter { agency in
            guard !agency.hasLeft(by: day), let heading = heading(of: agency, under: rules.name),
                !silent.contains(line(of: agency, under: rules.name)?.name ?? agency.id.text)
            else {
                return false
            }
            return rules.review.approvedBy.contains(heading)
        }
        return Set(voting.map(\.id))
    }
}
