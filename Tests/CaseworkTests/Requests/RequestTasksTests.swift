import Casework
import SharingProtocol
import Testing

@Suite("4.2, 4.3 Whose turn it is in a request")
struct RequestTasksTests {
    @Test(arguments: RequestState.allCases)
    func `each state that waits has one task, of whoever has to act next`(_ state: RequestState) throws {
        let expected: (String, CaseTask.Holder)? =
            switch state {
            case .awaitingApproval: ("approve", .liaisonDesk(Story.police))
            case .returned: ("submit", .officer(Story.officer("practitioner", Story.police)))
            case .sent: ("determine", .liaisonDesk(Story.council))
            case .clarifying: ("clarify", .liaisonDesk(Story.police))
            case .agreed: ("disclose", .liaisonDesk(Story.council))
            case .refused, .disclosed, .withdrawn, .destroyed: nil
            }
        let story = try Story.at(state)
        #expect(story.tasksOfRequest.map(\.what) == (expected.map { [$0.0] } ?? []))
        #expect(story.tasksOfRequest.map(\.holder) == (expected.map { [$0.1] } ?? []))
        #expect(story.request?.row.tasks == story.request?.tasks)
        #expect(story.request?.row.isOpen == (expected != nil), "what is open waits for somebody")
    }

    @Test func `a task has the day by which the information is needed, and its urgency`() throws {
        let story = try Story()
        let day = Day(iso: "2013-06-10")!
        let draft = RequestDraft.example {
            $0.neededBy = day
            $0.isUrgent = true
        }
        #expect(story.act(.submit(draft), by: "practitioner", of: Story.police))
        let task = try #require(story.tasksOfRequest.first)
        #expect(task.deadline == .neededBy(day) && task.deadline?.begins == nil && task.isUrgent)
        #expect(task.deadline?.isPast(on: day) == false)
        #expect(task.deadline?.isPast(on: day.adding(days: 1)) == true)
        #expect(try Story.at(.sent).tasksOfRequest.first?.deadline == nil)
    }

    @Test func `it waits since the state began, whoever looked meanwhile`() throws {
        let story = try Story.at(.sent)
        let sent = story.today.noon
        story.today = story.today.adding(days: 3)
        #expect(story.act(.open(record: "request"), by: "liaison", of: Story.council))
        #expect(story.tasksOfRequest.map(\.since) == [sent])
        #expect(story.act(.askForClarification("Which flat?"), by: "liaison", of: Story.council))
        #expect(story.tasksOfRequest.map(\.since) == [story.today.noon])
    }

