import Casework
import SharingProtocol
import Testing

@Suite("Invariant 12: nobody is offered what would be refused of a meeting (4.5)")
struct MeetingOfferedTests {
    private static let people = [
        ("colleague", Story.police), ("liaison", Story.police), ("practitioner", Story.police),
        ("practitioner", Story.fire), ("liaison", Story.council), ("liaison", Story.college),
    ]

    /// With everything in it, and as it is at its beginning.
    private func stories(at state: MeetingState) throws -> [Story] {
        let story = try Story.at(meeting: state)
        guard state == .open else { return [story] }
        let guests = try Story.meeting(of: [])
        try guests.go(atMeeting: .arrive(nil, nil, name: "B. Guest"))
        let left = try Story.meeting(of: [Story.fire, Story.council])
        for number in 1...2 { try left.go(atMeeting: .move(number, .left)) }
        return [story, try .meeting(of: []), try .meeting(of: [Story.fire]), guests, left]
    }

    @Test(arguments: MeetingState.allCases)
    func `what is offered succeeds`(_ state: MeetingState) throws {
        for story in try stories(at: state) {
            let meeting = try #require(story.meeting)
            for (name, agency) in Self.people {
                let circumstances = story.circumstances(name, agency)
                let seats = meeting.seats(of: circumstances.officer, in: story.register, on: story.today)
                let offered = meeting.offered(in: circumstances).acts
                #expect(offered.isSubset(of: meeting.acts(open: seats)))
                for kind in offered {
                    let act = MeetingAct.filled(kind, by: circumstances.officer.id, in: story)
                    guard case .refused(let refusal) = meeting.decide(act, in: circumstances) else { continue }
                    Issue.record("\(name) of \(agency) was offered \(kind): \(refusal.sentence)")
                }
            }
        }
    }

    @Test func `what is not offered of what is theirs would be refused`() throws {
        for story in try MeetingState.allCases.flatMap({ try stories(at: $0) }) {
            let meeting = try #require(story.meeting)
            for (name, agency) in Self.people {
                let circumstances = story.circumstances(name, agency)
                for kind in Set(MeetingActKind.allCases).subtracting(meeting.offered(in: circumstances).acts) {
                    let act = MeetingAct.filled(kind, by: circumstances.officer.id, in: story)
                    guard case .happened = meeting.decide(act, in: circumstances) else { continue }
                    Issue.record("\(name) of \(agency) could \(kind) after all")
                }
            }
        }
    }

    @Test func `nobody is asked to accept what everybody has accepted`() throws {
        let story = try Story.meeting(of: [Story.fire, Story.council])
        func offered() throws -> Set<MeetingActKind> {
            try #require(story.meeting).offered(in: story.circumstances("colleague", Story.police)).acts
        }
        #expect(try !offered().contains(.acceptStatement))
        try story.go(atMeeting: .arrive(Story.fire, nil, name: "B. Guest"))
        #expect(try offered().contains(.acceptStatement) && !offered().contains(.share))
    }

    @Test func `whoever has no part in it is offered nothing`() throws {
        let story = try Story.at(meeting: .open)
        for (name, agency) in [("practitioner", Story.police), ("liaison", Story.fire), ("liaison", Story.college)] {
            let offered = try #require(story.meeting).offered(in: story.circumstances(name, agency))
            #expect(offered.acts == [], "\(name) of \(agency)")
        }
        let holder = story.circumstances("practitioner", Story.fire)
        #expect(try #require(story.meeting).offered(in: holder).acts == [.completeAction])
    }
}
