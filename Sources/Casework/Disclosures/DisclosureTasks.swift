import SharingProtocol

/// What somebody has to know of a disclosure.
package enum DisclosureNotice: String, CaseIterable, Sendable {
    case readerNamed, declined, notConfirmed, consentWithdrawn, keptLonger, calledIn, destroyed
}

// What somebody has to do with a disclosure, or has to know of it.
extension DisclosureCase {
    package static let taskTitles = [
        DisclosureActKind.accept.rawValue: "Accept what is offered or decline it",
        DisclosureActKind.acknowledge.rawValue: "Acknowledge receipt",
        DisclosureActKind.ratify.rawValue: "Confirm what was shared at a meeting, or end it",
        CaseTask.destroy: "Destroy it by its last day, or ask its owner to extend retention",
        "\(CaseTask.destroy) \(Deadline.Reason.consentWithdrawn)": "Destroy it now: consent was withdrawn",
        DisclosureNotice.readerNamed.rawValue: "You may read this",
        DisclosureNotice.declined.rawValue: "What you offered was declined",
        DisclosureNotice.notConfirmed.rawValue: "What was shared at a meeting was not confirmed by its owner",
        DisclosureNotice.consentWithdrawn.rawValue: "Consent was withdrawn",
        DisclosureNotice.keptLonger.rawValue: "Retention was extended",
        DisclosureNotice.calledIn.rawValue: "The owner has destroyed your copy",
        DisclosureNotice.destroyed.rawValue: "A copy of your information was destroyed",
    ]

    package var tasks: [CaseTask] { [taskOfOwner].compactMap(\.self) + copies.flatMap(tasks) + notices }

    /// 3.12, 4.5: what was shared at a meeting waits for its owner's liaison officer.
    private var taskOfOwner: CaseTask? {
        guard copies.contains(where: { $0.state == .noted }) else { return nil }
        var task = CaseTask(
            DisclosureActKind.ratify.rawValue, for: .liaisonDesk(owner), since: openedAt, on: .determination)
        task.deadline = terms.confirmBy.map { Deadline(day: $0, reason: .ratification, begins: nil) }
        return task
    }

    private func tasks(of copy: DisclosureCopy) -> [CaseTask] {
        let desk = CaseTask.Holder.liaisonDesk(copy.agency)
        var tasks: [CaseTask] = []
        if copy.state == .offered {
            tasks.append(CaseTask(DisclosureActKind.accept.rawValue, for: desk, since: copy.since, on: .approval))
        }
        if copy.state == .disclosed {
            tasks.append(CaseTask(DisclosureActKind.acknowledge.rawValue, for: desk, since: copy.since, on: .record))
        }
        if copy.state.isHeld {
            var destroying = CaseTask(CaseTask.destroy, for: desk, since: copy.since, on: .destroyed)
            // Without the consent that it rests on it cannot be read any more: there is nothing to wait for.
            destroying.deadline =
                consentWithdrawn.map { Deadline(day: min($0, copy.keepUntil), reason: .consentWithdrawn, begins: nil) }
                ?? .keepUntil(copy.keepUntil)
            tasks.append(destroying)
        }
        return tasks
    }

    /// What an event is news of, and to whom.
    func news(of event: DisclosureEvent, by agency: AgencyID, at moment: Timestamp) -> [CaseTask] {
        func notice(_ what: DisclosureNotice, _ topic: Topic, to holders: [CaseTask.Holder]) -> [CaseTask] {
            holders.map { holder in
                var notice = CaseTask(what.rawValue, for: holder, since: moment, on: topic)
                notice.isNotice = true
                return notice
            }
        }
        switch event {
        case .copyGiven(let copy):
            return copy.decision == nil ? [] : notice(.readerNamed, .readers, to: copy.readers.map { .officer($0) })
        case .copyAccepted:
            let readers = copy(of: agency)?.readers ?? []
            return notice(.readerNamed, .readers, to: readers.map { .officer($0) })
        case .copyDeclined(let copy, _):
            let told = agency == owner ? copy : owner
            return notice(agency == owner ? .notConfirmed : .declined, .approval, to: [.liaisonDesk(told)])
        case .copyRatified(let copy, _):
            let readers = self.copy(of: copy)?.readers ?? []
            return notice(.readerNamed, .readers, to: readers.map { .officer($0) })
        case .readerNamed(let reader, _): return notice(.readerNamed, .readers, to: [.officer(reader)])
        case .keepingExtended(let agency, _): return notice(.keptLonger, .keepUntil, to: [.liaisonDesk(agency)])
        case .consentWithdrawn:
            let told = ([owner] + copies.filter { !$0.state.isEnded }.map(\.agency)).filter { $0 != agency }
            return notice(.consentWithdrawn, .consent, to: told.map { .liaisonDesk($0) })
        case .destroyed(let copy, _, _):
            return agency == owner
                ? notice(.calledIn, .destroyed, to: [.liaisonDesk(copy)])
                : notice(.destroyed, .destroyed, to: [.liaisonDesk(owner)])
        case .disclosed, .ratified, .disclosureRefused, .receiptAcknowledged, .opened, .read, .readingRefused,
            .readerRemoved,
            .noticeSeen:
            return []
        }
    }

    package func seeing(in circumstances: Circumstances) -> DisclosureEvent? {
        notices.seeing(in: circumstances).map { .noticeSeen(forDesk: $0) }
    }
}
