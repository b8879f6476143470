import SharingProtocol

extension MeetingCase {
    /// Plans a meeting (4.5, 6.5): an officer of an agency that has signed convenes it.
    static func begin(
        _ reference: CaseID, _ plan: MeetingPlan, in circumstances: Circumstances
    ) -> MeetingAct.Outcome {
        let officer = circumstances.officer
        guard officer.isActive, officer.role == .practitioner, circumstances.party(officer.agency).hasSigned else {
            return .refused(
                .init(.notYours, "Only officers of an agency that has signed convene a meeting.", on: .signatories))
        }
        func refusal(_ field: String, _ sentence: String, _ topic: Topic) -> MeetingAct.Outcome {
            .refused(.init(.incomplete(field: field), sentence, on: topic))
        }
        guard plan.words["title"] != nil else { return refusal("title", "Enter what the meeting is.", .record) }
        guard circumstances.rules.purpose(plan.terms.purpose) != nil else {
            return refusal("purpose", "Choose what the meeting is for.", .purpose)
        }
        guard plan.terms.invited.allSatisfy({ circumstances.register.agencies[$0] != nil }) else {
            return refusal("invited", "Choose agencies of the partnership.", .signatories)
        }
        guard plan.terms.keepUntil >= circumstances.today else {
            return refusal("keepUntil", "Choose a day that is not over.", .keepUntil)
        }
        return .happened(.init(.planned(plan.terms), secrets: plan.secrets))
    }

    /// What has now happened, or why not. Pure: the same case, act and circumstances give the same outcome.
    package func decide(_ act: MeetingAct, in circumstances: Circumstances) -> MeetingAct.Outcome {
        let kind = act.kind
        let seats = seats(of: circumstances.officer, in: circumstances.register, on: circumstances.today)
        guard !kind.seats.isDisjoint(with: seats) else {
            return .refused(.init(.notYours, kind.notYours, on: .record))
        }
        guard kind.states.contains(state) else { return .refused(.init(.notNow, notNow, on: .record)) }
        switch act {
        case .plan: return .refused(.init(.notNow, "It is planned already.", on: .record))
        case .cancel: return .happened(.init(.cancelled))
        case .open: return .happened(.init(.opened))
        case .arrive(let agency, let officer, let name): return arrival(agency, officer, name, in: circumstances)
        case .acceptStatement(let number):
            return attendee(number) { $0.hasAccepted ? nil : .statementAccepted(number) }
        case .move(let number, let presence):
            // Whoever came again stands in the list twice, and is in the room once.
            return attendee(number) { attendee in
                let isHere = presence != .left && isHere(attendee.officer, besides: number)
                return attendee.presence == presence || isHere ? nil : .moved(number, presence)
            }
        case .share(let item): return sharing(item, in: circumstances)
        case .park(let owner):
            guard circumstances.register.agencies[owner] != nil else {
                return .refused(.init(.incomplete(field: "owner"), "Choose the agency whose item it is.", on: .record))
            }
            return .happened(.init(.itemParked(owner: owner)))
        case .completeAction(let number): return completion(of: number, in: circumstances)
        case .addToNote(let words):
            guard !words.isBlank else {
                return .refused(.init(.incomplete(field: "words"), "Write what the note is to say.", on: .record))
            }
            return .happened(.init(.noteAdded, secrets: [Secret("note", "passage.\(notes + 1)", words)]))
        case .close:
            // 4.5: a written note is taken of what is shared.
            guard notes > 0 else {
                return .refused(
                    .init(.notNow, "Write the note first: a meeting is not closed without one.", on: .record))
            }
            return .happened(.init(.closed))
        case .destroy:
            let guests = attendees.contains { $0.officer == nil }
            let records = ["meeting"] + (guests ? ["attendance"] : []) + (notes > 0 ? ["note"] : [])
            return .happened(.init(.destroyed(records: records)))
        }
    }

    private var notNow: String {
        switch state {
        case .planned: "The meeting has not begun."
        case .open: "The meeting is open."
        case .closed: "The meeting is closed, and items wait for their owners."
        case .settled: "The meeting is over."
        case .cancelled: "The meeting was cancelled."
        case .destroyed: "The records of the meeting are destroyed."
        }
    }

    private func attendee(_ number: Int, _ event: (Attendee) -> MeetingEvent?) -> MeetingAct.Outcome {
        guard let event = attendees.first(where: { $0.number == number }).flatMap(event) else {
            return .refused(.init(.notNow, "That is entered already: look again, then act.", on: .record))
        }
        return .happened(.init(event))
    }

