import Casework
import SharingProtocol
import Testing

@Suite("4.2, 4.6, 4.13 What there is to do with a disclosure")
struct DisclosureTasksTests {
    @Test(arguments: CopyState.allCases)
    func `is its receiving desk's, or its owner's, and follows from where the copy stands`(
        _ state: CopyState
    ) throws {
        let expected =
            switch state {
            case .offered: ["accept"]
            case .noted: ["ratify"]
            case .disclosed: ["acknowledge", "destroy"]
            case .received: ["destroy"]
            case .declined, .destroyed: [] as [String]
            }
        let story = try Story.at(copy: state)
        #expect(story.tasksOfDisclosure.map(\.what) == expected)
        let holder = state == .noted ? Story.council : Story.police
        #expect(story.tasksOfDisclosure.allSatisfy { $0.holder == .liaisonDesk(holder) })
        #expect(story.disclosure?.row.tasks == story.disclosure?.tasks)
        #expect(story.disclosure?.row.isOpen == !expected.isEmpty)
    }

    @Test func `each copy has its own`() throws {
        let story = try Story.volunteered(to: [Story.police, Story.fire, Story.college], acceptedBy: [Story.fire])
        #expect(story.tasksOfDisclosure.map(\.what) == ["accept", "destroy", "accept"])
        #expect(
            story.tasksOfDisclosure.map(\.holder) == [
                .liaisonDesk(Story.police), .liaisonDesk(Story.fire), .liaisonDesk(Story.college),
            ])
    }

    @Test func `every task and notice has words for people, and every state`() throws {
        for state in CopyState.allCases {
            let row = try #require(try Story.at(copy: state).disclosure?.row)
            #expect(row.state == state.rawValue)
            for task in row.tasks { #expect(Kinds.gatehouse.title(of: task, in: row) != task.what, "\(task.what)") }
            #expect(Kinds.gatehouse.state(of: row).title != row.state)
        }
        for notice in DisclosureNotice.allCases {
            #expect(DisclosureCase.taskTitles[notice.rawValue] != nil, "\(notice)")
        }
    }
}

@Suite("4.4, 4.10, 4.12, 4.13 What there is to know of a disclosure")
struct DisclosureNewsTests {
    private let police = News("readerNamed", officer: "practitioner", of: Story.police)

    @Test func `a reader learns that they may read it: when it is disclosed, accepted, or when they are named`() throws
    {
        let story = try Story.at(.disclosed)
        #expect(story.newsOfDisclosure == [police])
        try story.go(.nameReader(Story.officer("colleague", Story.police), at: Story.police), "liaison", Story.police)
        #expect(story.newsOfDisclosure == [police, News("readerNamed", officer: "colleague", of: Story.police)])
        #expect(story.seeDisclosure(by: "practitioner", of: Story.police))
        #expect(story.newsOfDisclosure == [News("readerNamed", officer: "colleague", of: Story.police)])

        let offered = try Story.volunteered(to: [Story.police, Story.fire])
        #expect(offered.newsOfDisclosure == [], "there is nothing to read yet")
        try offered.go(.accept, "liaison", Story.police)
        #expect(offered.newsOfDisclosure == [police])
    }

    @Test func `and learns it no more once it is not so`() throws {
        let reader = Story.officer("practitioner", Story.police)
        for act in [DisclosureAct.removeReader(reader, at: Story.police), .destroy(at: Story.police, nil)] {
            let story = try Story.at(.disclosed)
            try story.go(act, "liaison", Story.police)
            #expect(!story.newsOfDisclosure.contains(police), "\(act.kind)")
        }
    }

    @Test func `what was declined is news for the owner's desk`() throws {
        let story = try Story.at(copy: .declined)
        #expect(story.newsOfDisclosure == [News("declined", desk: Story.council)])
        #expect(!story.seeDisclosure(by: "practitioner", of: Story.council))
        #expect(story.seeDisclosure(by: "liaison", of: Story.council))
        #expect(story.newsOfDisclosure == [])
    }

    @Test func `longer keeping is news for the desk whose copy it is`() throws {
        let story = try held()
        try story.go(.longer(at: Story.fire), "liaison", Story.council)
        #expect(story.newsOfDisclosure == [News("keptLonger", desk: Story.fire)])
    }

    @Test func `consent withdrawn is news for every other desk that has, or is offered, a copy`() throws {
        let agencies = [Story.police, Story.fire, Story.college]
        for by in [Story.council, Story.police] {
            let story = try held(to: agencies, ground: "consent")
            try story.go(DisclosureAct.withdrawConsent(on: story.today, "By letter."), "liaison", by)
            let told = ([Story.council] + agencies).filter { $0 != by }
            #expect(story.newsOfDisclosure == Set(told.map { News("consentWithdrawn", desk: $0) }))
        }
        let ended = try held(ground: "consent")
        try ended.go(.destroy(at: Story.fire, nil), "liaison", Story.fire)
        #expect(ended.seeDisclosure(by: "liaison", of: Story.council))
        try ended.go(DisclosureAct.withdrawConsent(on: ended.today, "By letter."), "liaison", Story.council)
        #expect(ended.newsOfDisclosure == [News("consentWithdrawn", desk: Story.police)], "fire has nothing any more")
    }

    @Test func `a destroyed copy is news for the owner's desk, and one called in for its agency's`() throws {
        for (by, news) in [
            (Story.fire, News("destroyed", desk: Story.council)), (Story.council, News("calledIn", desk: Story.fire)),
        ] {
            let story = try held()
            try story.go(.destroy(at: Story.fire, nil), "liaison", by)
            #expect(story.newsOfDisclosure == [news])
        }
    }

    @Test func `desk and officer see each for themselves`() throws {
        let story = try held()
        try story.go(.removeReader(Story.officer("practitioner", Story.fire), at: Story.fire), "liaison", Story.fire)
        try story.go(.nameReader(Story.officer("liaison", Story.fire), at: Story.fire), "liaison", Story.fire)
        try story.go(.nameReader(Story.officer("colleague", Story.fire), at: Story.fire), "liaison", Story.fire)
        let colleague = News("readerNamed", officer: "colleague", of: Story.fire)
        let officer = News("readerNamed", officer: "liaison", of: Story.fire)
        #expect(story.newsOfDisclosure == [colleague, officer])
        #expect(story.seeDisclosure(by: "liaison", of: Story.fire))
        #expect(story.disclosureEvents.last == .noticeSeen(forDesk: false), "there was nothing for the desk")
        try story.go(.longer(at: Story.fire), "liaison", Story.council)
        #expect(story.seeDisclosure(by: "colleague", of: Story.fire))
        #expect(story.newsOfDisclosure == [News("keptLonger", desk: Story.fire)])
        #expect(!story.seeDisclosure(by: "liaison", of: Story.police), "another desk's news")
        #expect(story.seeDisclosure(by: "liaison", of: Story.fire))
        #expect(story.newsOfDisclosure == [])
    }

    /// Held by the police and the fire service, or by those, and whoever was named has seen it.
    private func held(
        to agencies: [AgencyID] = [Story.police, Story.fire], ground: Key<Ground> = "risk-of-harm"
    ) throws -> Story {
        let accepting = [Story.police, Story.fire]
        let story = try Story.volunteered(to: agencies, acceptedBy: accepting, ground: ground)
        for agency in accepting { #expect(story.seeDisclosure(by: "practitioner", of: agency)) }
        #expect(story.newsOfDisclosure == [])
        return story
    }
}
