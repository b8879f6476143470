package import SharingProtocol

/// What was shared at a meeting, and its owner's liaison officer afterwards (3.12, 4.2, 4.5).
extension DisclosureCase {
    /// What an item of a meeting begins: the words are sealed as its owner's, with a copy for each other agency in the
    /// room, to be read by nobody until the owner's liaison officer confirms it.
    static func noted(
        _ item: SharedItem, _ number: Int, at meeting: MeetingCase, to agencies: [AgencyID],
        in circumstances: Circumstances
    ) -> DisclosureAct.Happening {
        var found = DeterminationTerms(
            given: [true], informationClass: item.informationClass, readers: [], keepUntil: item.keepUntil)
        found.ground = item.ground
        found.criterion = item.criterion
        found.marking = item.marking
        var terms = DisclosureTerms(
            .meeting(meeting.reference, item: number), owner: item.owner, purpose: meeting.terms.purpose,
            reason: meeting.terms.reason, prescribedSet: nil, determination: found, items: [1], files: [])
        let confirming = circumstances.rules.confirming
        terms.confirmBy = circumstances.today.adding(days: confirming.withinDays)
        terms.isReadableBefore = confirming.isReadableBefore
        var secrets = [
            Secret("determination", "subject", item.subject), Secret("disclosure", "item.1", item.words),
            Secret("disclosure", "decision", item.decision),
        ]
        for (index, action) in item.actions.enumerated() {
            secrets.append(Secret("disclosure", "action.\(index + 1)", action.words))
        }
        var happening = DisclosureAct.Happening(.disclosed(terms), secrets: secrets.filter { !$0.words.isBlank })
        for agency in agencies {
            // Those who heard it; its liaison officers where nobody of them has an account (4.10).
            let present = meeting.present.filter { $0.agency == agency }.compactMap(\.officer)
            let desk = circumstances.register.agencies[agency]?.liaisonOfficers(on: circumstances.today).sorted() ?? []
            let readers = present.isEmpty ? desk : present
            happening.then(.copyGiven(GivenCopy(agency: agency, readers: readers, decision: nil)))
        }
        return happening
    }

    /// The decision for one agency that was there, for the page that shows it while the determination is filled in.
    package func foreseen(
        _ found: DeterminationTerms, to copy: DisclosureCopy, in circumstances: Circumstances
    ) -> Decision {
        let proposal = terms.proposal(
            reference, found, to: copy.agency, readers: copy.readers.count, consentWithdrawn: consentWithdrawn,
            in: circumstances)
        return decideExchange(proposal, under: circumstances.rules)
    }

    /// Each agency that was there gets its copy, if the protocol lets it have one today; the others get none.
    func ratification(_ determination: Determination, in circumstances: Circumstances) -> DisclosureAct.Outcome {
        guard determination.words["reasons"] != nil else {
            return .refused(.init(.incomplete(field: "reasons"), "Give your reasons.", on: .determination))
        }
        let found = determination.terms
        guard found.keepUntil >= circumstances.today else {
            return .refused(.init(.incomplete(field: "keepUntil"), "Choose a day that is not over.", on: .keepUntil))
        }
        let noted = copies.filter { $0.state == .noted }
        let decisions = noted.map { ($0, foreseen(found, to: $0, in: circumstances)) }
        guard let permitted = decisions.first(where: \.1.isPermitted)?.1 else {
            let decision = decisions[0].1
            return .refused(
                Self.unmet(
                    decision, "It cannot be shared as it stands: see what is unmet, or end it.",
                    recorded: .disclosureRefused(RecordedDecision(decision))))
        }
        var happening = DisclosureAct.Happening(
            .ratified(found), secrets: determination.secrets, decision: permitted)
        for (copy, decision) in decisions {
            if decision.isPermitted {
                happening.then(.copyRatified(copy.agency, RecordedDecision(decision)))
            } else {
                happening.then(.disclosureRefused(RecordedDecision(decision)))
                happening.then(.copyDeclined(at: copy.agency, records: [copy.record]))
            }
        }
        happening.consequences = consequence { .itemRatified($0) }
        return .happened(happening)
    }

    /// Nobody has it: every copy ends, and with the last one what was written down.
    var endOfItem: DisclosureAct.Outcome {
        let noted = copies.filter { $0.state == .noted }
        var events: [DisclosureEvent] = noted.map { .copyDeclined(at: $0.agency, records: [$0.record]) }
        guard let last = noted.last else {
            return .refused(.init(.notNow, "There is nothing to end.", on: .determination))
        }
        events[events.count - 1] = .copyDeclined(
            at: last.agency, records: [last.record, "disclosure", "determination"])
        var happening = DisclosureAct.Happening(events[0])
        for event in events.dropFirst() { happening.then(event) }
        happening.consequences = consequence { .itemEnded($0) }
        return .happened(happening)
    }

    private func consequence(_ event: (Int) -> MeetingEvent) -> [any Consequence] {
        guard let meeting = terms.meeting else { return [] }
        return [Happened(in: meeting.reference, as: MeetingCase.self, .init(event(meeting.item)))]
    }
}
