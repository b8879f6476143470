import Casework
import SharingProtocol

/// Every kind of event, out of real stories, with everything in it that it can have.
enum EveryEvent {
    static func ofRequest() throws -> [RequestEvent] {
        var events = try Story.at(.destroyed, ground: "consent").events
        events += try Story.at(.returned).events
        let clarifying = try Story.at(.clarifying)
        clarifying.act(.clarify("The ground floor one."), by: "liaison", of: Story.police)
        clarifying.act(.determine(.example { $0.readers = [] }), by: "liaison", of: Story.council)
        events += clarifying.events
        let refused = try Story.at(.refused)
        refused.act(.open(record: "determination"), by: "practitioner", of: Story.police)
        refused.seeRequest(by: "practitioner", of: Story.police)
        refused.suspend(Story.council)
        refused.act(.open(record: "request"), by: "liaison", of: Story.council)
        events += refused.events
        let withdrawn = try Story.at(.sent, ground: "consent")
        let colleague = Story.officer("colleague", Story.police)
        withdrawn.act(
            .reassign(from: Story.officer("practitioner", Story.police), to: colleague), by: "liaison",
            of: Story.police)
        withdrawn.act(
            RequestAct.withdrawConsent(on: withdrawn.today, "By letter."), by: "liaison", of: Story.police)
        withdrawn.act(.withdraw("No longer needed."), by: "liaison", of: Story.police)
        withdrawn.act(
            .destroy(PaperShredding(shredded: withdrawn.today, witness: colleague)), by: "liaison", of: Story.police)
        return events + withdrawn.events + [.consentWithdrawn(on: .first, reopens: true)]
    }

    static func ofDisclosure() throws -> [DisclosureEvent] {
        let colleague = Story.officer("colleague", Story.police)
        let file = DisclosedFile(id: "F-1", name: "a name", size: 3, chunks: 1, sealedHash: "00ff")
        let asked = try Story.at(.agreed, ground: "consent")
        asked.act(
            .disclose(DisclosedInformation(words: [1: "12 Row"], files: [file])), by: "liaison", of: Story.council)
        asked.act(.acknowledge, by: "liaison", of: Story.police)
        asked.act(.read(file: nil), by: "practitioner", of: Story.police)
        asked.act(.read(file: "F-1"), by: "practitioner", of: Story.police)
        asked.act(.read(file: nil), by: "colleague", of: Story.police)
        asked.act(.nameReader(colleague, at: Story.police), by: "liaison", of: Story.police)
        asked.act(.removeReader(colleague, at: Story.police), by: "liaison", of: Story.council)
        asked.act(.longer(at: Story.police), by: "liaison", of: Story.council)
        asked.act(.open, by: "practitioner", of: Story.police)
        asked.act(DisclosureAct.withdrawConsent(on: asked.today, "By letter."), by: "liaison", of: Story.police)
        asked.seeDisclosure(by: "practitioner", of: Story.police)
        asked.seeDisclosure(by: "liaison", of: Story.council)
        asked.act(
            .destroy(at: Story.police, PaperShredding(shredded: asked.today, witness: colleague)), by: "liaison",
            of: Story.police)
        let volunteered = try Story.volunteered(
            to: [Story.police, Story.fire, Story.college], acceptedBy: [Story.police]
        ) { $0.marking = "restricted" }
        volunteered.act(.decline, by: "liaison", of: Story.fire)
        volunteered.suspend(Story.college)
        volunteered.act(.accept, by: "liaison", of: Story.college)
        volunteered.act(.destroy(at: Story.police, nil), by: "liaison", of: Story.police)
        let ratified = try Story.at(copy: .noted)
        ratified.act(.ratify(.example()), by: "liaison", of: Story.council)
        return asked.disclosureEvents + volunteered.disclosureEvents + ratified.disclosureEvents
    }

    static func ofMeeting() throws -> [MeetingEvent] {
        let cancelled = try Story()
        var plan = MeetingPlan.example(inviting: [Story.police, Story.council], at: cancelled.today)
        plan.terms.following = "M-TEST-0000"
        cancelled.act(atMeeting: .plan(plan))
        cancelled.act(atMeeting: .cancel)
        cancelled.seeMeeting(by: "liaison", of: Story.council)
        let held = try Story.meeting(of: [Story.police, Story.fire, Story.council])
        held.act(atMeeting: .arrive(nil, nil, name: "B. Guest"))
        held.act(atMeeting: .share(.example { $0.actions = [.example()] }))
        for presence in [Attendee.Presence.steppedOut, .present, .left] { held.act(atMeeting: .move(4, presence)) }
        held.act(atMeeting: .share(.example { $0.actions = [.example()] }))
        held.act(atMeeting: .share(.example(Story.item(2), of: Story.fire)))
        held.act(atMeeting: .park(owner: Story.police))
        held.act(atMeeting: .addToNote("Two items."))
        held.act(atMeeting: .close)
        held.act(.ratify(.example()), by: "liaison", of: Story.council)
        held.act(.endItem, on: Story.item(2), by: "liaison", of: Story.fire)
        held.act(atMeeting: .completeAction(1), by: "practitioner", of: Story.fire)
        held.act(atMeeting: .destroy, by: "liaison")
        return cancelled.meetingEvents + held.meetingEvents
    }
}
