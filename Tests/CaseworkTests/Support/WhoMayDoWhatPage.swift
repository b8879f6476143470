import Casework

/// `docs/who-may-do-what.md`.
enum WhoMayDoWhatPage {
    static func text() throws -> String {
        let intro = [
            "# Who may do what", "",
            "Made from the code by `make tables`, and held against it by a test. A deputy counts as the liaison",
            "officer. What has no tick nobody may do. The protocol's questions come on top: a tick lets somebody try,",
            "and the protocol decides on the day's facts.", "",
        ]
        return try (intro + requests() + disclosures()).joined(separator: "\n")
    }

    private static func requests() throws -> [String] {
        let names: [(RequestSeat, String)] = [
            (.asker, "whoever asked"), (.askingLiaison, "asking agency’s liaison officer"),
            (.holdingLiaison, "holding agency’s liaison officer"),
        ]
        var lines = [
            "## With a request", "",
            "The holding agency’s liaison officer knows of a request only once it is approved. What is agreed is",
            "carried out by disclosing it: what follows then is in the disclosure.", "",
        ]
        for state in RequestState.allCases {
            let acts = RequestActKind.allCases.filter { $0.states.contains(state) }.map { ($0.rawValue, $0.seats) }
            let story = try Story.at(state)
            let taken = story.everybody.compactMap {
                story.request?.seats(of: $0, in: story.register, on: story.today)
            }
            lines += table(state.rawValue, names, acts, taken)
        }
        return lines
    }

    private static func disclosures() throws -> [String] {
        let names: [(DisclosureSeat, String)] = [
            (.ownerLiaison, "owner’s liaison officer"), (.receivingLiaison, "receiving agency’s liaison officer"),
            (.reader, "named reader"), (.noteTaker, "whoever took the note"),
        ]
        var lines = [
            "## With a disclosure", "",
            "Each agency that receives it has a copy, and each copy a state of its own. The owner’s liaison officer",
            "acts on every copy, and everybody else on their own agency’s. An agency’s liaison officer gives",
            "information without being asked, which begins a disclosure. Its copies are offered until they are",
            "accepted. What was shared at a meeting is noted until its owner’s liaison officer confirms it.", "",
            "Nobody of the receiving agency reads a copy that is offered or noted, but for whoever took the note. The",
            "liaison officer opens the reasons of what is offered.", "",
        ]
        for state in CopyState.allCases {
            let acts = DisclosureActKind.allCases.filter { $0.states.contains(state) }.map { ($0.rawValue, $0.seats) }
            let story = try Story.at(copy: state)
            let taken = story.everybody.compactMap {
                story.disclosure?.seats(of: $0, in: story.register, on: story.today)
            }
            lines += table(state.rawValue, names, acts, taken)
        }
        return lines
    }

    /// With a column for each part that somebody has in that state.
    private static func table<Seat: Hashable>(
        _ state: String, _ names: [(Seat, String)], _ acts: [(String, Set<Seat>)], _ taken: [Set<Seat>]
    ) -> [String] {
        guard !acts.isEmpty else { return ["### \(state)", "", "Nothing.", ""] }
        let columns = names.filter { seat, _ in taken.contains { $0.contains(seat) } }
        let header = [
            "### \(state)", "", "| act | " + columns.map(\.1).joined(separator: " | ") + " |",
            "| --- |" + String(repeating: " :-: |", count: columns.count),
        ]
        let rows = acts.map { act, seats in
            let ticks = columns.map { seats.contains($0.0) ? "✔" : " " }
            return "| \(act) | " + ticks.joined(separator: " | ") + " |"
        }
        return header + rows + [""]
    }
}

extension Story {
    /// Everybody with an account.
    fileprivate var everybody: [Officer] { register.agencies.values.flatMap(\.officers.values) }
}
