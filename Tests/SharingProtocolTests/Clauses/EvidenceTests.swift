import SharingProtocol
import Testing

/// Evidence belongs to what it is evidence of (3.11, 3.13, 3.14).
@Suite("3.11 Evidence counts for one thing")
struct EvidenceTests {
    @Test func `of a ground is not found among the particulars`() {
        let bare = Proposal.example {
            $0.ground = Claim("risk-of-harm", evidence: [])
            $0.particulars = ["risk", "risk-to"]
        }
        #expect(exchange(bare).unmetQuestions == [.ground])
        #expect(exchange(bare).finding(.ground)?.remedy == "Put on file: what the risk is; who is at risk.")
    }

    @Test func `is not lent between a ground and a condition`() {
        let pieces: Set<String> = ["consent-given-by", "consent-date", "consent-words"]
        let lent = Proposal.model {
            $0.informationClass = "special-category"
            $0.holding = .listed("milton-keynes-council")
            $0.asking = .listed("thames-valley-police")
            $0.ground = Claim("consent", evidence: pieces.union(Claim<Ground>.whole("consent").evidence))
            $0.condition = Claim("explicit-consent", evidence: [])
        }
        #expect(decideExchange(lent, under: model).unmetQuestions == [.condition])
        let turned = Proposal.model {
            $0.informationClass = "special-category"
            $0.holding = .listed("milton-keynes-council")
            $0.asking = .listed("thames-valley-police")
            $0.ground = Claim("vital-interests", evidence: [])
            $0.condition = .whole("vital-interests-condition")
        }
        #expect(decideExchange(turned, under: model).unmetQuestions == [.ground])
    }

    @Test func `of a particular is not found in a ground`() {
        let proposal = Proposal.model {
            $0.ground?.evidence.formUnion($0.particulars)
            $0.particulars = []
        }
        #expect(decideExchange(proposal, under: model).unmetQuestions == [.particulars])
    }
}

/// What the law and the protocol cannot see of themselves is named, and needs what shows that it applies.
@Suite("2.2 Powers that the holder names")
struct NamedPowerTests {
    /// From whom, to whom, for which reason, the power that is named, and what the exchange rests on.
    static let cases:
        [(
            from: Key<NamedParty>, to: Key<NamedParty>, reason: Key<DisclosureReason>, named: Key<Gateway>?,
            restsOn: Key<Gateway>?
        )] = [
            ("hospital-trust", "milton-keynes-college", "prevent-or-detect", nil, nil),
            ("hospital-trust", "milton-keynes-college", "prevent-or-detect", "health-body-power", "health-body-power"),
            ("hospital-trust", "milton-keynes-college", "prevent-or-detect", "parish-council-power", nil),
            ("hospital-trust", "milton-keynes-college", "prevent-or-detect", "another-power", "another-power"),
            ("hospital-trust", "milton-keynes-college", "prevent-or-detect", "children-act", nil),
            ("hospital-trust", "milton-keynes-college", "safeguarding", "children-act", "children-act"),
            // Enacted, and not in force.
            ("hospital-trust", "milton-keynes-college", "safeguarding", "childrens-information-duty", nil),
            ("hospital-trust", "thames-valley-police", "prevent-or-detect", nil, "section-115"),
            ("hospital-trust", "thames-valley-police", "prevent-or-detect", "mappa-co-operation", "mappa-co-operation"),
            ("hospital-trust", "youth-offending-team", "prevent-or-detect", "mappa-co-operation", nil),
            ("thames-valley-police", "hospital-trust", "prevent-or-detect", nil, "police-common-law"),
            ("thames-valley-police", "hospital-trust", "prevent-or-detect", "mappa", "mappa"),
            ("milton-keynes-council", "schools", "prevent-or-detect", nil, "general-power-of-competence"),
            ("schools", "youth-offending-team", "safeguarding", nil, "education-safeguarding"),
            ("schools", "youth-offending-team", "prevent-or-detect", nil, nil),
            ("voluntary-sector", "hospital-trust", "prevent-or-detect", nil, "private-capacity"),
            ("probation-service", "hmp-woodhill", "prevent-or-detect", "offender-management", "offender-management"),
            ("town-and-parish-councils", "schools", "prevent-or-detect", nil, nil),
            (
                "town-and-parish-councils", "schools", "prevent-or-detect", "parish-council-power",
                "parish-council-power"
            ),
            (
                "schools", "milton-keynes-council", "safeguarding", "safeguarding-adults-board",
                "safeguarding-adults-board"
            ),
        ]

    @Test(arguments: cases)
    func `carry what they cover, and a personal disclosure can lack one`(
        from: Key<NamedParty>, to: Key<NamedParty>, reason: Key<DisclosureReason>, named: Key<Gateway>?,
        restsOn: Key<Gateway>?
    ) {
        func proposal(_ claim: Claim<Gateway>?) -> Proposal {
            .model {
                $0.holding = .listed(from)
                $0.asking = .listed(to)
                $0.reason = reason
                $0.power = claim
            }
        }
        let decision = decideExchange(proposal(named.map { .whole($0) }), under: model)
        #expect(decision.gateway == restsOn)
        #expect(decision.isPermitted == (restsOn != nil), "\(decision.unmet)")
        #expect(decision.isDuty == (restsOn == "safeguarding-adults-board"))
        // Without its evidence a named power carries nothing, and closes nothing that was open.
        guard let named else { return }
        let bare = decideExchange(proposal(Claim(named, evidence: [])), under: model)
        #expect(bare.gateway == decideExchange(proposal(nil), under: model).gateway)
    }

    @Test func `are left to the holder when the request is made`() {
        let proposal = Proposal.model {
            $0.holding = .listed("hospital-trust")
            $0.asking = .listed("milton-keynes-college")
        }
        let asked = decideAsking(proposal, under: model)
        #expect(asked.isPermitted)
        #expect(asked.finding(.gateway)?.answer == .notAsked)
        let decided = decideExchange(proposal, under: model)
        #expect(decided.unmetQuestions == [.gateway])
        #expect(decided.finding(.gateway)?.remedy?.hasPrefix("Name the power") == true)
        var named = proposal
        named.power = Claim("health-body-power", evidence: [])
        #expect(
            decideExchange(named, under: model).finding(.gateway)?.remedy
                == "Put on file, for the power: which of the holding agency's own functions it serves.")
    }
}
