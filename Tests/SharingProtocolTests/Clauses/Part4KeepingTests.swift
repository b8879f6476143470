import SharingProtocol
import Testing

@Suite("4.7, 6.6 Restricted information")
struct MarkingTests {
    @Test func `needs the group to be named, and a marking that is listed`() {
        #expect(exchange(.example { $0.marking = "restricted" }).unmetQuestions == [.marking])
        #expect(exchange(.example { $0.marking = "top-secret" }).unmetQuestions == [.marking])
        let named = exchange(
            .example {
                $0.marking = "restricted"
                $0.groupIsNamed = true
            })
        #expect(named.isPermitted)
        #expect(named.follows.contains("4.7"))
    }

    @Test(arguments: ["restricted", "top-secret"] as [Key<Marking>])
    func `keeps readers out who are not in the group, liaison officers included`(_ marking: Key<Marking>) {
        #expect(read(.example { $0.marking = marking }).unmetQuestions == [.group])
        let officer = read(
            .example {
                $0.marking = marking
                $0.isLiaisonOfficer = true
            })
        #expect(officer.unmetQuestions == [.group])
        let inGroup = read(
            .example {
                $0.marking = marking
                $0.isInGroup = true
            })
        #expect(inGroup.isPermitted)
    }

    @Test func `does not bind the provider's own liaison officer`() {
        let decision = read(
            .example {
                $0.marking = "restricted"
                $0.readersAgency = "police"
                $0.isLiaisonOfficer = true
            })
        #expect(decision.isPermitted)
    }
}

@Suite("4.9 Property of the owner")
struct OwnershipTests {
    private func onward(
        _ informationClass: Key<InformationClass>, _ permission: OwnersPermission, from owner: String = "fire",
        marked: Bool = false, beyondGroup: Bool = false
    ) -> Decision {
        let base = informationClass.name.hasSuffix("personal") ? Proposal.example() : .aggregate()
        var proposal = base
        proposal.informationClass = informationClass
        proposal.identifyingDetailIsRemoved = true
        proposal.marking = marked ? "restricted" : nil
        proposal.groupIsNamed = marked
        proposal.provenance = .received(owner: owner, permission: permission, isBeyondGroup: beyondGroup)
        return exchange(proposal)
    }

    @Test func `needs the owner's written permission to share personal information onward`() {
        #expect(onward("personal", .none).unmetQuestions == [.ownersPermission])
        #expect(onward("sensitive-personal", .none).unmetQuestions == [.ownersPermission])
        #expect(onward("personal", .explicit).unmetQuestions == [.ownersPermission])
        #expect(onward("personal", .written).isPermitted)
    }

    @Test func `needs it for restricted aggregates, and not for others`() {
        #expect(onward("aggregate-public", .none, marked: true).unmetQuestions == [.ownersPermission])
        #expect(onward("aggregate-public", .none).answer(.ownersPermission) == .notAsked)
        #expect(onward("depersonalised", .none).answer(.ownersPermission) == .notAsked)
    }

    @Test func `lets depersonalised information go round its group, and beyond it by explicit permission (4.7)`() {
        #expect(onward("depersonalised", .none, marked: true).isPermitted)
        let beyond = onward("depersonalised", .none, marked: true, beyondGroup: true)
        #expect(beyond.unmetQuestions == [.ownersPermission])
        #expect(beyond.finding(.ownersPermission)?.remedy?.contains("explicitly") == true)
        #expect(onward("depersonalised", .explicit, marked: true, beyondGroup: true).isPermitted)
        #expect(onward("depersonalised", .written, marked: true, beyondGroup: true).isPermitted)
        // What stays its owner's needs it written, within the group and beyond it.
        #expect(onward("aggregate-public", .explicit, marked: true).unmetQuestions == [.ownersPermission])
    }

    @Test func `is free to go back to its owner, and is the holder's where the holder owns it`() {
        #expect(onward("personal", .none, from: "council").answer(.ownersPermission) == .notAsked)
        #expect(onward("personal", .none, from: "council").isPermitted)
        #expect(onward("personal", .none, from: "police").isPermitted)
    }

    @Test func `is used for no other purpose than it was disclosed for`() {
        #expect(use(.example()).isPermitted)
        #expect(use(.example { $0.usedFor = "performance" }).unmetQuestions == [.sameUse])
        #expect(use(.example { $0.disclosedFor = nil }).unmetQuestions == [.sameUse])
    }

    @Test func `binds the use of restricted aggregates, and not of others`() {
        let aggregate = Use.example {
            $0.informationClass = "aggregate-public"
            $0.usedFor = "performance"
        }
        var restricted = aggregate
        restricted.marking = "restricted"
        #expect(use(aggregate).isPermitted)
        #expect(use(restricted).unmetQuestions == [.sameUse])
    }

    @Test func `does not bind its owner`() {
        let decision = use(
            .example {
                $0.using = .example("police")
                $0.usedFor = "performance"
            })
        #expect(decision.isPermitted)
    }
}

@Suite("4.10, 6.8 Who may read")
struct ReaderTests {
    @Test(arguments: [0, -1])
    func `takes an empty list of readers for nobody`(_ readers: Int) {
        #expect(exchange(.example { $0.readers = readers }).unmetQuestions == [.readers])
        #expect(exchange(.aggregate { $0.readers = readers }).unmetQuestions == [.readers])
    }

