import Casework
import SharingProtocol
import Testing

@Suite("4.5, 6.5 Who does what at a meeting, and when")
struct MeetingSeatsTests {
    private static let times: [MeetingActKind: [MeetingState]] = [
        .cancel: [.planned], .open: [.planned], .arrive: [.open], .acceptStatement: [.open], .move: [.open],
        .share: [.open], .park: [.open], .close: [.open], .addToNote: [.open, .closed, .settled],
        .completeAction: [.open, .closed, .settled], .destroy: [.settled, .cancelled],
    ]

    private static let notNow: [MeetingState: String] = [
        .planned: "The meeting has not begun.", .open: "The meeting is open.",
        .closed: "The meeting is closed, and items wait for their owners.", .settled: "The meeting is over.",
        .cancelled: "The meeting was cancelled.", .destroyed: "The records of the meeting are destroyed.",
    ]

    private func refusal(
        of kind: MeetingActKind, by name: String, of agency: AgencyID, in story: Story
    ) throws -> MeetingAct.Refusal? {
        let act = MeetingAct.filled(kind, by: Story.officer(name, agency), in: story)
        let outcome = try #require(story.meeting).decide(act, in: story.circumstances(name, agency))
        guard case .refused(let refusal) = outcome else { return nil }
        return refusal
    }

    @Test(arguments: MeetingState.allCases)
    func `whoever convened it, and the liaison officers of that agency, do each thing at its time`(
        _ state: MeetingState
    ) throws {
        let story = try Story.at(meeting: state)
        #expect(story.meeting?.state == state)
        for kind in MeetingActKind.allCases where kind != .plan {
            for name in ["colleague", "liaison"] where kind != .destroy || name == "liaison" {
                let refusal = try refusal(of: kind, by: name, of: Story.police, in: story)
                if Self.times[kind, default: []].contains(state) {
                    #expect(refusal == nil, "\(name): \(kind)")
                } else {
                    #expect(refusal?.reason == .notNow && refusal?.topic == .record, "\(name): \(kind)")
                    #expect(refusal?.sentence == Self.notNow[state], "\(name): \(kind)")
                }
            }
        }
    }

    @Test(arguments: MeetingState.allCases)
    func `nobody else does anything, whether they were there or not`(_ state: MeetingState) throws {
        let story = try Story.at(meeting: state)
        for (name, agency) in [
            ("practitioner", Story.police), ("signatory", Story.police), ("deputy", Story.police),
            ("liaison", Story.council), ("practitioner", Story.council), ("liaison", Story.fire),
            ("liaison", Story.college), ("practitioner", Story.team),
        ] {
            let seats = try #require(story.meeting)
                .seats(of: story.circumstances(name, agency).officer, in: story.register, on: story.today)
            #expect(seats.isEmpty)
            for kind in MeetingActKind.allCases {
                let refusal = try refusal(of: kind, by: name, of: agency, in: story)
                #expect(refusal?.reason == .notYours && refusal?.topic == .record, "\(name) of \(agency): \(kind)")
                let isAlone = [.destroy, .completeAction].contains(kind)
                #expect(refusal?.sentence.hasPrefix("Only the officer who convened") != isAlone, "\(agency): \(kind)")
            }
        }
    }

    @Test func `a deputy counts as the liaison officer, for as long as they are in post`() throws {
        let story = try Story.planned(inviting: [Story.council])
        #expect(!story.act(atMeeting: .open, by: "deputy"))
        story.register.agencies[Story.police]?.apply(
            .appointed(Story.officer("deputy", Story.police), asDeputy: true, from: story.today, until: story.today),
            by: Story.officer("liaison", Story.police), at: story.today.noon)
        #expect(story.act(atMeeting: .open, by: "deputy"))
        story.today = story.today.adding(days: 1)
        #expect(!story.act(atMeeting: .park(owner: Story.council), by: "deputy"))
        #expect(story.refusal?.reason == .notYours)
    }

    @Test func `whoever convened it does nothing more once their account is closed (4.8)`() throws {
        let story = try Story.at(meeting: .open)
        story.close("colleague", of: Story.police)
        #expect(!story.act(atMeeting: .close))
        #expect(story.refusal?.reason == .notYours)
        #expect(story.act(atMeeting: .close, by: "liaison"))
    }

    @Test(arguments: MeetingActKind.allCases)
    func `each act is somebody's at some point, and planning begins a meeting`(_ kind: MeetingActKind) {
        #expect(kind.seats.isEmpty == (kind == .plan))
        #expect(kind.states.isEmpty == (kind == .plan))
    }
}
