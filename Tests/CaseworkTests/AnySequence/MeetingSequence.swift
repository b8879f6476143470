import Casework
import SharingProtocol
import Testing

/// One sequence of acts at a meeting, and on the disclosures that its items begin.
struct MeetingSequence: CheckedSequence {
    let story: Story
    let name: Comment
    private(set) var door = Door()
    /// The agencies that were in the room when each item was shared, its owner among them.
    private(set) var heard: [CaseID: Set<AgencyID>] = [:]

    /// What was shared, as it stands now.
    var items: [DisclosureCase] {
        (story.meeting?.items ?? []).compactMap(\.disclosure).compactMap { story[disclosure: $0].current }
    }

    /// The meeting is planned, and mostly begun: one to four agencies are there.
    init(_ name: Comment, _ dice: inout Dice) throws {
        self.name = name
        let agencies = [Story.council, Story.police, Story.fire, Story.college].shuffled(using: &dice)
        story = try .planned(inviting: Array(agencies.prefix(3)))
        guard !dice.oneIn(6) else { return }
        act(.open)
        for (index, agency) in agencies.prefix(dice.days(1...4)).enumerated() {
            act(.arrive(agency, Story.officer("practitioner", agency), name: nil))
            act(.acceptStatement(index + 1))
        }
    }

    /// Somebody does something, time passes, and now and then something changes that no case knows of.
    mutating func step(_ dice: inout Dice) {
        let (name, agency) = dice.pick(AnySequenceTests.people)
        if let item = dice.oneIn(2) ? items.randomElement(using: &dice) : nil {
            // Half of the time it is whoever it waits for.
            dice.oneIn(2) ? actOn(item, name, agency, &dice) : actOn(item, "liaison", item.owner, &dice)
        } else if dice.oneIn(4) {
            actAtMeeting(name, agency, &dice)
        } else {
            actAtMeeting("colleague", Story.police, &dice)
        }
        if dice.oneIn(6) { story.seeMeeting(by: name, of: agency) }
        if dice.oneIn(6) { story.today = story.today.adding(days: dice.days(1...30)) }
        if dice.oneIn(12) { story.changeMeanwhile(&dice) }
        if dice.oneIn(40) { story.endMembership(of: agency) }
    }

    /// Mostly what is offered, as people do; and now and then what comes to somebody's mind.
    private mutating func actAtMeeting(_ name: String, _ agency: AgencyID, _ dice: inout Dice) {
        let offered = story.meeting?.offered(in: story.circumstances(name, agency)).acts ?? []
        var kinds =
            dice.oneIn(4) || offered.isEmpty
            ? MeetingActKind.allCases : MeetingActKind.allCases.filter(offered.contains)
        for often in [MeetingActKind.share, .acceptStatement] where offered.contains(often) && dice.oneIn(2) {
            kinds = [often]
        }
        act(dice.act(dice.pick(kinds), by: Story.officer(name, agency), in: story), by: name, of: agency)
    }

    private mutating func act(
        _ act: MeetingAct, by name: String = "colleague", of agency: AgencyID = Story.police
    ) {
        let isDone = story.act(atMeeting: act, by: name, of: agency)
        if isDone { door.pass(act) }
        #expect(Set(story.meeting?.room ?? []) == door.agencies, self.name)
        guard case .share(let item) = act else { return }
        if isDone {
            heard[item.disclosure] = door.agencies
            checkHeard(item)
        } else if case .sharingRefused(let attendees)? = story.meetingEvents.last, story.refusal?.reason == .unmet {
            let unfit = door.inside.filter { !mayHear($0) }
            #expect(!unfit.isEmpty && attendees.count == unfit.count, "\(self.name): \(attendees) may not hear it")
        }
    }

    private func mayHear(_ guest: Door.Guest) -> Bool {
        guest.hasAccepted && guest.agency.map { story.mayHear($0) } ?? false
    }

    /// 4.5: everybody who was in the room may hear it, and each of their agencies but its owner gets a copy.
    private func checkHeard(_ item: SharedItem) {
        #expect(door.inside.allSatisfy(mayHear), "\(name): somebody heard it who may not")
        let copies = story[disclosure: item.disclosure].current?.copies.map(\.agency) ?? []
        #expect(!copies.isEmpty && Set(copies).count == copies.count, name)
        #expect(Set(copies) == door.agencies.subtracting([item.owner]), name)
        #expect(door.agencies.contains(item.owner), name)
    }

    private func actOn(_ item: DisclosureCase, _ name: String, _ agency: AgencyID, _ dice: inout Dice) {
        let offered = item.offered(in: story.circumstances(name, agency)).acts
        let kinds =
            dice.oneIn(4) || offered.isEmpty
            ? DisclosureActKind.allCases : DisclosureActKind.allCases.filter { offered[$0] != nil }
        let act = dice.act(dice.pick(kinds), on: item, in: story)
        let isDone = story.act(act, on: item.reference, by: name, of: agency)
        guard case .read(file: nil) = act else { return }
        let may = story.mayRead(name, agency, item)
        #expect(isDone == may, "\(self.name): \(name) of \(agency) reads: \(isDone)")
        let wasThere = heard[item.reference]?.contains(agency) == true
        #expect(!isDone || wasThere, "\(self.name): \(name) of \(agency) reads what they did not hear")
    }
}

// What is done at a meeting as somebody might fill it in, rightly or not.
extension Dice {
    fileprivate mutating func act(_ kind: MeetingActKind, by officer: OfficerID, in story: Story) -> MeetingAct {
        switch kind {
        case .plan, .cancel, .open, .close, .destroy: return .filled(kind, by: officer, in: story)
        case .arrive:
            if oneIn(4) { return .arrive(pick([nil, Story.fire, Story.college, Story.team]), nil, name: words()) }
            let (name, agency) = pick(AnySequenceTests.people)
            return .arrive(agency, Story.officer(name, agency), name: nil)
        case .acceptStatement, .move, .completeAction:
            guard oneIn(2) else { return .filled(kind, by: officer, in: story) }
            let number = days(0...5)
            if kind == .move { return .move(number, pick(Attendee.Presence.allCases)) }
            return kind == .acceptStatement ? .acceptStatement(number) : .completeAction(number)
        case .share: return .share(item(in: story))
        case .park: return .park(owner: pick([Story.council, Story.team, "residents"]))
        case .addToNote: return .addToNote(words())
        }
    }

    private mutating func item(in story: Story) -> SharedItem {
        let (meeting, marking, ground) = (story.meeting, marking(), ground())
        let number = (meeting?.items.count ?? 0) + (oneIn(8) ? 0 : 1)
        let owner = pick((meeting?.room ?? []) + [Story.council])
        let day = story.today.adding(days: days(-1...200))
        let actions = oneIn(2) ? [] : [SharedItem.AgreedAction.example(by: officer(), due: day)]
        return .example(Story.item(number), of: owner) {
            $0.marking = marking
            $0.ground = ground
            $0.keepUntil = day
            $0.actions = actions
        }
    }
}
