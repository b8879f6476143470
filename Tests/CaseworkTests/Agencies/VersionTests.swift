import Casework
import SharingProtocol
import Testing

@Suite("4.3, 5.1 Agreements when the version changes")
struct VersionTests {
    private let story: Story
    private let before: InformationSharingProtocol
    private let after: InformationSharingProtocol
    private let change = Day(iso: "2026-07-01")!

    init() throws {
        story = try Story()
        before = story.rules
        after = try InformationSharingProtocol.model2026().inForce(from: change)
        story.register.versions = [VersionInForce(before), VersionInForce(after)]
    }

    private func standing(_ agency: AgencyID, on day: Day) -> AgreementStanding? {
        story.register.agencies[agency].map { agency in
            let version = story.register.version(on: day)?.name ?? ""
            return story.register.standing(of: agency, under: version, on: day)
        }
    }

    @Test func `the one before counts for as long as the new version says`() {
        let last = change.adding(days: 90)
        #expect(standing(Story.police, on: change.adding(days: -1)) == .signed)
        #expect(standing(Story.police, on: change) == .countsUntil(last))
        #expect(standing(Story.police, on: last) == .countsUntil(last))
        #expect(standing(Story.police, on: last.adding(days: 1)) == .lapsed(readsOn: true))
        let late = last.adding(days: 1)
        #expect(!story.register.party(Story.police, on: late, under: after.name).hasSigned)
        story.register.agencies[Story.police]?.apply(
            .agreementSigned(version: after.name, textHash: "01"), by: "s", at: late.noon)
        #expect(standing(Story.police, on: late) == .signed)
    }

    @Test func `whoever was in time is in time again when a third version comes soon after`() throws {
        let third = Day(iso: "2026-08-01")!
        let text = after.text.replacing("name: model-2026", with: "name: model-2026-b")
        let rules = try #require(ProtocolFile.read(text).rules).inForce(from: third)
        story.register.versions.append(VersionInForce(rules))
        #expect(standing(Story.police, on: third) == .countsUntil(third.adding(days: 90)))
        #expect(standing(Story.police, on: third.adding(days: 91)) == .lapsed(readsOn: true))
    }

    @Test func `a place on a line to come leaves it where it stands today`() {
        story.register.agencies[Story.college]?.apply(
            .placed(line: "voluntary-sector", category: "co-operating-private-body"), by: "s", at: story.today.noon)
        let college = story.register.agencies[Story.college].map { agency in
            [before, after].map { story.register.heading(of: agency, under: $0.name) }
        }
        #expect(college == ["co-operating-body", "co-operating-private-body"])
    }

    @Test func `whoever signed neither has no agreement to count`() {
        story.register.agencies[Story.police]?.agreements = []
        #expect(standing(Story.police, on: change) == .unsigned)
        #expect(standing(Story.team, on: change) == .unsigned)
    }

    @Test func `each agency stands under today’s heading of its line`() {
        let college = story.register.agencies[Story.college].map { agency in
            [before, after].map { story.register.heading(of: agency, under: $0.name) }
        }
        #expect(college == ["co-operating-body", "education-or-custody-authority"])
        var gone = Agency(id: "nhs-commissioning-board", name: "NHS", category: "responsible-authority")
        #expect(story.register.heading(of: gone, under: after.name) == "responsible-health-body")
        gone.line = "nowhere"
        gone.category = "co-operating-body"
        #expect(story.register.heading(of: gone, under: after.name) == nil)
        #expect(story.register.heading(of: gone, under: before.name) == "co-operating-body")
    }
}

@Suite("5.2, 2.10 The yearly review")
struct ReviewTests {
    private let story: Story
    private let words: [String: Confidential] = ["findings": "All well.", "recommendations": "Change nothing."]

    init() throws {
        story = try Story()
        story.register.versions = [VersionInForce(story.rules)]
        story.register.agencies[Story.team]?.apply(
            .officerAdmitted(Story.officer("coordinator", Story.team), role: .coordinator, maySign: false),
            by: "founder", at: story.today.noon)
    }

    @discardableResult
    private func act(_ act: PartnershipAct, by name: String = "coordinator", of agency: AgencyID = Story.team)
        -> String?
    {
        let circumstances = story.circumstances(name, agency)
        switch story.register.partnership.decide(act, in: circumstances) {
        case .refused(let refusal): return refusal.sentence
        case .happened(let happening):
            for event in happening.events {
                story.register.partnership.apply(event, by: circumstances.officer.id, of: agency, at: circumstances.at)
            }
            return nil
        }
    }

    private func answer(_ approves: Bool, _ words: Confidential) -> PartnershipAct {
        .answer(approves: approves, words: words, presentedAt: review?.presentedAt)
    }

    private var review: YearlyReview? { story.register.partnership.reviews.last }

