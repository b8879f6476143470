import Casework
import SharingProtocol
import Testing

// Stories that are told up to a point, by acts that nothing stands against.
extension Story {
    /// The request in that state.
    static func at(_ state: RequestState, ground: Key<Ground> = "risk-of-harm") throws -> Story {
        let story = try Story()
        try story.go(.submit(.example(ground: ground)), "practitioner", police)
        if state == .awaitingApproval { return story }
        if state == .returned {
            try story.go(.sendBack("Say more."), "liaison", police)
            return story
        }
        try story.go(.approve, "liaison", police)
        switch state {
        case .awaitingApproval, .returned, .sent: break
        case .clarifying: try story.go(.askForClarification("Which flat?"), "liaison", council)
        case .withdrawn: try story.go(.withdraw("No longer needed."), "practitioner", police)
        case .refused: try story.go(.determine(.example(given: [false, false])), "liaison", council)
        case .agreed, .disclosed, .destroyed:
            try story.go(.determine(.example(ground: ground)), "liaison", council)
            if state == .agreed { return story }
            try story.go(.disclose(.example), "liaison", council)
            if state == .destroyed { try story.go(.destroy(at: police, nil), "liaison", police) }
        }
        return story
    }

    /// The police's copy in that state: of what they asked the council for, what the council volunteered, or what was
    /// shared at a meeting.
    static func at(copy state: CopyState, ground: Key<Ground> = "risk-of-harm") throws -> Story {
        switch state {
        case .offered: return try volunteered(to: [police], ground: ground)
        case .noted: return try noted(for: [police], ground: ground)
        case .declined:
            let story = try volunteered(to: [police], ground: ground)
            try story.go(.decline, "liaison", police)
            return story
        case .disclosed, .received, .destroyed:
            let story = try at(.disclosed, ground: ground)
            if state == .disclosed { return story }
            try story.go(.acknowledge, "liaison", police)
            if state == .destroyed { try story.go(.destroy(at: police, nil), "liaison", police) }
            return story
        }
    }

    /// What the police asked for and the council disclosed, determined otherwise than in the example.
    static func disclosed(_ change: (inout DeterminationTerms) -> Void) throws -> Story {
        let story = try at(.sent)
        try story.go(.determine(.example(change)), "liaison", council)
        try story.go(.disclose(.example), "liaison", council)
        return story
    }

    /// What the council gave without being asked; it is offered to those agencies, and those named second accept it.
    static func volunteered(
        to agencies: [AgencyID], acceptedBy accepting: [AgencyID] = [], ground: Key<Ground> = "risk-of-harm",
        _ change: (inout DeterminationTerms) -> Void = { _ in }
    ) throws -> Story {
        let story = try Story()
        try story.go(.volunteer(.example(to: agencies, ground: ground, change)), "liaison", council)
        for agency in accepting { try story.go(.accept, "liaison", agency) }
        return story
    }

    /// What the council said at a meeting to which practitioners came. A colleague at the police convened it and takes
    /// the note.
    static func noted(
        for agencies: [AgencyID], ground: Key<Ground> = "risk-of-harm", marking: Key<Marking>? = nil
    ) throws -> Story {
        let story = try meeting(of: agencies + [council])
        let item = SharedItem.example {
            $0.ground = ground
            $0.marking = marking
        }
        try story.go(atMeeting: .share(item))
        return story
    }

    /// A meeting that is planned; a colleague at the police convenes it.
    static func planned(inviting agencies: [AgencyID]) throws -> Story {
        let story = try Story()
        try story.go(atMeeting: .plan(.example(inviting: agencies, at: story.today)))
        return story
    }

    /// A meeting under way, to which those agencies' practitioners came, in that order; each accepted the statement.
    static func meeting(of agencies: [AgencyID]) throws -> Story {
        let story = try planned(inviting: agencies)
        try story.go(atMeeting: .open)
        for (index, agency) in agencies.enumerated() {
            try story.go(atMeeting: .arrive(agency, officer("practitioner", agency), name: nil))
            try story.go(atMeeting: .acceptStatement(index + 1))
        }
        return story
    }

    /// A meeting in that state. Once it is open it has everything: the police, the fire service and the council in the
    /// room, a guest outside it, an item of the council's, something that the fire service's practitioner undertook
    /// and has not done, and a note.
    static func at(meeting state: MeetingState) throws -> Story {
        switch state {
        case .planned: return try planned(inviting: [police, fire, council])
        case .cancelled:
            let story = try planned(inviting: [police, fire, council])
            try story.go(atMeeting: .cancel)
            return story
        case .open, .closed, .settled, .destroyed:
            let story = try meeting(of: [police, fire, council])
            try story.go(atMeeting: .arrive(nil, nil, name: "B. Guest"))
            try story.go(atMeeting: .move(4, .steppedOut))
            try story.go(atMeeting: .share(.example { $0.actions = [.example()] }))
            try story.go(atMeeting: .addToNote("One item."))
            if state == .open { return story }
            try story.go(atMeeting: .close)
            if state == .closed { return story }
            try story.go(.ratify(.example()), "liaison", council)
            if state == .destroyed { try story.go(atMeeting: .destroy, "liaison") }
            return story
        }
    }

    func go(atMeeting act: MeetingAct, _ name: String = "colleague", _ agency: AgencyID = Story.police) throws {
        let isDone = self.act(atMeeting: act, by: name, of: agency)
        try #require(isDone, "\(act.kind): \(refusal?.sentence ?? "")")
    }

    func go(_ act: RequestAct, _ name: String, _ agency: AgencyID) throws {
        let isDone = self.act(act, by: name, of: agency)
        try #require(isDone, "\(act.kind): \(refusal?.sentence ?? "")")
    }

    func go(_ act: DisclosureAct, _ name: String, _ agency: AgencyID) throws {
        let isDone = self.act(act, by: name, of: agency)
        try #require(isDone, "\(act.kind): \(refusal?.sentence ?? "") \(refusal?.unmet ?? [])")
    }
}

// What changes in an agency while a case goes on.
extension Story {
    func suspend(_ agency: AgencyID) { register.agencies[agency]?.suspendedSince = today }

    /// Its last day in the partnership was yesterday.
    func endMembership(of agency: AgencyID) { register.agencies[agency]?.leavesAfter = today.adding(days: -1) }

    func close(_ name: String, of agency: AgencyID) {
        register.agencies[agency]?.officers[Self.officer(name, agency)]?.isActive = false
    }
}
