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
            proposal.asking = .listed("milton-keynes-council")
            proposal.holding = .listed("thames-valley-police")
            proposal.ground = .whole("public-task")
            proposal.particulars = Set(SharingProtocolTests.model.particulars.map(\.key.name))
            change(&proposal)
        }
    }
}

extension Party {
    /// The agency on one line of `model-2026`'s list of parties.
    static func listed(_ line: Key<NamedParty>) -> Party {
        var party = Party.example(line.name, model.party(line)?.category)
        party.listing = line
        return party
    }
}

extension Claim<Ground> {
    /// With every piece of evidence that it may need.
    static func whole(_ key: Key<Ground>) -> Claim<Ground> {
        Claim(key, evidence: Set(model.ground(key)?.evidence.map(\.key) ?? []))
    }
}

extension Claim<Condition> {
    static func whole(_ key: Key<Condition>) -> Claim<Condition> {
        Claim(key, evidence: Set(model.condition(key)?.evidence.map(\.key) ?? []))
    }
}

extension Claim<Gateway> {
    static func whole(_ key: Key<Gateway>) -> Claim<Gateway> {
        Claim(key, evidence: Set(model.gateway(key)?.evidence.map(\.key) ?? []))
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

    @Test func `names the power, the ground and the condition that it rests on, each with its law`() {
        let decision = decideExchange(
            .model {
                $0.informationClass = "criminal-offence"
                $0.condition = .whole("statutory-purposes")
            }, under: model)
        #expect(decision.isPermitted, "\(decision.unmet)")
        #expect(decision.basis.map(\.kind) == [.power, .ground, .condition])
        #expect(
            decision.basis.map(\.law) == [
                "Crime and Disorder Act 1998, section 115", "UK GDPR, article 6(1)(e) and (3)",
                "UK GDPR, article 9(2)(g); Data Protection Act 2018, Schedule 1 paragraph 6",
            ])
        let laws = model.gateways.filter { $0.key != "another-power" }.map(\.law) + model.grounds.map(\.law)
        #expect((laws + model.conditions.map(\.law)).allSatisfy { $0 != nil })
    }

    @Test func `names every particular that is missing, by the form that asks`() {
        for particular in model.particulars {
            let proposal = Proposal.model { $0.particulars.remove(particular.key.name) }
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
