import SharingProtocol
import Testing

@Suite("1.1, 2.1, 6.1 Purposes")
struct PurposeTests {
    @Test(arguments: rules.purposes.map(\.key))
    func `permits every purpose that the protocol lists`(_ purpose: Key<Purpose>) {
        #expect(exchange(.example { $0.purpose = purpose }).isPermitted)
        #expect(ask(.example { $0.purpose = purpose }).isPermitted)
    }

    @Test(arguments: [nil, "debt-collection", "", "Shared-Intelligence"] as [Key<Purpose>?])
    func `refuses no purpose, and one that is not listed, whatever else is in order`(_ purpose: Key<Purpose>?) {
        for decision in [exchange(.example { $0.purpose = purpose }), ask(.example { $0.purpose = purpose })] {
            #expect(decision.unmetQuestions == [.purpose])
            #expect(decision.finding(.purpose)?.clause == "2.1")
        }
        #expect(use(.example { $0.usedFor = purpose }).answer(.purpose) == .unmet)
    }
}

@Suite("2.2, 2.3, 2.12, 3.9 The power and the duty")
struct GatewayTests {
    @Test func `rests on the duty for a prescribed set between relevant authorities`() {
        let decision = exchange(.prescribed())
        #expect(decision.isPermitted)
        #expect(decision.gateway == "section-17a")
        #expect(decision.isDuty)
        #expect(decision.clauses.contains("2.3"))
    }

    @Test func `rests on the power where the information is personal`() {
        let decision = exchange(.example())
        #expect(decision.gateway == "section-115")
        #expect(!decision.isDuty)
        #expect(decision.clauses.contains("2.2"))
    }

    @Test func `binds the commissioner and the other relevant authorities as it binds the responsible ones`() {
        #expect(exchange(.prescribed { $0.asking.category = "relevant-authority" }).isDuty)
        #expect(
            exchange(
                .prescribed {
                    $0.holding.category = "relevant-authority"
                    $0.holding.listing = "health-commissioning-group"
                    $0.prescribedSet = "hospital-admissions"
                }
            ).isDuty)
    }

    @Test func `is no duty towards a co-operating body, or by one`() {
        let towards = exchange(.prescribed { $0.asking.category = "co-operating-body" })
        #expect(!towards.isDuty && towards.gateway == "section-5-3")
        let by = exchange(.prescribed { $0.holding.category = "co-operating-body" })
        #expect(!by.isDuty && by.gateway == "section-115")
    }

    @Test func `is a duty of the agency that is listed to hold the set, and is never assumed`() {
        #expect(exchange(.prescribed()).isDuty)
        #expect(!exchange(.prescribed { $0.holding.listing = nil }).isDuty)
        #expect(exchange(.prescribed { $0.holding.listing = nil }).unmetQuestions == [.criterion])
        #expect(!exchange(.prescribed { $0.holding.listing = "probation-service" }).isDuty)
        #expect(!exchange(.prescribed { $0.holding.listing = "fire-authority" }).isDuty)
        #expect(!exchange(.prescribed { $0.holding.listing = "nobody" }).isDuty)
    }

    @Test(arguments: ["aggregate-public", "aggregate-authorised"] as [Key<InformationClass>])
    func `is a duty for a number where the paragraph itself asks for one (Appendix Two)`(
        _ informationClass: Key<InformationClass>
    ) {
        func set(_ key: Key<PrescribedSet>) -> Decision {
            exchange(
                .prescribed {
                    $0.informationClass = informationClass
                    $0.authorisationIsOnFile = true
                    $0.holding.listing = "nhs-commissioning-board"
                    $0.prescribedSet = key
                })
        }
        #expect(set("mental-health-and-drug-treatment").isDuty)
        #expect(set("mental-health-and-drug-treatment").isPermitted)
        #expect(!set("hospital-admissions").isDuty)
        #expect(set("hospital-admissions").unmetQuestions == [.criterion])
    }

    @Test(arguments: ["aggregate-public", "personal", "sensitive-personal"] as [Key<InformationClass>])
    func `is no duty for any other class`(_ informationClass: Key<InformationClass>) {
        #expect(!exchange(.prescribed { $0.informationClass = informationClass }).isDuty)
    }
}

@Suite("2.6 Private and family life")
struct NecessityTests {
    @Test func `asks for necessity and proportionality of personal information`() {
        #expect(exchange(.example { $0.necessityIsRecorded = false }).unmetQuestions == [.necessity])
    }

    @Test func `asks nothing of information that is not personal`() {
        #expect(exchange(.aggregate()).answer(.necessity) == .notAsked)
    }
}

@Suite("2.7 Information given in confidence")
struct ConfidenceTests {
    @Test(arguments: zip(Confidence.allCases, [Answer.notAsked, .met, .met, .unmet]))
    func `moves by its giver's consent or by an overriding ground`(_ confidence: Confidence, _ answer: Answer) {
        #expect(exchange(.example { $0.confidence = confidence }).answer(.confidence) == answer)
    }
}

@Suite("2.9–2.13, 6.2 The parties")
struct StandingTests {
    @Test(arguments: [nil, "charity"] as [Key<PartyCategory>?])
    func `refuses an agency under no heading, on either side`(_ category: Key<PartyCategory>?) {
        let asking = exchange(.example { $0.asking.category = category })
        #expect(asking.unmetQuestions == [.standing])
        #expect(asking.gateway == nil)
        #expect(asking.answer(.gateway) == .notAsked)
        #expect(exchange(.example { $0.holding.category = category }).unmetQuestions == [.standing])
        #expect(ask(.example { $0.holding.category = category }).unmetQuestions == [.standing])
    }

    @Test func `lists every party of the document, the commissioner without a vote`() {
        let counts = rules.categories.map { category in rules.parties.count { $0.category == category.key } }
        #expect(counts == [5, 6, 11])
        #expect(rules.categories.map(\.isRelevantAuthority) == [true, true, false])
        #expect(rules.categories.map(\.votesAtReview) == [true, false, false])
        #expect(rules.review.withoutVote == ["police-and-crime-commissioner"])
        #expect(rules.party("police-and-crime-commissioner")?.clause == "2.10")
    }
}