    @Test func `every task and notice has words for people, and every state`() throws {
        for state in RequestState.allCases {
            let story = try Story.at(state)
            let row = try #require(story.request?.row)
            for task in row.tasks { #expect(Kinds.gatehouse.title(of: task, in: row) != task.what, "\(task.what)") }
            #expect(Kinds.gatehouse.state(of: row).title == state.title)
        }
        for notice in RequestNotice.allCases { #expect(RequestCase.taskTitles[notice.rawValue] != nil, "\(notice)") }
        #expect(Set(RequestCase.states.map(\.word)) == Set(RequestState.allCases.map(\.rawValue)))
    }
}

@Suite("4.2, 4.3, 4.4 What there is to know of a request")
struct RequestNewsTests {
    @Test func `a refusal is news for the asking desk and for whoever asked, each until they have seen it`() throws {
        let story = try Story.at(.refused)
        let asker = News("refused", officer: "practitioner", of: Story.police)
        let desk = News("refused", desk: Story.police)
        #expect(story.newsOfRequest == [asker, desk])
        #expect(!story.seeRequest(by: "liaison", of: Story.council), "it is no news for whoever refused")
        #expect(!story.seeRequest(by: "colleague", of: Story.police))
        #expect(story.seeRequest(by: "practitioner", of: Story.police))
        #expect(story.newsOfRequest == [desk], "the desk has not seen it")
        #expect(story.seeRequest(by: "liaison", of: Story.police))
        #expect(story.newsOfRequest == [])
        #expect(!story.seeRequest(by: "liaison", of: Story.police), "there is nothing left to see")
    }

    @Test func `what the desk has seen whoever asked has not`() throws {
        let story = try Story.at(.refused)
        #expect(story.seeRequest(by: "liaison", of: Story.police))
        #expect(story.newsOfRequest == [News("refused", officer: "practitioner", of: Story.police)])
    }

    @Test func `a liaison officer who asked themselves has seen both at once`() throws {
        let story = try Story()
        try story.go(
            .submit(.example { $0.readers = [Story.officer("liaison", Story.police)] }), "liaison", Story.police)
        try story.go(.determine(.example(given: [false, false])), "liaison", Story.council)
        #expect(story.newsOfRequest.count == 2)
        #expect(story.seeRequest(by: "liaison", of: Story.police))
        #expect(story.newsOfRequest == [])
    }

    @Test func `a deputy sees for the desk, on the days of the appointment`() throws {
        let story = try Story.at(.refused)
        #expect(!story.seeRequest(by: "deputy", of: Story.police))
        story.register.agencies[Story.police]?.apply(
            .appointed(Story.officer("deputy", Story.police), asDeputy: true, from: story.today, until: story.today),
            by: Story.officer("liaison", Story.police), at: story.today.noon)
        #expect(story.seeRequest(by: "deputy", of: Story.police))
        #expect(story.newsOfRequest == [News("refused", officer: "practitioner", of: Story.police)])
    }

    @Test func `a withdrawal is news for the holder's desk, where it knows of the request`() throws {
        #expect(try Story.at(.withdrawn).newsOfRequest == [News("withdrawn", desk: Story.council)])
        let early = try Story.at(.awaitingApproval)
        try early.go(.withdraw("No longer needed."), "practitioner", Story.police)
        #expect(early.newsOfRequest == [])
    }

    @Test func `consent withdrawn is news for the other side`() throws {
        for (by, told) in [(Story.police, Story.council), (Story.council, Story.police)] {
            let story = try Story.at(.sent, ground: "consent")
            try story.go(RequestAct.withdrawConsent(on: story.today, "By letter."), "liaison", by)
            #expect(story.newsOfRequest == [News("consentWithdrawn", desk: told)])
        }
        let early = try Story.at(.awaitingApproval, ground: "consent")
        try early.go(RequestAct.withdrawConsent(on: early.today, "By letter."), "liaison", Story.police)
        #expect(early.newsOfRequest == [], "the other side knows nothing of it")
    }

    @Test func `a request that is given to a colleague is news for them, for as long as it is theirs (4.1)`() throws {
        let story = try Story.at(.sent)
        func reassign(from one: String, to other: String) throws {
            let (from, to) = (Story.officer(one, Story.police), Story.officer(other, Story.police))
            try story.go(.reassign(from: from, to: to), "liaison", Story.police)
        }
        try reassign(from: "practitioner", to: "colleague")
        #expect(story.newsOfRequest == [News("reassigned", officer: "colleague", of: Story.police)])
        try reassign(from: "colleague", to: "deputy")
        #expect(story.newsOfRequest == [News("reassigned", officer: "deputy", of: Story.police)])
        #expect(story.seeRequest(by: "deputy", of: Story.police))
        #expect(story.newsOfRequest == [])
    }

    @Test func `its end is news for the holder's desk, unless the holder brought it about (4.13)`() throws {
        let withdrawn = try Story.at(.withdrawn)
        #expect(withdrawn.seeRequest(by: "liaison", of: Story.council))
        try withdrawn.go(.destroy(nil), "liaison", Story.police)
        #expect(withdrawn.newsOfRequest == [News("destroyed", desk: Story.council)])
        #expect(try Story.at(.destroyed).newsOfRequest == [News("destroyed", desk: Story.council)])
        let calledIn = try Story.at(.disclosed)
        try calledIn.go(.destroy(at: Story.police, nil), "liaison", Story.council)
        #expect(calledIn.newsOfRequest == [])
    }

    @Test func `seeing it changes nothing else in the case`() throws {
        let story = try Story.at(.refused)
        let before = try #require(story.request)
        story.today = story.today.adding(days: 1)
        #expect(story.seeRequest(by: "liaison", of: Story.police))
        let after = try #require(story.request)
        #expect(after.changedAt == before.changedAt && after.state == before.state)
        #expect(story.events.last == .noticeSeen(forDesk: true) && story.events.last?.isOnlyLooking == true)
    }
}
