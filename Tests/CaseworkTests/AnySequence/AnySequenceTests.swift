import Casework
import SharingProtocol
import Testing

/// Whatever officers do, in whatever order: what must hold of a request and of what is disclosed holds after each act.
@Suite("4.2, 4.4, 4.7, 4.10, 4.12, 4.13 Any sequence of acts")
struct AnySequenceTests {
    static let people = [
        ("practitioner", Story.police), ("colleague", Story.police), ("liaison", Story.police),
        ("practitioner", Story.council), ("liaison", Story.council), ("practitioner", Story.fire),
        ("liaison", Story.fire), ("practitioner", Story.college), ("liaison", Story.college),
        ("practitioner", Story.team),
    ]

    /// One seed for ever, and another in each run, which is printed with whatever it finds.
    @Test(arguments: [20_131_201, UInt64.random(in: 1...(.max))])
    func `lets nobody read what the protocol does not, and keeps its word on what it offers`(_ seed: UInt64) throws {
        var dice = Dice(seed: seed)
        var requestStates: Set<RequestState> = []
        var copyStates: Set<CopyState> = []
        for number in 1...5_000 {
            let story = try dice.beginning()
            let sequence = ActSequence(story: story, name: "seed \(seed), sequence \(number)")
            for _ in 1...dice.days(1...12) {
                sequence.step(&dice)
                if let state = story.request?.state { requestStates.insert(state) }
                copyStates.formUnion(story.disclosure?.copies.map(\.state) ?? [])
            }
            try sequence.check(&dice)
        }
        #expect(requestStates == Set(RequestState.allCases), "seed \(seed): some states are never come to")
        #expect(copyStates == Set(CopyState.allCases), "seed \(seed): some states are never come to")
    }
}

/// One sequence of acts on a request and on what is disclosed.
struct ActSequence: CheckedSequence {
    let story: Story
    let name: Comment

    /// Somebody does something, time passes, and now and then something changes that no case knows of.
    func step(_ dice: inout Dice) {
        let (name, agency) = dice.pick(AnySequenceTests.people)
        if story.request != nil, story.disclosure == nil || dice.oneIn(4) {
            actOnRequest(name, agency, &dice)
        } else {
            actOnDisclosure(name, agency, &dice)
        }
        if dice.oneIn(6) { story.seeRequest(by: name, of: agency) }
        if dice.oneIn(6) { story.seeDisclosure(by: name, of: agency) }
        if dice.oneIn(5) { story.today = story.today.adding(days: dice.days(1...60)) }
        if dice.oneIn(20) { story.changeMeanwhile(&dice) }
    }

    /// Mostly what is offered, as people do; and now and then what comes to somebody's mind.
    private func actOnRequest(_ name: String, _ agency: AgencyID, _ dice: inout Dice) {
        let offered = story.request?.offered(in: story.circumstances(name, agency)).acts ?? []
        let kinds =
            dice.oneIn(4) || offered.isEmpty
            ? RequestActKind.allCases : RequestActKind.allCases.filter(offered.contains)
        story.act(dice.act(dice.pick(kinds), in: story), by: name, of: agency)
    }

    private func actOnDisclosure(_ name: String, _ agency: AgencyID, _ dice: inout Dice) {
        guard let disclosure = story.disclosure else { return }
        let offered = disclosure.offered(in: story.circumstances(name, agency)).acts
        let kinds =
            dice.oneIn(4) || offered.isEmpty
            ? DisclosureActKind.allCases : DisclosureActKind.allCases.filter { offered[$0] != nil }
        let act = dice.act(dice.pick(kinds), on: disclosure, in: story)
        let isDone = story.act(act, by: name, of: agency)
        guard case .read(file: nil) = act else { return }
        let may = story.mayRead(name, agency, disclosure)
        #expect(isDone == may, "\(self.name): \(name) of \(agency) reads: \(isDone)")
    }
}

extension Story {
    /// An agency is suspended, or is no more; somebody's account is closed, or opened.
    func changeMeanwhile(_ dice: inout Dice) {
        let (name, agency) = dice.pick(AnySequenceTests.people)
        if dice.oneIn(2) {
            let isSuspended = register.agencies[agency]?.suspendedSince != nil
            register.agencies[agency]?.suspendedSince = isSuspended ? nil : today
        } else {
            register.agencies[agency]?.officers[Self.officer(name, agency)]?.isActive.toggle()
        }
    }
}
