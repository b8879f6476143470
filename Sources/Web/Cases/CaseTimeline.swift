import Casework
import Exchange
import HTML
import SharingProtocol

/// What a case's history shows, as `?history=` says it.
enum ShownHistory: String, Sendable { case everything, acts }

/// One entry of a case, as its history tells it.
struct HistoryEntry: Sendable {
    let shown: TimelineEntry
    let officer: OfficerID
    /// The officer's name.
    let person: String
    let day: Day
    /// Whether somebody opened or read something, and nothing else happened.
    let isOpening: Bool
}

extension CaseFolder {
    /// Everything that the audit trail shows this officer of the case, the latest first.
    ///
    /// `tell` says what happened with an entry, and under which name the words stand that were written with it.
    func historyEntries(_ tell: (Booked<Kind.Event>) -> (heading: String, words: String?)) -> [HistoryEntry] {
        history.entries.filter(history.current.shows(in: circumstances)).map { entry in
            let told = tell(entry)
            let said = told.words.flatMap { words($0) }
            let quote = said.map { "<blockquote class=\"words\">\($0)</blockquote>" as HTML }
            let place: HTML = entry.position < 0 ? "Entered in the audit trail just now" : entryLink(entry.position)
            let person = name(of: entry.officer)
            return HistoryEntry(
                shown: TimelineEntry(
                    "\(told.heading)", by: "\(person), \(name(of: entry.agency))", when: spoken(entry.at),
                    body: "\(quote)<p class=\"small\">\(place)</p>"),
                officer: entry.officer, person: person, day: entry.at.day, isOpening: entry.event.isOpening)
        }.reversed()
    }
}

extension CaseEvent {
    /// What was blocked changed nothing either, but it is no opening, and is never folded away.
    fileprivate var isOpening: Bool { isOnlyLooking && !kind.hasSuffix(".refused") }
}

extension PagedKind {
    /// The history of the case: openings that follow each other are one line that unfolds, or are left out.
    ///
    /// Where it has more lines than `most`, it is closed until somebody asks for it.
    func historySection(_ entries: [HistoryEntry], showing chosen: ShownHistory?, most: Int = .max) -> HTML {
        let shown = chosen == .acts ? entries.filter { !$0.isOpening } : entries
        let lines = folded(shown)
        let list = timeline(lines)
        return """
            <h2 id="history">History</h2>
            \(if: entries.contains(where: \.isOpening), historyChoice(chosen))
            \(lines.count > most ? details("All \(shown.count) entries", isOpen: chosen != nil, list) : list)
            """
    }

    private func historyChoice(_ chosen: ShownHistory?) -> HTML {
        let (words, other) =
            chosen == .acts
            ? ("Show everything", ShownHistory.everything) : ("Show acts only", ShownHistory.acts)
        let link = Link(words, to: "\(Self.page(of: reference))?history=\(other.rawValue)#history")
        return "<p class=\"ways\">\(link.html)</p>"
    }
}

/// The lines of a history: each act, and openings that follow each other as one.
private func folded(_ entries: [HistoryEntry]) -> [TimelineEntry] {
    var runs: [[HistoryEntry]] = []
    for entry in entries {
        if entry.isOpening, let last = runs.indices.last, runs[last].allSatisfy(\.isOpening) {
            runs[last].append(entry)
        } else {
            runs.append([entry])
        }
    }
    return runs.map { $0.count == 1 ? $0[0].shown : openings($0) }
}

/// `Opened 4 times, by Priya Kaczmar and 2 others`
private func openings(_ run: [HistoryEntry]) -> TimelineEntry {
    var people: [OfficerID: String] = [:]
    for entry in run { people[entry.officer] = entry.person }
    let others = people.count - 1
    let by = run[0].person + (others == 0 ? "" : " and \(others) \(others == 1 ? "other" : "others")")
    let (first, last) = (run[run.count - 1].day, run[0].day)
    return TimelineEntry(
        "Opened \(run.count) times", by: by,
        when: first == last ? last.spoken : "\(first.spoken) to \(last.spoken)", folded: run.map(\.shown))
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
    var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }
}
