import SharingProtocol
import Testing

@Suite("3.2, 3.3 Classes of information")
struct ClassTests {
    @Test(arguments: [nil, "secret"] as [Key<InformationClass>?])
    func `refuses information of no class that is listed, and asks nothing that depends on it`(
        _ informationClass: Key<InformationClass>?
    ) {
        let decision = exchange(.example { $0.informationClass = informationClass })
        #expect(decision.unmetQuestions == [.informationClass])
        for question in [Question.gateway, .necessity, .reason, .criterion, .ground, .consent] {
            #expect(decision.answer(question) == .notAsked)
        }
        #expect(read(.example { $0.informationClass = informationClass }).unmetQuestions == [.informationClass])
    }

    @Test func `knows the classes of the document, each with its test`() {
        #expect(rules.classes.map(\.kind) == [.aggregate, .aggregate, .depersonalised, .personal, .personal])
        #expect(rules.classes.map(\.test) == [.criteria, .criteria, .criteria, .grounds, .grounds])
    }
}

@Suite("3.4 Aggregates that need authorisation")
struct AuthorisationTests {
    @Test func `needs the authorisation besides a criterion`() {
        let without = exchange(.aggregate { $0.informationClass = "aggregate-authorised" })
        #expect(without.unmetQuestions == [.authorisation])
        let neither = exchange(
            .aggregate {
                $0.informationClass = "aggregate-authorised"
                $0.criterion = nil
            })
        #expect(neither.unmetQuestions == [.authorisation, .criterion])
        let both = exchange(
            .aggregate {
                $0.informationClass = "aggregate-authorised"
                $0.authorisationIsOnFile = true
            })
        #expect(both.isPermitted)
    }

    @Test func `asks for none where the aggregate is public`() {
        #expect(exchange(.aggregate()).answer(.authorisation) == .notAsked)
    }
}

@Suite("3.6 Sensitive personal information")
struct SensitiveTests {
    @Test func `carries particular care, which other personal information does not`() {
        #expect(exchange(.example { $0.informationClass = "sensitive-personal" }).follows.contains("3.6"))
        #expect(!exchange(.example()).follows.contains("3.6"))
    }
}

@Suite("3.7 Depersonalised information")
struct DepersonalisationTests {
    @Test func `does not move until it has passed the check`() {
        #expect(
            exchange(.prescribed { $0.identifyingDetailIsRemoved = false }).unmetQuestions == [.depersonalisation])
    }

    @Test func `has no check to pass where it is of another class`() {
        #expect(exchange(.aggregate()).answer(.depersonalisation) == .notAsked)
        #expect(exchange(.example()).answer(.depersonalisation) == .notAsked)
    }
}

@Suite("3.8 Reasons for disclosing personal information")
struct ReasonTests {
    @Test(arguments: rules.reasons.map(\.key))
    func `permits each of the two`(_ reason: Key<DisclosureReason>) {
        #expect(exchange(.example { $0.reason = reason }).isPermitted)
    }

    @Test(arguments: [nil, "curiosity"] as [Key<DisclosureReason>?])
    func `asks personal information for one of the two, at asking and at sharing, whatever the ground`(
        _ reason: Key<DisclosureReason>?
    ) {
        for ground in [Claim<Ground>.riskOfHarm, .consent] {
            let proposal = Proposal.example {
                $0.reason = reason
                $0.ground = ground
            }
            #expect(exchange(proposal).unmetQuestions == [.reason])
            #expect(ask(proposal).unmetQuestions == [.reason])
        }
    }

    @Test func `asks nothing of information that is not personal`() {
        #expect(exchange(.aggregate()).answer(.reason) == .notAsked)
    }
}

@Suite("3.9 Prescribed sets")
struct PrescribedSetTests {
    @Test func `lists the twelve paragraphs in their order, each with who holds it`() {
        #expect(rules.prescribedSets.map(\.paragraph) == Array(1...12))
        #expect(rules.prescribedSets.allSatisfy { !$0.holders.isEmpty })
    }

    @Test func `refuses a set that is not listed`() {
        let decision = exchange(.prescribed { $0.prescribedSet = "everything" })
        #expect(decision.unmetQuestions == [.prescribedSet, .criterion])
    }

    @Test func `refuses personal information under the name of a set`() {
        #expect(exchange(.example { $0.prescribedSet = "recorded-crimes" }).unmetQuestions == [.prescribedSet])
    }
}

@Suite("3.10 Criteria for aggregate and depersonalised information")
struct CriterionTests {
    @Test(arguments: zip(["strategy", "monitoring", "analysis"] as [Key<Criterion>], ["a", "b", "c"]))
    func `permits by any one of them, and cites it`(_ criterion: Key<Criterion>, _ letter: String) {
        let decision = exchange(.aggregate { $0.criterion = criterion })
        #expect(decision.isPermitted)
        #expect(decision.clauses.contains(Clause("3.10(\(letter))")))
    }

    @Test(arguments: [nil, "interest"] as [Key<Criterion>?])
    func `refuses without one that is listed`(_ criterion: Key<Criterion>?) {
        #expect(exchange(.aggregate { $0.criterion = criterion }).unmetQuestions == [.criterion])
    }

    @Test func `refuses one that comes without the words why`() {
        #expect(exchange(.aggregate { $0.criterionHasWords = false }).unmetQuestions == [.criterion])
    }

    @Test func `takes the duty for a criterion only where there is a duty`() {
        #expect(exchange(.prescribed()).clauses.contains("3.10(d)"))
        #expect(exchange(.prescribed { $0.prescribedSet = nil }).unmetQuestions == [.criterion])
        #expect(exchange(.prescribed { $0.asking.category = "co-operating-body" }).unmetQuestions == [.criterion])
        #expect(exchange(.aggregate { $0.criterion = "duty" }).unmetQuestions == [.criterion])
    }

    @Test func `does not stand in for a ground`() {
        let decision = exchange(
            .example {
                $0.ground = nil
                $0.criterion = "analysis"
                $0.criterionHasWords = true
            })
        #expect(decision.unmetQuestions == [.ground, .consent])
        #expect(decision.answer(.criterion) == .notAsked)
    }
}

@Suite("3.12 The holder determines first")
struct DeterminationTests {
    @Test(arguments: [
        Route.request, .volunteered, .meeting(),
    ])
    func `needs the holding liaison officer's confirmation by every way of sharing`(_ route: Route) {
        let decision = exchange(
            .example {
                $0.route = route
                $0.isConfirmedByHolding = false
            })
        #expect(decision.unmetQuestions == [.determination])
    }

    @Test func `comes after asking`() {
        #expect(ask(.example { $0.isConfirmedByHolding = false }).isPermitted)
    }
}
