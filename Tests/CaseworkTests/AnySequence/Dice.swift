import Casework
import SharingProtocol

/// SplitMix64, so that a seed gives the same sequences everywhere.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    mutating func pick<Item>(_ items: [Item]) -> Item { items[Int.random(in: items.indices, using: &self)] }

    /// Once in so many times.
    mutating func oneIn(_ count: Int) -> Bool { Int.random(in: 0..<count, using: &self) == 0 }

    mutating func days(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }
}

// An act as somebody might fill it in, rightly or not.
extension Dice {
    mutating func act(_ kind: RequestActKind, in story: Story) -> RequestAct {
        switch kind {
        case .submit: return .submit(.example(ground: ground(), holding: pick([Story.council, Story.college])))
        case .determine: return .determine(determination(ground: ground()))
        case .determineAgain: return .determineAgain(determination(ground: ground()))
        case .reassign: return .reassign(from: story.request?.asker ?? "", to: officer())
        case .sendBack: return .sendBack(words())
        case .withdraw: return .withdraw(words())
        case .askForClarification: return .askForClarification(words())
        case .clarify: return .clarify(words())
        case .withdrawConsent: return .withdrawConsent(on: story.today.adding(days: days(-9...1)), words())
        case .open: return .open(record: pick(["request", "determination"]))
        case .approve, .disclose, .destroy: return .filled(kind, in: story)
        }
    }

    mutating func act(_ kind: DisclosureActKind, on disclosure: DisclosureCase, in story: Story) -> DisclosureAct {
        let agency = pick(disclosure.copies.map(\.agency))
        switch kind {
        case .nameReader: return .nameReader(officer(), at: agency)
        case .removeReader: return .removeReader(officer(), at: agency)
        case .extendKeeping:
            return .extendKeeping(at: agency, until: story.today.adding(days: days(-9...400)), words())
        case .withdrawConsent: return .withdrawConsent(on: story.today.adding(days: days(-9...1)), words())
        case .read: return .read(file: oneIn(9) ? "F-NONE" : nil)
        case .ratify: return .ratify(determination(ground: ground()))
        case .volunteer, .accept, .decline, .endItem, .acknowledge, .open, .destroy:
            return .filled(kind, at: agency, of: disclosure, in: story)
        }
    }

    /// A beginning: what is asked and how far it has come, or what is volunteered to one to three agencies, or shared
    /// with them at a meeting.
    mutating func beginning() throws -> Story {
        let (ground, marking) = (ground(), marking())
        guard oneIn(2) else { return try .at(pick([.awaitingApproval, .sent, .agreed, .disclosed]), ground: ground) }
        let agencies = Array([Story.police, Story.fire, Story.college].shuffled(using: &self).prefix(days(1...3)))
        if oneIn(4) { return try .noted(for: agencies, ground: ground, marking: marking) }
        let accepting = agencies.filter { _ in oneIn(2) }
        return try .volunteered(to: agencies, acceptedBy: accepting, ground: ground) { $0.marking = marking }
    }

    private mutating func determination(ground: Key<Ground>) -> Determination {
        let given = pick([[true, true], [true, false], [false, false]])
        let readers = pick([[Story.officer("practitioner", Story.police)], [], [officer()]])
        let marking = marking()
        return .example(given: given, ground: ground) {
            $0.marking = marking
            $0.readers = readers
        }
    }

    mutating func words() -> Confidential { pick(["In a few words.", "", "In a few words."]) }
    mutating func ground() -> Key<Ground> { pick(["consent", "risk-of-harm"]) }
    mutating func marking() -> Key<Marking>? { pick([nil, "restricted"]) }

    mutating func officer() -> OfficerID {
        Story.officer(
            pick(["practitioner", "colleague", "liaison"]),
            pick([Story.police, Story.police, Story.council, Story.fire, Story.college]))
    }
}
