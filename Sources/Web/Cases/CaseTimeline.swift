import Casework
import Exchange
import HTML

extension CaseFolder {
    /// Everything that the audit trail shows this officer of the case, the latest first.
    ///
    /// `tell` says what happened with an entry, and under which name the words stand that were written with it.
    func timelineEntries(_ tell: (Booked<Kind.Event>) -> (heading: String, words: String?)) -> [TimelineEntry] {
        history.entries.filter { history.current.shows($0, in: circumstances) }.map { entry in
            let told = tell(entry)
            let said = told.words.flatMap { words($0) }
            let quote = said.map { "<blockquote class=\"words\">\($0)</blockquote>" as HTML }
            let place: HTML = entry.position < 0 ? "Entered in the audit trail just now" : entryLink(entry.position)
            return TimelineEntry(
                "\(told.heading)", by: "\(name(of: entry.officer)), \(name(of: entry.agency))", when: spoken(entry.at),
                body: "\(quote)<p class=\"small\">\(place)</p>")
        }.reversed()
    }
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
    var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }
}
