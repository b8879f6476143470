import Casework
import SharingProtocol
import Testing

@Suite("4.5, 4.6, 4.10 Who may know of a meeting, and read what is written of it")
struct MeetingRowTests {
    @Test func `its parties are who convened it, who is invited and who came, each once`() throws {
        let story = try Story.planned(inviting: [Story.council, Story.police])
        func parties() -> [CaseParty]? { story.meeting?.row.parties }
        #expect(parties() == [Story.police, Story.council].map { CaseParty($0, .participant) })
        try story.go(atMeeting: .open)
        for agency in [Story.fire, nil, Story.council] as [AgencyID?] {
            try story.go(atMeeting: .arrive(agency, nil, name: "B. Guest"))
        }
        #expect(parties() == [Story.police, Story.council, Story.fire].map { CaseParty($0, .participant) })
        #expect(story.meeting?.row.officer == Story.officer("colleague", Story.police))
        #expect(story.meeting?.row.purpose == "shared-intelligence")
        #expect(story.meeting?.row.keepUntil == story.meeting?.terms.keepUntil)
    }

    @Test func `the desks of its parties know of it, who came, and whoever undertook something`() throws {
        let story = try Story.at(meeting: .open)
        for (name, agency, may) in [
            ("colleague", Story.police, true), ("liaison", Story.police, true), ("practitioner", Story.police, true),
            ("practitioner", Story.fire, true), ("liaison", Story.council, true), ("colleague", Story.council, false),
            ("liaison", Story.college, false), ("practitioner", Story.team, false), ("signatory", Story.police, false),
        ] {
            let isKnown = story.meeting?.mayKnow(in: story.circumstances(name, agency))
            #expect(isKnown == may, "\(name) of \(agency)")
        }
    }

    private func readable(by name: String, of agency: AgencyID, in story: Story) -> [String] {
        let circumstances = story.circumstances(name, agency)
        return MeetingCase.shownRecords.filter { record in
            let decision = story.meeting?.decideReading(of: record, in: circumstances)
            let looking = story.meeting?.looking(at: record, in: circumstances)
            #expect(looking?.decision.isPermitted == decision?.isPermitted && looking?.event == nil)
            return decision?.isPermitted == true
        }
    }

    @Test func `the agenda is for all of them, and who came and the note for agencies that were there`() throws {
        let story = try Story.meeting(of: [Story.fire, Story.team])
        let all = ["meeting", "attendance", "note"]
        let planned = try Story.planned(inviting: [Story.fire, Story.college])
        for agency in [Story.fire, Story.college] {
            #expect(readable(by: "liaison", of: agency, in: planned) == ["meeting"])
            #expect(readable(by: "practitioner", of: agency, in: planned) == [])
        }
        for (name, agency) in [
            ("colleague", Story.police), ("liaison", Story.police), ("liaison", Story.fire),
            ("practitioner", Story.fire), ("practitioner", Story.team),
        ] { #expect(readable(by: name, of: agency, in: story) == all, "\(name) of \(agency)") }
        for (name, agency) in [
            ("colleague", Story.fire), ("liaison", Story.council), ("practitioner", Story.police),
        ] { #expect(readable(by: name, of: agency, in: story) == [], "\(name) of \(agency)") }
    }

    @Test func `an auditor knows of it and reads nothing, and nobody reads what is destroyed (4.13, 5.2)`() throws {
        let story = try Story.at(meeting: .settled)
        let auditor = Story.officer("deputy", Story.police)
        story.register.agencies[Story.police]?.officers[auditor]?.role = .auditor
        #expect(story.meeting?.mayKnow(in: story.circumstances("deputy", Story.police)) == true)
        #expect(readable(by: "deputy", of: Story.police, in: story) == [])
        #expect(readable(by: "colleague", of: Story.police, in: story) == MeetingCase.shownRecords)
        try story.go(atMeeting: .destroy, "liaison")
        for (name, agency) in [("colleague", Story.police), ("liaison", Story.police), ("practitioner", Story.fire)] {
            #expect(readable(by: name, of: agency, in: story) == [], "\(name) of \(agency)")
        }
    }

    @Test func `its records are sealed as those of the agency that convened it`() throws {
        let story = try Story.at(meeting: .open)
        for record in MeetingCase.shownRecords {
            #expect(story.meeting?.owner(of: record, in: story.register) == Story.police)
        }
        #expect(story.meeting?.recordCopies == [])
    }
}
