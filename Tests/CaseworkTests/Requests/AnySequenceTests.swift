import Casework
import SharingProtocol
import Testing

/// Whatever officers do, in whatever order: what must hold of a request holds after each act.
@Suite("4.2, 4.4, 4.7, 4.10, 4.12, 4.13 Any sequence of acts")
struct AnySequenceTests {
    private static let people = [
        ("practitioner", Story.police), ("colleague", Story.police), ("liaison", Story.police),
        ("practitioner", Story.council), ("liaison", Story.council), ("liaison", Story.college),
    ]

    /// One seed for ever, and another in each run, which is printed with whatever it finds.
    @Test(arguments: [20_131_201, UInt64.random(in: 1...(.max))])
    func `lets nobody read what the protocol does not, and keeps its word on what it offers`(_ seed: UInt64) throws {
        var dice = Dice(state: seed)
        var reached: Set<RequestState> = []
        for number in 1...5_000 {
            let story = try Story.at(
                Self.begun.randomElement(using: &dice)!, ground: dice.pick(["consent", "risk-of-harm"]))
            for _ in 1...Int.random(in: 1...12, using: &dice) {
                let request = try #require(story.request)
                let (name, agency) = Self.people.randomElement(using: &dice)!
                let circumstances = story.circumstances(name, agency)
                // Mostly what is offered, as people do; and now and then what comes to somebody's mind.
                let offered = request.offered(in: circumstances).acts.sorted { $0.rawValue < $1.rawValue }
                let kinds =
                    Int.random(in: 0..<4, using: &dice) > 0 && !offered.isEmpty ? offered : RequestActKind.allCases
                let act = dice.act(kinds.randomElement(using: &dice)!, on: request, in: story)
                let isDone = story.act(act, by: name, of: agency)
                if case .read = act {
                    #expect(
                        !isDone || Self.mayRead(name, agency, request, in: story),
                        "seed \(seed), sequence \(number): \(name) of \(agency) read it when \(request.state)")
                }
                if Int.random(in: 0..<5, using: &dice) == 0 {
                    story.today = story.today.adding(days: Int.random(in: 1...60, using: &dice))
                }
            }
            let request = try #require(story.request)
            reached.insert(request.state)
            #expect(Self.folded(story) == request, "seed \(seed), sequence \(number): its entries give another case")
            let (name, agency) = Self.people.randomElement(using: &dice)!
            let circumstances = story.circumstances(name, agency)
            for kind in request.offered(in: circumstances).acts where kind != .submit && kind != .open {
                let act = dice.simple(kind, on: request, in: story)
                guard case .refused(let refusal) = request.decide(act, in: circumstances) else { continue }
                Issue.record("seed \(seed), sequence \(number): \(name) was offered \(kind): \(refusal.sentence)")
            }
        }
        #expect(reached == Set(RequestState.allCases), "some states are never come to")
    }

    private static let begun: [RequestState] = [.awaitingApproval, .sent, .agreed, .disclosed, .received]

    /// The document's own words, beside the engine: 4.4, 4.7, 4.10, 4.12, 4.13.
    private static func mayRead(
        _ name: String, _ agency: AgencyID, _ request: RequestCase, in story: Story
    ) -> Bool {
        guard let found = request.determination, let until = request.keepUntil else { return false }
        guard request.state == .disclosed || request.state == .received, story.today <= until else { return false }
        if found.ground == "consent", request.consentWithdrawn != nil { return false }
        let isNamed = request.readers.contains(Story.officer(name, agency)) && agency == request.asking
        if agency == request.holding { return name == "liaison" }
        return isNamed || (agency == request.asking && name == "liaison" && found.marking == nil)
    }

    private static func folded(_ story: Story) -> RequestCase? {
        var request: RequestCase?
        for (sequence, entry) in story.entries.enumerated() {
            let booked = Booked(
                position: sequence, sequence: sequence, at: entry.at, officer: entry.officer, agency: entry.agency,
                version: story.rules.name, event: entry.event, sealed: [:])
            if request?.apply(booked) == nil { request = RequestCase(Story.reference, begunBy: booked) }
        }
        return request
    }
}

/// SplitMix64, so that a seed gives the same sequences everywhere.
private struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: items.indices, using: &self)] }

    /// An act as somebody might fill it in, rightly or not.
    mutating func act(_ kind: RequestActKind, on request: RequestCase, in story: Story) -> RequestAct {
        let officer = Story.officer(
            pick(["practitioner", "colleague", "liaison"]), pick([Story.police, Story.council]))
        let words: Confidential = pick(["In a few words.", ""])
        switch kind {
        case .submit:
            return .submit(
                .example(ground: pick(["consent", "risk-of-harm"]), holding: pick([Story.council, Story.college])))
        case .determine, .determineAgain:
            let given = pick([[true, true], [true, false], [false, false]])
            let (marking, readers): (Key<Marking>?, [OfficerID]) = (
                pick([nil, "restricted"]), pick([[Story.officer("practitioner", Story.police)], [], [officer]])
            )
            let found = Determination.example(given: given, ground: pick(["consent", "risk-of-harm"])) {
                $0.marking = marking
                $0.readers = readers
            }
            return kind == .determine ? .determine(found) : .determineAgain(found)
        case .reassign: return .reassign(from: request.asker, to: officer)
        case .sendBack: return .sendBack(words)
        case .withdraw: return .withdraw(words)
        case .askForClarification: return .askForClarification(words)
        case .clarify: return .clarify(words)
        case .nameReader: return .nameReader(officer)
        case .removeReader: return .removeReader(officer)
        case .extendKeeping:
            return .extendKeeping(until: story.today.adding(days: Int.random(in: -9...400, using: &self)), words)
        case .withdrawConsent:
            return .withdrawConsent(on: story.today.adding(days: Int.random(in: -9...1, using: &self)), words)
        case .approve, .disclose, .acknowledge, .open, .read, .destroy: return simple(kind, on: request, in: story)
        }
    }

    /// The same, filled in rightly.
    mutating func simple(_ kind: RequestActKind, on request: RequestCase, in story: Story) -> RequestAct {
        let police = story.register.agencies[Story.police]?.officers.keys.sorted() ?? []
        switch kind {
        case .submit: return .submit(.example())
        case .approve: return .approve
        case .sendBack: return .sendBack("Say for how long.")
        case .reassign: return .reassign(from: request.asker, to: police.first { $0 != request.asker } ?? request.asker)
        case .withdraw: return .withdraw("It is not needed any more.")
        case .askForClarification: return .askForClarification("Which flat?")
        case .clarify: return .clarify("The upper one.")
        case .determine: return .determine(.example(given: [false, false]))
        case .determineAgain: return .determineAgain(.example(given: [false, false]))
        case .disclose:
            let given = request.determination?.given.firstIndex(of: true) ?? 0
            return .disclose(DisclosedInformation(words: [given + 1: "12 Example Row"]))
        case .acknowledge: return .acknowledge
        case .open: return .open(record: pick(["request", "determination"]))
        case .read: return .read(file: nil)
        case .nameReader: return .nameReader(police.first { !request.readers.contains($0) } ?? request.asker)
        case .removeReader: return .removeReader(request.readers.first ?? request.asker)
        case .extendKeeping:
            return .extendKeeping(until: max(request.keepUntil ?? .first, story.today).adding(days: 1), "It goes on.")
        case .withdrawConsent: return .withdrawConsent(on: story.today, "By letter.")
        case .destroy: return .destroy(nil)
        }
    }
}
