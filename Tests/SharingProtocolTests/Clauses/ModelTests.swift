import SharingProtocol
import Testing

/// The same partnership under the law of 2026.
let model: InformationSharingProtocol = {
    do { return try .model2026() } catch { preconditionFailure("the built-in protocol cannot be read: \(error)") }
}()

extension Proposal {
    /// The council asks the police for personal information under `model-2026`, with everything in order.
    static func model(_ change: (inout Proposal) -> Void = { _ in }) -> Proposal {
        example { proposal in
            proposal.ground = Claim<Ground>("public-task", evidence: model2026Evidence("public-task"))
            proposal.onFile = Set(SharingProtocolTests.model.particulars.map(\.key.name))
            change(&proposal)
        }
    }

    static func model2026Evidence(_ ground: Key<Ground>) -> Set<String> {
        Set(SharingProtocolTests.model.ground(ground)?.evidence.map(\.key) ?? [])
    }
}

@Suite("5.1, 1.3 One engine, two protocols")
struct ModelTests {
    private func finding(_ question: Question, _ decision: Decision) -> Finding? {
        decision.findings.first { $0.question == question }
    }

    @Test func `judge the same request differently, each by its own clauses (5.1)`() throws {
        // Consent and nothing else: enough in 2013; today a public body rests on its task, and writes more down.
        let proposal = Proposal.example { $0.ground = .consent }
        let before = decideExchange(proposal, under: rules)
        let now = decideExchange(proposal, under: model)
        #expect(before.isPermitted && before.version == "safermk-2013")
        #expect(!now.isPermitted && now.version == "model-2026")
        #expect(now.unmet.map(\.question).contains(.particulars))
        #expect(before.findings.allSatisfy { rules.provision($0.clause) != nil })
        #expect(now.findings.allSatisfy { model.provision($0.clause) != nil })
        #expect(!before.findings.contains { $0.question == .condition })
        #expect(now.findings.map(\.question) == Asked.exchange.questions)
    }

    @Test func `permits what is in order under 2026`() {
        let decision = decideExchange(.model(), under: model)
        #expect(decision.isPermitted, "\(decision.unmet)")
        #expect(decision.gateway == "section-115")
    }

    @Test func `asks for a condition where information is sensitive, and for its evidence`() {
        let bare = decideExchange(.model { $0.informationClass = "criminal-offence" }, under: model)
        #expect(finding(.condition, bare)?.answer == .unmet)
        let open = model.conditions.first { condition in
            condition.reach.covers("criminal-offence") && condition.reach.isOpen(to: "responsible-authority")
        }
        guard let open else {
            Issue.record("no condition for offences is open to a responsible authority")
            return
        }
        let claimed = Proposal.model {
            $0.informationClass = "criminal-offence"
            $0.condition = open.key
        }
        let missing = decideExchange(claimed, under: model)
        #expect(finding(.condition, missing)?.remedy?.hasPrefix("Put on file:") == true)
        var whole = claimed
        whole.onFile.formUnion(open.evidence.map(\.key))
        #expect(finding(.condition, decideExchange(whole, under: model))?.answer == .met)
        let plain = decideExchange(.model(), under: model)
        #expect(finding(.condition, plain)?.answer == .notAsked)
    }

    @Test func `keeps recognised legitimate interests from public authorities, and opens them to a charity`() {
        func claim(_ category: Key<PartyCategory>) -> Finding? {
            let proposal = Proposal.model {
                $0.holding.category = category
                $0.ground = Claim<Ground>("rli-crime", evidence: Proposal.model2026Evidence("rli-crime"))
            }
            return finding(.ground, decideExchange(proposal, under: model))
        }
        for category in ["responsible-authority", "responsible-health-body", "health-body"] {
            #expect(claim(Key(category))?.answer == .unmet)
            #expect(claim(Key(category))?.words == "The ground is not open to the holding agency, by its heading.")
        }
        #expect(claim("co-operating-private-body")?.answer == .met)
        #expect(claim("relevant-private-body")?.answer == .met)
    }

    @Test func `bars health bodies from the Serious Violence Duty for personal information`() {
        func gateway(_ category: Key<PartyCategory>, _ informationClass: Key<InformationClass>) -> Key<Gateway>? {
            decideExchange(
                .model {
                    $0.holding.category = category
                    $0.asking.category = "education-or-custody-authority"
                    $0.purpose = "serious-violence"
                    $0.informationClass = informationClass
                }, under: model
            ).gateway
        }
        #expect(gateway("responsible-authority", "personal") == "serious-violence-duty")
        #expect(gateway("responsible-health-body", "personal") != "serious-violence-duty")
        #expect(gateway("health-body", "personal") != "serious-violence-duty")
        #expect(gateway("responsible-health-body", "depersonalised") == "serious-violence-duty-without-names")
    }

    @Test func `names every particular that is missing, by the form that asks`() {
        for particular in model.particulars {
            let proposal = Proposal.model { $0.onFile.remove(particular.key.name) }
            let decision =
                particular.form == .request
                ? decideAsking(proposal, under: model) : decideExchange(proposal, under: model)
            let sensitive = particular.only == .sensitive
            #expect(finding(.particulars, decision)?.answer == (sensitive ? .met : .unmet), "\(particular.key)")
            if !sensitive { #expect(finding(.particulars, decision)?.remedy?.contains(particular.label) == true) }
        }
    }

    @Test func `says where each clause comes from, and what could not be verified`() {
        #expect(model.clauses.allSatisfy { $0.source != nil })
        #expect(model.clauses.contains { $0.unverified != nil })
    }

    @Test func `gives each line of 2013 a line today`() {
        let today = VersionLines(model)
        for party in rules.parties { #expect(today.has(party.key.name), "\(party.key)") }
    }

    private struct VersionLines {
        private let lines: Set<String>
        init(_ rules: InformationSharingProtocol) {
            lines = Set(rules.parties.flatMap { [$0.key.name] + $0.formerly })
        }
        func has(_ line: String) -> Bool { lines.contains(line) }
    }
}