    @Test func `is written, presented, and approved once every authority with a vote has approved`() {
        #expect(act(.team(.present(text: nil, figures: [:]))) == "Write the review first.")
        #expect(act(.team(.write(words: ["findings": "x"]))) != nil)
        #expect(act(.team(.write(words: words)), by: "liaison", of: Story.police) != nil)
        #expect(act(.team(.write(words: words))) == nil)
        #expect(act(answer(true, ""), by: "signatory", of: Story.police) != nil)
        #expect(act(.team(.present(text: nil, figures: ["outcome: Refused": 2]))) == nil)
        #expect(act(.team(.write(words: words))) != nil)
        #expect(act(answer(true, ""), by: "signatory", of: Story.college) != nil)
        #expect(act(answer(true, ""), by: "liaison", of: Story.police) != nil)
        #expect(act(answer(true, ""), by: "signatory", of: Story.police) == nil)
        #expect(review?.state == .presented)
        // All but one: it stays open, whatever anybody writes, until the last has answered.
        #expect(
            act(answer(false, " "), by: "signatory", of: Story.council) == "Say what you object to.")
        #expect(act(answer(false, "No."), by: "signatory", of: Story.council) == nil)
        #expect(review?.state == .presented)
        #expect(act(.team(.adopt(from: story.today))) != nil)
        #expect(act(answer(true, ""), by: "signatory", of: Story.council) == nil)
        #expect(review?.state == .approved && review?.presented?.figures == ["outcome: Refused": 2])
        // Reviewed, no change: there is nothing to bring into force.
        #expect(act(.team(.adopt(from: story.today))) == "No approved review has a new version in it.")
    }

    @Test func `an answer counts for what was read, and a vote ends with the membership`() {
        act(.team(.write(words: words)))
        act(.team(.present(text: nil, figures: [:])))
        let read = PartnershipAct.answer(
            approves: true, words: "", presentedAt: Timestamp(milliseconds: story.today.noon.milliseconds - 1))
        #expect(
            act(read, by: "signatory", of: Story.police)
                == "It was presented anew meanwhile: read it again, then answer.")
        act(answer(true, ""), by: "signatory", of: Story.police)
        story.register.agencies[Story.council]?.apply(
            .leaving(on: story.today.adding(days: -1), into: nil), by: "s", at: story.today.noon)
        #expect(act(answer(true, ""), by: "signatory", of: Story.council) != nil)
        #expect(act(answer(true, ""), by: "signatory", of: Story.police) == nil)
        #expect(review?.state == .approved)
    }

    @Test func `is taken back with all answers to it`() {
        act(.team(.write(words: words)))
        act(.team(.present(text: nil, figures: [:])))
        act(answer(true, ""), by: "signatory", of: Story.police)
        #expect(act(.team(.withdraw)) == nil)
        #expect(review?.answers == [:] && review?.state == .written)
        act(.team(.present(text: nil, figures: [:])))
        act(answer(true, ""), by: "signatory", of: Story.council)
        #expect(review?.state == .presented)
    }

    @Test func `brings a version into force from a day that is not past, and under a name of its own (5.1)`() throws {
        let model = try InformationSharingProtocol.model2026()
        let same = ProposedText(name: story.rules.name, text: model.text, textHash: "h")
        let text = ProposedText(name: model.name, text: model.text, textHash: "h")
        act(.team(.write(words: words)))
        #expect(act(.team(.present(text: same, figures: [:])))?.contains("already") == true)
        act(.team(.present(text: text, figures: [:])))
        #expect(story.register.partnership.proposals.last?.text == model.text)
        for agency in [Story.police, Story.council] {
            act(answer(true, ""), by: "signatory", of: agency)
        }
        #expect(
            act(.team(.adopt(from: story.today.adding(days: -1))))?.hasPrefix("Choose today or a later day") == true)
        #expect(act(.team(.adopt(from: story.today)), by: "signatory", of: Story.police) != nil)
        #expect(act(.team(.adopt(from: story.today))) == nil)
        #expect(act(.team(.adopt(from: story.today))) == "It has its day already.")
        #expect(story.register.partnership.proposals.last?.effective == story.today)
    }

    @Test func `its commissioner has no vote (2.10)`() {
        let pcc: AgencyID = "police-and-crime-commissioner"
        story.register.agencies[pcc] = Agency(id: pcc, name: "PCC", category: "responsible-authority")
        #expect(!story.register.voters(under: story.rules, on: story.today).contains(pcc))
        #expect(story.register.voters(under: story.rules, on: story.today) == [Story.police, Story.council])
    }

    @Test func `looks back from the day after the last one looked back to`() {
        #expect(story.register.nextFirstDay == story.rules.effective)
        act(.team(.write(words: words)))
        act(.team(.present(text: nil, figures: [:])))
        for agency in [Story.police, Story.council] {
            act(answer(true, ""), by: "signatory", of: agency)
        }
        let next = story.register.nextFirstDay
        #expect(next == story.today.adding(days: 1))
    }

    @Test(arguments: ["", "one line", "one line\n", "\n", "a\n\nb\n", String(repeating: "long line\n", count: 20_000)])
    func `a text in parts is that text again`(_ text: String) {
        let parts = ProtocolProposal.parts(of: text)
        #expect(parts.joined() == text)
        #expect(parts.allSatisfy { $0.utf8.count <= 40_000 })
    }
}