    /// Agency, named, liaison officer, and whether that person may read.
    static let people: [(String?, Bool, Bool, Bool)] = [
        ("council", true, false, true), ("council", false, true, true), ("council", false, false, false),
        ("police", false, true, true), ("police", false, false, false), ("police", true, false, true),
        ("fire", true, true, false), (nil, true, true, false),
    ]

    @Test(arguments: people)
    func `admits the liaison officers of both agencies, and the staff that each names`(
        _ agency: String?, _ isNamed: Bool, _ isLiaisonOfficer: Bool, _ may: Bool
    ) {
        let decision = read(
            .example {
                $0.readersAgency = agency
                $0.isNamed = isNamed
                $0.isLiaisonOfficer = isLiaisonOfficer
            })
        #expect(decision.isPermitted == may)
        #expect(decision.unmetQuestions == (may ? [] : [.reader]))
    }

    @Test func `keeps the owner's staff out where the protocol is read so`() throws {
        let text = rules.text.replacing("owners-staff-may-be-named: true", with: "owners-staff-may-be-named: false")
        let stricter = try #require(ProtocolFile.read(text).rules)
        let reading = Reading.example { $0.readersAgency = "police" }
        #expect(decideReading(reading, under: rules).isPermitted)
        #expect(decideReading(reading, under: stricter).unmetQuestions == [.reader])
    }

    @Test func `asks for named readers of every class, unless the protocol is read otherwise (6.8)`() throws {
        let text = rules.text.replacing(
            "named-readers: [aggregate-public, aggregate-authorised, depersonalised, ", with: "named-readers: [")
        let other = try #require(ProtocolFile.read(text).rules)
        let nobody = Proposal.aggregate { $0.readers = 0 }
        #expect(decideExchange(nobody, under: rules).unmetQuestions == [.readers])
        #expect(decideExchange(nobody, under: other).answer(.readers) == .notAsked)
        #expect(decideExchange(.example { $0.readers = 0 }, under: other).unmetQuestions == [.readers])
    }

    @Test func `lets whoever asked read the request, which is a working paper`() {
        let decision = read(
            .example {
                $0.readersAgency = "police"
                $0.isWorkingPaper = true
                $0.ground = nil
            })
        #expect(decision.isPermitted)
    }
}

@Suite("4.12 Kept no longer than needed")
struct KeepUntilTests {
    /// Days from today, and whether that will do.
    @Test(arguments: [(-1, false), (0, true), (1, true), (36_500, true)])
    func `needs a day that is not past`(_ days: Int, _ will: Bool) {
        let day = today.adding(days: days)
        #expect(exchange(.example { $0.keepUntil = day }).unmetQuestions == (will ? [] : [.keepUntil]))
        #expect(read(.example { $0.keepUntil = day }).unmetQuestions == (will ? [] : [.keepUntil]))
        #expect(use(.example { $0.keepUntil = day }).unmetQuestions == (will ? [] : [.keepUntil]))
    }

    @Test func `refuses where no day is agreed`() {
        #expect(exchange(.example { $0.keepUntil = nil }).unmetQuestions == [.keepUntil])
        #expect(read(.example { $0.keepUntil = nil }).unmetQuestions == [.keepUntil])
        #expect(use(.example { $0.keepUntil = nil }).unmetQuestions == [.keepUntil])
    }

    @Test func `keeps within the longest time that a protocol states`() throws {
        let text = rules.text.replacing(
            "  keep-until-is-compulsory: true", with: "  keep-until-is-compulsory: true\n  longest-months: 12")
        let strict = try #require(ProtocolFile.read(text).rules)
        let year = today.adding(years: 1)
        #expect(decideExchange(.example { $0.keepUntil = year }, under: strict).isPermitted)
        let longer = decideExchange(.example { $0.keepUntil = year.adding(days: 1) }, under: strict)
        #expect(longer.unmetQuestions == [.keepUntil])
    }

    @Test func `asks for no day where a protocol does not`() throws {
        let text = rules.text.replacing("keep-until-is-compulsory: true", with: "keep-until-is-compulsory: false")
        let loose = try #require(ProtocolFile.read(text).rules)
        let decision = decideExchange(.example { $0.keepUntil = nil }, under: loose)
        #expect(decision.isPermitted && decision.answer(.keepUntil) == .notAsked)
    }
}

@Suite("4.13 Disposal")
struct DisposalTests {
    @Test func `leaves nothing to read, not even for the owner`() {
        #expect(read(.example { $0.isDestroyed = true }).unmetQuestions == [.destroyed])
        let owner = read(
            .example {
                $0.isDestroyed = true
                $0.readersAgency = "police"
                $0.isLiaisonOfficer = true
            })
        #expect(owner.unmetQuestions == [.destroyed])
    }
}

@Suite("3.6, 4.2, 4.6–4.10, 4.12, 4.13 What follows")
struct ObligationTests {
    @Test func `follows as the information and the way ask for it`() {
        #expect(ask(.example()).follows == ["4.2", "4.6"])
        #expect(exchange(.example()).follows == ["4.2", "4.6", "4.8", "4.9", "4.10", "4.12", "4.13"])
        #expect(exchange(.aggregate()).follows == ["4.2", "4.6", "4.8", "4.12", "4.13"])
        #expect(read(.example()).follows == ["4.9", "4.10", "4.12", "4.13"])
        #expect(use(.example()).follows == ["4.9", "4.12", "4.13"])
    }

    @Test func `does not follow where there is nothing to act on`() {
        #expect(exchange(.example { $0.readers = 0 }).follows.isEmpty)
    }
}
