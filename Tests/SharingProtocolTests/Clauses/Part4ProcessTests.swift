import SharingProtocol
import Testing

@Suite("4.1 Designated liaison officers")
struct LiaisonOfficerTests {
    @Test func `lets no agency ask or answer without one in post`() {
        #expect(exchange(.example { $0.asking.hasLiaisonOfficer = false }).unmetQuestions == [.liaisonOfficers])
        #expect(exchange(.example { $0.holding.hasLiaisonOfficer = false }).unmetQuestions == [.liaisonOfficers])
        #expect(ask(.example { $0.asking.hasLiaisonOfficer = false }).unmetQuestions == [.liaisonOfficers])
    }

    @Test func `lets an agency be asked whose post is vacant, because others can see it`() {
        #expect(ask(.example { $0.holding.hasLiaisonOfficer = false }).isPermitted)
    }

    @Test func `says whose post is vacant`() {
        let sentences = [(true, false), (false, true), (false, false)].map { asking, holding in
            exchange(
                .example {
                    $0.asking.hasLiaisonOfficer = asking
                    $0.holding.hasLiaisonOfficer = holding
                }
            ).finding(.liaisonOfficers)?.words
        }
        #expect(Set(sentences).count == 3)
    }
}

@Suite("4.2 Approval")
struct ApprovalTests {
    @Test func `is needed to ask, and to take what is volunteered or said in a meeting`() {
        #expect(ask(.example { $0.isApprovedByAsking = false }).unmetQuestions == [.approval])
        for route in [Route.request, .volunteered, .meeting()] {
            let decision = exchange(
                .example {
                    $0.route = route
                    $0.isApprovedByAsking = false
                })
            #expect(decision.unmetQuestions == [.approval])
        }
    }
}

@Suite("4.3 Asking and exchanging")
struct SignatoryTests {
    @Test(arguments: [(true, false), (false, true), (false, false)])
    func `needs both agencies to have signed the version in force`(_ asking: Bool, _ holding: Bool) {
        let proposal = Proposal.example {
            $0.asking.hasSigned = asking
            $0.holding.hasSigned = holding
        }
        #expect(exchange(proposal).unmetQuestions == [.signatories])
        #expect(ask(proposal).unmetQuestions == [.signatories])
    }

    @Test func `is between two agencies`() {
        #expect(ask(.example { $0.holding.agency = "council" }).unmetQuestions == [.anotherAgency])
        #expect(exchange(.example { $0.holding.agency = "council" }).unmetQuestions == [.anotherAgency])
    }

    @Test func `lets nobody read or use whose agency is no signatory any more`() {
        #expect(read(.example { $0.receiving.hasSigned = false }).unmetQuestions == [.signatories])
        #expect(use(.example { $0.using.hasSigned = false }).unmetQuestions == [.signatories])
    }

    @Test func `permits what is volunteered on the same tests`() {
        #expect(exchange(.example { $0.route = .volunteered }).isPermitted)
        let decision = exchange(
            .example {
                $0.route = .volunteered
                $0.ground = nil
            })
        #expect(decision.unmetQuestions == [.ground, .consent])
    }
}

@Suite("4.5 Meetings")
struct MeetingTests {
    @Test(arguments: [true, false], [true, false])
    func `needs every participant's signature and a written note`(_ signed: Bool, _ note: Bool) {
        let decision = exchange(
            .example { $0.route = .meeting(signed: signed, note: note) })
        #expect(decision.answer(.participants) == (signed ? .met : .unmet))
        #expect(decision.answer(.note) == (note ? .met : .unmet))
        #expect(decision.isPermitted == (signed && note))
    }

    @Test func `tests personal information by its ground and the rest by a criterion`() {
        let meeting = Route.meeting()
        let personal = exchange(
            .example {
                $0.route = meeting
                $0.ground = nil
            })
        #expect(personal.unmetQuestions == [.ground, .consent])
        let aggregate = exchange(
            .aggregate {
                $0.route = meeting
                $0.criterion = nil
            })
        #expect(aggregate.unmetQuestions == [.criterion])
    }

    @Test func `needs everyone at the table to be in the group of what is marked (4.7)`() {
        func meeting(_ marking: Key<Marking>?, inGroup: Bool) -> Decision {
            exchange(
                .example {
                    $0.route = .meeting(inGroup: inGroup)
                    $0.marking = marking
                    $0.groupIsNamed = true
                })
        }
        let heard = meeting("restricted", inGroup: false)
        #expect(heard.unmetQuestions == [.group])
        #expect(heard.finding(.group)?.clause == "4.7")
        #expect(heard.finding(.group)?.remedy?.contains("leave for this item") == true)
        #expect(meeting("restricted", inGroup: true).isPermitted)
        #expect(meeting(nil, inGroup: false).answer(.group) == .notAsked)
        #expect(exchange(.example()).answer(.group) == .notAsked)
    }

    @Test func `keeps the note with the record, and asks for none elsewhere`() {
        let meeting = exchange(
            .example { $0.route = .meeting() })
        #expect(meeting.follows.contains("4.5"))
        #expect(!exchange(.example()).follows.contains("4.5"))
        #expect(exchange(.example()).answer(.note) == .notAsked)
    }
}
