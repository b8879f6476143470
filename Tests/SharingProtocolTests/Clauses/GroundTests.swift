import SharingProtocol
import Testing

@Suite("3.11, 4.4 Grounds for personal information")
struct GroundTests {
    static let grounds = rules.grounds

    @Test(arguments: zip(grounds, ["3.11", "3.11(a)", "3.11(b)", "3.11(c)"]))
    func `permits by consent and by each of the three exceptions, and cites it`(_ ground: Ground, _ clause: String) {
        let decision = exchange(
            .example { $0.ground = Claim<Ground>(ground.key, evidence: Set(ground.evidence.map(\.key))) })
        #expect(decision.isPermitted)
        #expect(decision.clauses.contains(Clause(clause)))
        #expect(decision.answer(.consent) == (ground.isConsent ? .met : .notAsked))
    }

    @Test(arguments: grounds)
    func `refuses while any one piece of the evidence is missing, and says which`(_ ground: Ground) {
        for piece in ground.evidence {
            let rest = Set(ground.evidence.map(\.key)).subtracting([piece.key])
            let decision = exchange(.example { $0.ground = Claim<Ground>(ground.key, evidence: rest) })
            #expect(decision.unmetQuestions == [.ground])
            #expect(decision.finding(.ground)?.remedy == "Put on file: \(piece.label).")
        }
    }

    @Test func `names every piece that is missing`() {
        let decision = exchange(.example { $0.ground = Claim<Ground>("court-order", evidence: ["court"]) })
        #expect(
            decision.finding(.ground)?.remedy == "Put on file: the date of the order; the witness summons.")
    }

    @Test func `refuses one ground on the evidence of another`() {
        #expect(
            exchange(.example { $0.ground = Claim<Ground>("serious-crime", evidence: ["risk", "risk-to"]) })
                .unmetQuestions == [.ground])
    }

    @Test(arguments: [nil, Claim<Ground>("public-interest", evidence: ["risk"])])
    func `refuses when there is neither consent nor an exception`(_ claim: Claim<Ground>?) {
        let decision = exchange(.example { $0.ground = claim })
        #expect(decision.unmetQuestions == [.ground, .consent])
        #expect(decision.finding(.consent)?.clause == "4.4")
    }

    @Test func `does not take any crime for a serious one (3.11(b))`() {
        let claim = Claim<Ground>("serious-crime", evidence: ["offence"])
        #expect(exchange(.example { $0.ground = claim }).unmetQuestions == [.ground])
    }

    @Test func `asks nothing of information that is not personal`() {
        #expect(exchange(.aggregate()).answer(.ground) == .notAsked)
    }
}

@Suite("4.4 Consent")
struct ConsentTests {
    private func withdrawn(_ day: Day?) -> Claim<Ground> {
        var claim = Claim<Ground>.consent
        claim.withdrawn = day
        return claim
    }

    @Test func `stops sharing and reading on the day that it is withdrawn`() {
        for day in [today, today.adding(days: -1)] {
            #expect(exchange(.example { $0.ground = withdrawn(day) }).unmetQuestions == [.consent])
            #expect(read(.example { $0.ground = withdrawn(day) }).unmetQuestions == [.consent])
        }
    }

    @Test func `stands until the day that it is withdrawn`() {
        let claim = withdrawn(today.adding(days: 1))
        #expect(exchange(.example { $0.ground = claim }).isPermitted)
        #expect(read(.example { $0.ground = claim }).isPermitted)
    }

    @Test func `is not asked for where an exception is the ground`() {
        var claim = Claim<Ground>.riskOfHarm
        claim.withdrawn = today
        #expect(exchange(.example { $0.ground = claim }).isPermitted)
    }

    @Test func `keeps personal information that has no ground from being read`() {
        #expect(read(.example { $0.ground = nil }).unmetQuestions == [.consent])
    }
}
