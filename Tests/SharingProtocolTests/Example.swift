import SharingProtocol

/// The protocol that every test of this folder decides by, unless it brings its own.
let rules: InformationSharingProtocol = {
    do { return try .safermk2013() } catch { preconditionFailure("the built-in protocol cannot be read: \(error)") }
}()

let today = day("2026-11-23")

func day(_ iso: String) -> Day {
    guard let day = Day(iso: iso) else { preconditionFailure("\(iso) is no day") }
    return day
}

extension Party {
    static func example(_ agency: String, _ category: Key<PartyCategory>? = "responsible-authority") -> Party {
        Party(agency: agency, category: category, hasSigned: true, hasLiaisonOfficer: true)
    }
}

extension Claim<Ground> {
    static var riskOfHarm: Claim<Ground> { Claim("risk-of-harm", evidence: ["risk", "risk-to"]) }
    static var consent: Claim<Ground> {
        Claim("consent", evidence: ["consent-given-by", "consent-date", "consent-scope", "consent-evidence"])
    }
}

extension Route {
    /// A meeting with everything in order, but for what a test changes.
    static func meeting(signed: Bool = true, note: Bool = true, inGroup: Bool = true) -> Route {
        .meeting(everyParticipantHasSigned: signed, noteIsTaken: note, everyParticipantIsInGroup: inGroup)
    }
}

extension Proposal {
    /// The council asks the police for personal information, with everything in order; a test changes one thing.
    static func example(_ change: (inout Proposal) -> Void = { _ in }) -> Proposal {
        var proposal = Proposal(
            matter: Matter("R-2026-1", record: "request"), on: today, asking: .example("council"),
            holding: .example("police"))
        proposal.informationClass = "personal"
        proposal.purpose = "shared-intelligence"
        proposal.reason = "prevent-or-detect"
        proposal.ground = .riskOfHarm
        proposal.necessityIsRecorded = true
        proposal.readers = 2
        proposal.keepUntil = today.adding(months: 3)
        proposal.isApprovedByAsking = true
        proposal.isConfirmedByHolding = true
        change(&proposal)
        return proposal
    }

    /// The same of a depersonalised set that the Regulations prescribe.
    static func prescribed(_ change: (inout Proposal) -> Void = { _ in }) -> Proposal {
        example { proposal in
            proposal.informationClass = "depersonalised"
            proposal.reason = nil
            proposal.ground = nil
            proposal.necessityIsRecorded = false
            proposal.identifyingDetailIsRemoved = true
            proposal.prescribedSet = "recorded-crimes"
            proposal.holding.listing = "thames-valley-police"
            proposal.criterion = "duty"
            proposal.criterionHasWords = true
            change(&proposal)
        }
    }

    /// The same of an aggregate.
    static func aggregate(_ change: (inout Proposal) -> Void = { _ in }) -> Proposal {
        prescribed { proposal in
            proposal.informationClass = "aggregate-public"
            proposal.prescribedSet = nil
            proposal.identifyingDetailIsRemoved = false
            proposal.criterion = "analysis"
            change(&proposal)
        }
    }
}

extension Reading {
    /// A named colleague at the council reads what the police disclosed, with everything in order.
    static func example(_ change: (inout Reading) -> Void = { _ in }) -> Reading {
        var reading = Reading(
            matter: Matter("R-2026-1", record: "disclosure"), on: today, owner: .example("police"),
            receiving: .example("council"))
        reading.readersAgency = "council"
        reading.isNamed = true
        reading.informationClass = "personal"
        reading.ground = .riskOfHarm
        reading.keepUntil = today.adding(months: 3)
        change(&reading)
        return reading
    }
}

extension Use {
    /// The council uses what the police disclosed for what it was disclosed for.
    static func example(_ change: (inout Use) -> Void = { _ in }) -> Use {
        var use = Use(
            matter: Matter("R-2026-1", record: "disclosure"), on: today, owner: .example("police"),
            using: .example("council"))
        use.informationClass = "personal"
        use.disclosedFor = "shared-intelligence"
        use.usedFor = "shared-intelligence"
        use.keepUntil = today.adding(months: 3)
        change(&use)
        return use
    }
}

func exchange(_ proposal: Proposal) -> Decision { decideExchange(proposal, under: rules) }
func ask(_ proposal: Proposal) -> Decision { decideAsking(proposal, under: rules) }
func read(_ reading: Reading) -> Decision { decideReading(reading, under: rules) }
func use(_ use: Use) -> Decision { decideUse(use, under: rules) }

extension Decision {
    /// The questions that are unmet, in their order.
    var unmetQuestions: [Question] { unmet.map(\.question) }

    func answer(_ question: Question) -> Answer? { finding(question)?.answer }

    func finding(_ question: Question) -> Finding? { findings.first { $0.question == question } }

    var follows: [String] { obligations.map(\.clause.number) }
}
