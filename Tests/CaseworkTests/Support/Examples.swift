import Casework
import SharingProtocol

extension RequestDraft {
    /// Two things about one person, asked by the police of the council because somebody may come to harm.
    static func example(
        ground: Key<Ground> = "risk-of-harm", holding: AgencyID = Story.council,
        _ change: (inout RequestTerms) -> Void = { _ in }
    ) -> RequestDraft {
        var terms = RequestTerms(
            holding: holding, informationClass: "personal", purpose: "shared-intelligence", items: 2,
            readers: [Story.officer("practitioner", Story.police)], keepUntil: Day(iso: "2013-12-01")!)
        terms.reason = "prevent-or-detect"
        terms.ground = ground
        change(&terms)
        return RequestDraft(
            terms,
            words: [
                "subject": "A. Person", "why": "To plan a visit.", "item.1": "Present address", "item.2": "Tenancy",
                "necessity": "Nothing less would do.", "evidence.ground.risk": "Threats were made.",
                "evidence.ground.risk-to": "Another resident.",
            ])
    }
}

extension Determination {
    static func example(
        given: [Bool] = [true, true], ground: Key<Ground> = "risk-of-harm",
        _ change: (inout DeterminationTerms) -> Void = { _ in }
    ) -> Determination {
        var terms = DeterminationTerms(
            given: given, informationClass: "personal", readers: [Story.officer("practitioner", Story.police)],
            keepUntil: Day(iso: "2013-12-01")!)
        terms.ground = ground
        change(&terms)
        var words: [String: Confidential] = [
            "reasons": "The test is met.", "necessity": "Nothing less would do.", "evidence.ground.risk": "Threats.",
            "evidence.ground.risk-to": "A resident.", "evidence.ground.consent-given-by": "The person.",
            "evidence.ground.consent-date": "1 June", "evidence.ground.consent-scope": "Address.",
            "evidence.ground.consent-evidence": "Form.",
        ]
        for (index, isGiven) in given.enumerated() where !isGiven { words["item.\(index + 1).reason"] = "Not needed." }
        return Determination(terms, words: words)
    }
}

extension DisclosedInformation {
    static var example: DisclosedInformation { DisclosedInformation(words: [1: "12 Example Row", 2: "Since 2011"]) }
}

extension Volunteered {
    /// What the council tells of one person without being asked, because somebody may come to harm; each agency's
    /// practitioner is to read it.
    static func example(
        to agencies: [AgencyID], ground: Key<Ground> = "risk-of-harm",
        _ change: (inout DeterminationTerms) -> Void = { _ in }
    ) -> Volunteered {
        var determination = Determination.example(ground: ground) {
            $0.readers = []
            change(&$0)
        }
        determination.words["subject"] = "A. Person"
        return Volunteered(
            purpose: "shared-intelligence", reason: "prevent-or-detect",
            recipients: agencies.map { Recipient($0, readers: [Story.officer("practitioner", $0)]) },
            determination: determination, information: .example)
    }
}

extension MeetingPlan {
    static func example(inviting agencies: [AgencyID], at day: Day) -> MeetingPlan {
        let terms = MeetingTerms(
            startsAt: day.noon, purpose: "shared-intelligence", reason: "prevent-or-detect", invited: agencies,
            following: nil, keepUntil: Day(iso: "2014-06-01")!)
        let words: [String: Confidential] = [
            "title": "Weekly meeting", "place": "Room 2", "agenda": "The stairs\nNext date",
        ]
        return MeetingPlan(terms, words: words)
    }
}

extension SharedItem {
    /// Something that its owner says of one person, because somebody may come to harm.
    static func example(
        _ disclosure: CaseID = Story.disclosureReference, of owner: AgencyID = Story.council,
        _ change: (inout SharedItem) -> Void = { _ in }
    ) -> SharedItem {
        var item = SharedItem(
            disclosure, owner: owner, informationClass: "personal", keepUntil: Day(iso: "2013-12-01")!,
            subject: "A. Person", words: "Lives at 12 Example Row.", decision: "Somebody calls there.")
        item.ground = "risk-of-harm"
        change(&item)
        return item
    }
}

extension SharedItem.AgreedAction {
    /// The fire service's practitioner undertakes something.
    static func example(
        by holder: OfficerID = Story.officer("practitioner", Story.fire), due: Day = Day(iso: "2013-06-20")!,
        _ words: Confidential = "Call at the house."
    ) -> SharedItem.AgreedAction { .init(holder: holder, due: due, words: words) }
}
