import SharingProtocol
import Testing

@Suite("The topics that pages and refusals cite")
struct TopicTests {
    @Test func `have a clause each, which is listed, in both of the built-in protocols`() {
        for version in [rules, model] {
            for topic in Topic.allCases {
                guard let clause = version.clause(on: topic) else {
                    #expect(topic.question?.isOptional == true, "\(version.name) cites nothing on \(topic)")
                    continue
                }
                #expect(version.provision(clause) != nil, "\(version.name) has no clause \(clause)")
            }
        }
    }

    @Test func `lead to the document’s own clauses in the protocol of 2013`() {
        let clauses: [Topic: Clause] = [
            .purpose: "2.1", .gateway: "2.2", .necessity: "2.6", .confidence: "2.7", .standing: "2.13",
            .informationClass: "3.2",
            .authorisation: "3.4", .depersonalisation: "3.7", .reason: "3.8", .prescribedSet: "3.9",
            .criterion: "3.10", .ground: "3.11", .determination: "3.12", .liaisonOfficers: "4.1", .approval: "4.2",
            .signatories: "4.3", .consent: "4.4", .marking: "4.7", .ownersPermission: "4.9", .sameUse: "4.9",
            .readers: "4.10", .keepUntil: "4.12", .destroyed: "4.13", .review: "5.2", .joining: "6.2",
            .agreementForm: "Appendix Four", .directory: "Appendix Three", .access: "4.8", .record: "4.6",
            .duty: "2.3", .inForce: "5.1", .identifiable: "3.5",
        ]
        for topic in Topic.allCases { #expect(rules.clause(on: topic) == clauses[topic], "\(topic)") }
    }

    @Test func `may be left out, and then have no clause`() throws {
        let place = try #require(rules.text.firstRange(of: "\ntopics:\n"))
        let shorter = try #require(ProtocolFile.read(String(rules.text[..<place.lowerBound]) + "\n").rules)
        #expect(shorter.topics.isEmpty && shorter.clause(on: .joining) == nil)
        #expect(shorter.clause(on: .review) == "5.2")
        #expect(shorter.clauses(on: [.joining, .signatories, .ownersPermission, .sameUse]) == ["4.3", "4.9"])
    }

    @Test func `are shown with their clauses`() {
        #expect(shown(rules).contains("6.2               joining\n"))
        #expect(shown(rules, clause: "6.2")?.contains("It is cited on: joining.") == true)
    }
}
