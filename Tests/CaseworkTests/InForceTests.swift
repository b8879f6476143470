import Casework
import SharingProtocol
import Testing

@Suite("5.1 A request on a day on which the protocol is not in force")
struct RequestInForceTests {
    @Test func `is not asked before the first day, nor after the last`() throws {
        for rules in [
            try InformationSharingProtocol.safermk2013().inForce(from: Day(iso: "2013-06-04")!),
            try InformationSharingProtocol.safermk2013().inForce(until: Day(iso: "2013-06-02")!),
        ] {
            let story = try Story()
            story.rules = rules
            #expect(!story.act(.submit(.example()), by: "practitioner", of: Story.police))
            #expect(story.refusal?.unmet == [.inForce])
        }
    }

    @Test func `is not disclosed or read once its version has ended and none has followed`() throws {
        let agreed = try Story.at(.agreed)
        agreed.rules = agreed.rules.inForce(until: agreed.today.adding(days: -1))
        #expect(!agreed.act(.disclose(.example), by: "liaison", of: Story.council))
        #expect(agreed.refusal?.unmet == [.inForce])
        let disclosed = try Story.at(.disclosed)
        disclosed.rules = disclosed.rules.inForce(until: disclosed.today.adding(days: -1))
        #expect(!disclosed.act(.read(file: nil), by: "practitioner", of: Story.police))
        #expect(disclosed.refusal?.unmet == [.inForce])
    }

    @Test func `is read by a version that another has followed`() throws {
        let story = try Story.at(.disclosed)
        let old = story.rules.inForce(until: story.today.adding(days: -1))
        let now = try InformationSharingProtocol.model2026().inForce(from: story.today)
        let circumstances = Circumstances(
            officer: story.circumstances("practitioner", Story.police).officer, at: story.today.noon,
            register: story.register, rules: now, versions: [old, now])
        let disclosure = try #require(story.disclosure)
        for rules in [
            try #require(story.request).rulesOfReading(in: circumstances),
            disclosure.rulesOfReading(disclosure.copy(of: Story.police), in: circumstances),
            disclosure.rulesOfReading(nil, in: circumstances),
        ] { #expect(rules.name == old.name && rules.lastDay == nil) }
    }
}

@Suite("4.4 Explicit consent as the condition")
struct ConditionConsentTests {
    /// Health information that the council told the police, on a public task and the person's explicit consent.
    private func story() throws -> (Story, DeterminationTerms) {
        let story = try Story.at(.sent)
        let model = try InformationSharingProtocol.model2026()
        story.rules = model.inForce(from: story.today)
        var words: [String: Confidential] = [
            "reasons": "The person asked for it.", "necessity": "Nothing less would do.",
            "evidence.ground.public-task": "Section 6 of the Act of 1998.",
        ]
        for piece in try #require(model.condition("explicit-consent")).evidence {
            words[EvidenceSubject.condition.field(piece.key)] = "On file."
        }
        for particular in model.particulars {
            words[EvidenceSubject.particular.field(particular.key.name)] = "Written down."
        }
        var terms = DeterminationTerms(
            given: [true, true], informationClass: "special-category",
            readers: [Story.officer("practitioner", Story.police)], keepUntil: story.today.adding(months: 3))
        terms.ground = "public-task"
        terms.condition = "explicit-consent"
        return (story, Determination(terms, words: words).terms)
    }

    @Test func `can be withdrawn, and then nothing more is disclosed`() throws {
        let (story, terms) = try story()
        let found = try #require(story.request).foreseen(terms, in: story.circumstances("liaison", Story.council))
        // The agencies of the story have signed the protocol of 2013 alone.
        #expect(found.unmet.map(\.question) == [.signatories])
        #expect(found.basis.map(\.key) == ["section-115", "public-task", "explicit-consent"])
        #expect(try #require(story.request).restsOnConsent(under: story.rules) == false)
        var request = try #require(story.request)
        let decision = RecordedDecision(found)
        request.apply(.determined(terms, decision), by: "liaison", of: Story.council, at: story.today.noon)
        #expect(request.restsOnConsent(under: story.rules))
        request.apply(
            .consentWithdrawn(on: story.today, reopens: false), by: "liaison", of: Story.council, at: story.today.noon)
        let again = request.foreseen(terms, in: story.circumstances("liaison", Story.council))
        #expect(again.unmet.map(\.question).contains(.consent))
    }

    @Test func `withdrawn once it is disclosed, it keeps everybody from reading`() throws {
        let (story, terms) = try story()
        let found = try #require(story.request).foreseen(terms, in: story.circumstances("liaison", Story.council))
        let disclosed = DisclosureTerms(
            .request(Story.reference), owner: Story.council, purpose: "shared-intelligence", reason: nil,
            prescribedSet: nil, determination: terms, items: [1], files: [])
        var log = CaseLog<DisclosureCase>(Story.disclosureReference)
        let owner = story.circumstances("liaison", Story.council)
        log.enter(.disclosed(disclosed), in: owner)
        let copy = GivenCopy(agency: Story.police, readers: terms.readers, decision: RecordedDecision(found))
        log.enter(.copyGiven(copy), in: owner)
        #expect(try #require(log.current).restsOnConsent(under: story.rules))
        log.enter(.consentWithdrawn(on: story.today), in: owner)
        for (name, agency) in [("practitioner", Story.police), ("liaison", Story.council)] {
            let outcome = log.outcome(of: .read(file: nil), in: story.circumstances(name, agency))
            guard case .refused(let refusal) = outcome else {
                Issue.record("\(name) of \(agency) read it")
                continue
            }
            #expect(refusal.decision?.unmet.map(\.question).contains(.consent) == true)
        }
    }
}
