import Casework
import SharingProtocol
import Testing

/// A partnership of four agencies, and a request that goes its way through it, act by act.
///
/// Pure: no store, no keys. What happened is applied as it would be read back from the book.
final class Story {
    static let police: AgencyID = "thames-valley-police"
    static let council: AgencyID = "milton-keynes-council"
    static let college: AgencyID = "milton-keynes-college"
    static let team: AgencyID = "support-team"
    static let reference: CaseID = "R-TEST-0001"

    var rules: InformationSharingProtocol
    var register: Register
    var request: RequestCase?
    var refusal: RequestAct.Refusal?
    /// What has happened, in order.
    var events: [RequestEvent] { entries.map(\.event) }
    private(set) var entries: [(event: RequestEvent, at: Timestamp, officer: OfficerID, agency: AgencyID)] = []
    var secrets: [Secret] = []
    var decision: Decision?
    var destroys: [String] = []
    var today = Day(iso: "2013-06-03")!

    init() throws {
        rules = try InformationSharingProtocol.safermk2013()
        let version = rules.name
        func agency(_ id: AgencyID, _ category: Key<PartyCategory>?) -> Agency {
            var agency = Agency(id: id, name: id.text, category: category)
            let spring = Day(iso: "2013-04-01")!.noon
            for (officer, role) in [
                ("practitioner", Role.practitioner), ("colleague", .practitioner), ("liaison", .practitioner),
                ("deputy", .practitioner), ("signatory", .practitioner),
            ] {
                agency.apply(
                    .officerAdmitted(Self.officer(officer, id), role: role, maySign: officer == "signatory"),
                    by: "founder", at: spring)
            }
            if category != nil {
                agency.apply(
                    .agreementSigned(version: version, textHash: "00"), by: Self.officer("signatory", id), at: spring)
                agency.apply(
                    .appointed(Self.officer("liaison", id), asDeputy: false, from: spring.day, until: nil),
                    by: Self.officer("signatory", id), at: spring)
            }
            return agency
        }
        let agencies = [
            agency(Self.police, "responsible-authority"), agency(Self.council, "responsible-authority"),
            agency(Self.college, "co-operating-body"), agency(Self.team, nil),
        ]
        register = Register(version: 1, agencies: Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0) }))
    }

    static func officer(_ name: String, _ agency: AgencyID) -> OfficerID { OfficerID(name + "." + agency.text) }

    func circumstances(_ name: String, _ agency: AgencyID) -> Circumstances {
        let id = Self.officer(name, agency)
        let officer =
            register.officer(id, of: agency) ?? Officer(id: id, agency: agency, role: .practitioner, maySign: false)
        return Circumstances(officer: officer, at: today.noon, register: register, rules: rules)
    }

    /// Somebody acts: what happens is applied, and a refusal is kept.
    @discardableResult
    func act(_ act: RequestAct, by name: String, of agency: AgencyID) -> Bool {
        let circumstances = circumstances(name, agency)
        let outcome: RequestAct.Outcome
        if let request {
            outcome = request.decide(act, in: circumstances)
        } else if case .submit(let draft) = act {
            outcome = RequestCase.begin(Self.reference, draft, in: circumstances)
        } else {
            return false
        }
        refusal = nil
        switch outcome {
        case .refused(let refused):
            refusal = refused
            if let event = refused.recorded { enter(event, circumstances) }
            return false
        case .happened(let happening):
            for event in happening.events { enter(event, circumstances) }
            secrets += happening.secrets.joined()
            decision = happening.decision ?? decision
            destroys += happening.events.flatMap(\.destroyedRecords)
            return true
        }
    }

    private func enter(_ event: RequestEvent, _ circumstances: Circumstances) {
        entries.append((event, circumstances.at, circumstances.officer.id, circumstances.officer.agency))
        if case .drafted(let terms) = event, request == nil {
            request = RequestCase(
                Self.reference, drafted: terms, by: circumstances.officer.id, of: circumstances.officer.agency,
                at: circumstances.at)
        } else {
            request?.apply(event, by: circumstances.officer.id, at: circumstances.at)
        }
    }

    /// Walks to `state`, with acts that nothing stands against.
    static func at(_ state: RequestState, ground: Key<Ground> = "risk-of-harm") throws -> Story {
        let story = try Story()
        func go(_ act: RequestAct, _ name: String, _ agency: AgencyID) throws {
            let acted = story.act(act, by: name, of: agency)
            try #require(acted, "\(act.kind): \(story.refusal?.sentence ?? "nothing to act on")")
        }
        try go(.submit(.example(ground: ground)), "practitioner", police)
        if state == .awaitingApproval { return story }
        if state == .returned {
            try go(.sendBack("Say more."), "liaison", police)
            return story
        }
        try go(.approve, "liaison", police)
        if state == .sent { return story }
        if state == .clarifying {
            try go(.askForClarification("Which flat?"), "liaison", council)
            return story
        }
        if state == .withdrawn {
            try go(.withdraw("No longer needed."), "practitioner", police)
            return story
        }
        if state == .refused {
            try go(.determine(.example(given: [false, false])), "liaison", council)
            return story
        }
        try go(.determine(.example(ground: ground)), "liaison", council)
        if state == .agreed { return story }
        try go(.disclose(.example), "liaison", council)
        if state == .disclosed { return story }
        try go(.acknowledge, "liaison", police)
        if state == .received { return story }
        try go(.destroy(nil), "liaison", police)
        return story
    }
}

extension Day {
    var noon: Timestamp { startInLondon.adding(seconds: 12 * 3600) }
}

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
