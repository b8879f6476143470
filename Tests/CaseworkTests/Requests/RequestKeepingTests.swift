import Casework
import SharingProtocol
import Testing

@Suite("4.4, 3.11 Consent withdrawn before anything was disclosed")
struct ConsentWithdrawnEarlyTests {
    @Test func `it stops disclosing at once`() throws {
        let agreed = try Story.at(.agreed, ground: "consent")
        #expect(
            agreed.act(
                RequestAct.withdrawConsent(on: agreed.today, "By telephone."), by: "liaison", of: Story.police))
        #expect(!agreed.act(.disclose(.example), by: "liaison", of: Story.council))
        #expect(agreed.disclosure == nil)
    }

    @Test func `nothing is withdrawn where nothing rests on consent`() throws {
        let story = try Story.at(.agreed)
        #expect(
            !story.act(RequestAct.withdrawConsent(on: story.today, "By letter."), by: "liaison", of: Story.council))
        #expect(story.refusal?.topic == .ground)
    }

    @Test func `once, with words, on a day that was`() throws {
        let story = try Story.at(.sent, ground: "consent")
        func withdraw(on day: Day, _ words: Confidential) -> RequestAct.Refusal.Reason? {
            let isDone = story.act(RequestAct.withdrawConsent(on: day, words), by: "liaison", of: Story.council)
            return isDone ? nil : story.refusal?.reason
        }
        #expect(withdraw(on: story.today.adding(days: 1), "By letter.") == .incomplete(field: "on"))
        #expect(withdraw(on: story.today, " ") == .incomplete(field: "words"))
        #expect(withdraw(on: story.today.adding(days: -1), "By letter.") == nil)
        #expect(withdraw(on: story.today, "By letter.") == .notNow)
        #expect(story.request?.consentWithdrawn == story.today.adding(days: -1))
    }

    @Test func `once it is carried out, consent is withdrawn in the disclosure`() throws {
        let story = try Story.at(.disclosed, ground: "consent")
        #expect(
            !story.act(RequestAct.withdrawConsent(on: story.today, "By letter."), by: "liaison", of: Story.council))
        #expect(story.refusal?.reason == .notNow)
    }
}

@Suite("4.13 A request’s end")
struct RequestDestructionTests {
    @Test func `a request that came to nothing is destroyed by the agency that asked`() throws {
        for state in [RequestState.refused, .withdrawn] {
            let story = try Story.at(state)
            #expect(!story.act(.destroy(nil), by: "liaison", of: Story.council))
            #expect(!story.act(.destroy(nil), by: "practitioner", of: Story.police))
            #expect(story.act(.destroy(nil), by: "liaison", of: Story.police))
            let records = state == .refused ? ["request", "determination"] : ["request"]
            #expect(story.destroys[Story.reference] == records)
        }
    }

    @Test func `a question that the holder asked ends with it`() throws {
        let story = try Story.at(.clarifying)
        #expect(story.act(.withdraw("No longer needed."), by: "practitioner", of: Story.police))
        #expect(story.act(.destroy(nil), by: "liaison", of: Story.police))
        #expect(story.destroys[Story.reference] == ["request", "determination"])
    }

    @Test func `one that was carried out ends with the last copy, and not before`() throws {
        let story = try Story.at(.disclosed)
        for agency in [Story.police, Story.council] {
            #expect(!story.act(.destroy(nil), by: "liaison", of: agency))
        }
        #expect(story.act(.destroy(at: Story.police, nil), by: "liaison", of: Story.police))
        #expect(story.request?.state == .destroyed)
        #expect(story.destroys[Story.reference] == ["request", "determination"])
    }

    @Test func `paper is witnessed by another officer of the same agency, on a day that was`() throws {
        let story = try Story.at(.withdrawn)
        let colleague = Story.officer("colleague", Story.police)
        for (witness, days, field) in [
            (Story.officer("liaison", Story.police), 0, "witness"),
            (Story.officer("liaison", Story.council), 0, "witness"), (colleague, 1, "shredded"),
            (colleague, -1, "shredded"),
        ] {
            let wrong = PaperShredding(shredded: story.today.adding(days: days), witness: witness)
            #expect(!story.act(.destroy(wrong), by: "liaison", of: Story.police))
            #expect(story.refusal?.reason == .incomplete(field: field))
        }
        let right = PaperShredding(shredded: story.today, witness: colleague)
        #expect(story.act(.destroy(right), by: "liaison", of: Story.police))
    }

    @Test func `its words open for nobody any more`() throws {
        let story = try Story.at(.destroyed)
        for (name, agency) in [("practitioner", Story.police), ("liaison", Story.police), ("liaison", Story.council)] {
            for record in ["request", "determination"] {
                #expect(!story.act(.open(record: record), by: name, of: agency))
                let decision = story.request?.decideReading(of: record, in: story.circumstances(name, agency))
                #expect(decision?.isPermitted == false)
            }
        }
    }
}
