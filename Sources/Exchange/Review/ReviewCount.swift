import Casework
import SharingProtocol

/// Counts what a review looks back on, entry by entry.
struct ReviewCount {
    private let register: RegisterSnapshot
    private let kinds: Kinds
    private let period: ClosedRange<Day>
    private var counters: [String: any EntryCounting] = [:]
    private var counted: [ReviewSubject: [String: [Int]]] = [:]
    private var days: [Int] = []

    init(_ register: RegisterSnapshot, from: Day, until: Day, kinds: Kinds) {
        self.register = register
        self.kinds = kinds
        period = from...max(from, until)
    }

    /// Takes the next entry of the ledger.
    mutating func take(_ stored: StoredEntry) throws(DeskError) {
        guard let kind = kinds.kind(of: stored.reference) else { throw .unreadableEntry(position: stored.position) }
        let counter = counters[kind.name.word] ?? Self.counter(of: kind)
        counters[kind.name.word] = counter
        for figure in try counter.take(stored, countedIn: period) {
            switch figure {
            case .counted(let subject, let term): note(subject, words(term), stored.position)
            case .answered(let taken):
                days.append(taken)
                note(.daysToAnswer, Self.band(of: taken), stored.position)
            }
        }
    }

    private static func counter<Kind: CaseKind>(of kind: Kind.Type) -> any EntryCounting { EntryCounter<Kind>() }

    private mutating func note(_ subject: ReviewSubject, _ words: String, _ position: Int) {
        counted[subject, default: [:]][words, default: []].append(position)
    }

    private func words(_ term: ReviewTerm) -> String {
        switch term {
        case .words(let words): return words
        case .agency(let agency): return register.name(of: agency)
        case .informationClass(let key): return register.versions.title(of: key)
        case .clause(let clause, let version):
            // With its title, in the version that the decision was made by.
            let title = register.versions.named(version)?.provision(clause)?.title
            return title.map { "\(clause) \($0)" } ?? clause.number
        }
    }

    /// The bands in which days to answer are told, each by its last day.
    private static let bands = [(0, "On the day"), (5, "1 to 5 days"), (10, "6 to 10 days"), (20, "11 to 20 days")]
    private static let longestBand = "More than 20 days"

    private static func band(of days: Int) -> String { bands.first { days <= $0.0 }?.1 ?? longestBand }

    /// Days to answer come in the order of their length, and everything else with the most first.
    private static func precedes(_ one: ReviewPack.Line, _ other: ReviewPack.Line) -> Bool {
        guard one.subject == .daysToAnswer, other.subject == .daysToAnswer else {
            return one.count == other.count ? one.words.isListed(before: other.words) : one.count > other.count
        }
        let order = bands.map(\.1) + [longestBand]
        return (order.firstIndex(of: one.words) ?? 0) < (order.firstIndex(of: other.words) ?? 0)
    }

    /// The pack, with what stands in the register on that day and is no entry: who has not signed, which posts are
    /// vacant.
    func pack(overdue: Int, under rules: InformationSharingProtocol) -> ReviewPack {
        let until = period.upperBound
        var lines = counted.flatMap { subject, words in
            words.map { ReviewPack.Line(subject: subject, words: $0.key, count: $0.value.count, entries: $0.value) }
        }
        lines.sort(by: Self.precedes)
        let agencies = register.register.agencies.values.filter { $0.category != nil && !$0.hasLeft(by: until) }
        let unsigned = agencies.count { !register.register.standing(of: $0, under: rules.name, on: until).counts }
        let vacant = agencies.count { !$0.hasLiaisonOfficer(on: until) }
        func standing(_ subject: ReviewSubject, _ words: String, _ count: Int) -> ReviewPack.Line {
            ReviewPack.Line(subject: subject, words: words, count: count, entries: [])
        }
        lines += [
            standing(.kept, "Overdue for destruction on the last day", overdue),
            standing(.membership, "Without an agreement that counts, on the last day", unsigned),
            standing(.membership, "Without a liaison officer, on the last day", vacant),
        ]
        return ReviewPack(from: period.lowerBound, until: until, lines: lines, daysToAnswer: days)
    }
}

/// The counter of one kind, whichever it is. A class, so that what it remembers is not copied with each entry.
private protocol EntryCounting: AnyObject {
    func take(_ stored: StoredEntry, countedIn period: ClosedRange<Day>) throws(DeskError) -> [ReviewFigure]
}

private final class EntryCounter<Kind: CaseKind>: EntryCounting {
    private var counter = Kind.Counter()

    func take(_ stored: StoredEntry, countedIn period: ClosedRange<Day>) throws(DeskError) -> [ReviewFigure] {
        let entry = try stored.booked(Kind.Event.init(kind:facts:))
        guard entry.at.day <= period.upperBound else { return [] }
        return counter.take(entry, of: stored.reference, isCounted: entry.at.day >= period.lowerBound)
    }
}