    private func arrival(
        _ agency: AgencyID?, _ officer: OfficerID?, _ name: Confidential?, in circumstances: Circumstances
    ) -> MeetingAct.Outcome {
        func refusal(_ field: String, _ sentence: String) -> MeetingAct.Outcome {
            .refused(.init(.incomplete(field: field), sentence, on: .record))
        }
        if let agency, circumstances.register.known(agency) == nil {
            return refusal("agency", "Choose an agency of the partnership, or write the organisation’s name.")
        }
        if let officer {
            guard let agency, circumstances.register.officer(officer, of: agency)?.isActive ?? false else {
                return refusal("officer", "Choose an officer of that agency.")
            }
            guard !isHere(officer) else {
                return refusal("officer", "That officer is here already.")
            }
            return .happened(.init(.arrived(agency, officer)))
        }
        guard let name, !name.isBlank else { return refusal("name", "Enter the name of whoever has come.") }
        let secret = Secret("attendance", "guest.\(attendees.count + 1)", name)
        return .happened(.init(.arrived(agency, nil), secrets: [secret]))
    }

    private func isHere(_ officer: OfficerID?, besides number: Int = 0) -> Bool {
        officer != nil && attendees.contains { $0.officer == officer && $0.presence != .left && $0.number != number }
    }

    private func completion(of number: Int, in circumstances: Circumstances) -> MeetingAct.Outcome {
        guard let action = actions.first(where: { $0.number == number }), action.doneOn == nil else {
            return .refused(.init(.notNow, "That action is done already.", on: .record))
        }
        let officer = circumstances.officer
        let isSecretary = seats(of: officer, in: circumstances.register, on: circumstances.today).contains(.secretary)
        guard isSecretary || action.holder == officer.id else {
            return .refused(.init(.notYours, "That action is somebody else’s.", on: .record))
        }
        return .happened(.init(.actionDone(number)))
    }

    /// 4.5: something is shared with everybody in the room, and with nobody else. It is a disclosure that its owner's
    /// liaison officer has to confirm; until then nobody can read it who did not hear it.
    private func sharing(_ item: SharedItem, in circumstances: Circumstances) -> MeetingAct.Outcome {
        func refusal(_ field: String, _ sentence: String, _ topic: Topic) -> MeetingAct.Outcome {
            .refused(.init(.incomplete(field: field), sentence, on: topic))
        }
        guard !items.contains(where: { $0.disclosure == item.disclosure }) else {
            return .refused(.init(.notNow, "This item is recorded already.", on: .record))
        }
        guard room.contains(item.owner) else {
            return refusal("owner", "Choose an agency that has somebody in the room.", .record)
        }
        let obstacles = obstacles(in: circumstances)
        guard obstacles.isEmpty else {
            let sentence = "Somebody in the room may not hear it: have them leave for this item, or park it."
            let event = MeetingEvent.sharingRefused(attendees: obstacles.map(\.attendee.number))
            return .refused(
                .init(
                    .unmet, sentence, on: .signatories,
                    recorded: refusedSharings < Self.refusedSharingsMost ? event : nil))
        }
        let others = room.filter { $0 != item.owner }
        guard !others.isEmpty else {
            return refusal("owner", "Nobody of another agency is in the room.", .record)
        }
        guard let kind = circumstances.rules.informationClass(item.informationClass)?.kind else {
            return refusal("class", "Choose the class of information.", .informationClass)
        }
        if let marking = item.marking, circumstances.rules.marking(marking) == nil {
            return refusal("marking", "Choose a marking of the protocol, or none.", .marking)
        }
        if kind == .personal, item.subject.isBlank {
            return refusal("subject", "Enter whom it is about.", .identifiable)
        }
        if kind == .personal, item.ground.flatMap({ circumstances.rules.ground($0) }) == nil {
            return refusal("ground", "Choose the lawful ground.", .ground)
        }
        if item.words.isBlank { return refusal("words", "Write what was shared.", .record) }
        guard item.keepUntil >= circumstances.today else {
            return refusal("keepUntil", "Choose a day that is not over.", .keepUntil)
        }
        for action in item.actions {
            let isThere = room.contains { circumstances.register.officer(action.holder, of: $0)?.isActive ?? false }
            guard !action.words.isBlank, isThere else {
                return refusal("action", "Choose an officer of an agency in the room, and write what they do.", .record)
            }
            guard action.due >= circumstances.today else {
                return refusal("action", "Choose a day for the action that is not over.", .record)
            }
        }
        var happening = MeetingAct.Happening(.itemShared(item.disclosure, owner: item.owner))
        let number = items.count + 1
        for action in item.actions {
            happening.then(.actionAgreed(item: number, holder: action.holder, due: action.due))
        }
        happening.consequences = [
            Happened(
                in: item.disclosure, as: DisclosureCase.self,
                DisclosureCase.noted(item, number, at: self, to: others, in: circumstances))
        ]
        return .happened(happening)
    }
}
