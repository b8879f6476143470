import Casework
import SharingProtocol
import Testing

/// Whatever is done at a meeting and with what was shared there, in whatever order: what must hold holds after it.
@Suite("3.12, 4.2, 4.5, 4.10 Any sequence of acts at a meeting")
struct AnyMeetingTests {
    /// One seed for ever, and another in each run, which is printed with whatever it finds.
    @Test(arguments: [20_131_202, UInt64.random(in: 1...(.max))])
    func `lets nobody read what they did not hear, and keeps its word on what it offers`(_ seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var states: Set<MeetingState> = []
        var itemStates: Set<MeetingItem.State> = []
        var copyStates: Set<CopyState> = []
        for number in 1...3_000 {
            var sequence = try MeetingSequence("seed \(seed), sequence \(number)", &dice)
            for _ in 1...dice.days(1...18) {
                sequence.step(&dice)
                if let state = sequence.story.meeting?.state { states.insert(state) }
            }
            try sequence.check(&dice)
            itemStates.formUnion(sequence.story.meeting?.items.map(\.state) ?? [])
            copyStates.formUnion(sequence.items.flatMap { $0.copies.map(\.state) })
        }
        #expect(states == Set(MeetingState.allCases), "seed \(seed): some states are never come to")
        #expect(itemStates == Set(MeetingItem.State.allCases), "seed \(seed): some states are never come to")
        let shared = Set(CopyState.allCases).subtracting([.offered])
        #expect(copyStates == shared, "seed \(seed): some states are never come to, or one that no item has")
    }
}

/// Who is in the room, as somebody at its door would know it: from what was done, and not from what the case says.
struct Door {
    struct Guest {
        let agency: AgencyID?
        var isInside = true
        var hasAccepted = false
    }

    private var guests: [Guest] = []

    var inside: [Guest] { guests.filter(\.isInside) }
    var agencies: Set<AgencyID> { Set(inside.compactMap(\.agency)) }

    /// What was done at the meeting.
    mutating func pass(_ act: MeetingAct) {
        switch act {
        case .arrive(let agency, _, _): guests.append(Guest(agency: agency))
        case .acceptStatement(let number): guests[number - 1].hasAccepted = true
        case .move(let number, let presence): guests[number - 1].isInside = presence == .present
        case .close: for index in guests.indices { guests[index].isInside = false }
        case .plan, .cancel, .open, .share, .park, .completeAction, .addToNote, .destroy: break
        }
    }
}
