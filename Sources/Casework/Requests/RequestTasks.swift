import SharingProtocol

// What somebody has to do in a request, or has to know of it.
extension RequestCase {
    package static let taskTitles = [
        RequestActKind.approve.rawValue: "Approve the request or send it back",
        RequestActKind.submit.rawValue: "Change the request and submit it again",
        RequestActKind.determine.rawValue: "Decide on the request",
        RequestActKind.clarify.rawValue: "Answer the question",
        RequestActKind.disclose.rawValue: "Disclose what was agreed",
        RequestNotice.refused.rawValue: "The request was refused",
        RequestNotice.withdrawn.rawValue: "The request was withdrawn",
        RequestNotice.consentWithdrawn.rawValue: "Consent was withdrawn",
        RequestNotice.reassigned.rawValue: "The request is yours now",
        RequestNotice.destroyed.rawValue: "The request was destroyed",
    ]

    package var tasks: [CaseTask] { [taskOfState].compactMap(\.self) + notices }

    private var taskOfState: CaseTask? {
        switch state {
        case .awaitingApproval: task(.approve, for: .liaisonDesk(asking), on: .approval)
        case .returned: task(.submit, for: .officer(asker), on: .approval)
        case .sent: task(.determine, for: .liaisonDesk(holding), on: .determination)
        case .clarifying: task(.clarify, for: .liaisonDesk(asking), on: .signatories)
        case .agreed: task(.disclose, for: .liaisonDesk(holding), on: .signatories)
        case .refused, .disclosed, .withdrawn, .destroyed: nil
        }
    }

    private func task(_ kind: RequestActKind, for holder: CaseTask.Holder, on topic: Topic) -> CaseTask {
        var task = CaseTask(kind.rawValue, for: holder, since: stateSince, on: topic)
        task.deadline = terms.neededBy.map { .neededBy($0) }
        task.isUrgent = terms.isUrgent
        return task
    }

    /// What an event is news of, and to whom.
    func news(of event: RequestEvent, by agency: AgencyID, at moment: Timestamp) -> [CaseTask] {
        func notice(_ what: RequestNotice, _ topic: Topic, to holders: CaseTask.Holder...) -> [CaseTask] {
            holders.map { holder in
                var notice = CaseTask(what.rawValue, for: holder, since: moment, on: topic)
                notice.isNotice = true
                return notice
            }
        }
        let isSent = askDecision != nil
        switch event {
        case .determined(let found, _) where found.answer == .refused:
            return notice(.refused, .determination, to: .liaisonDesk(asking), .officer(asker))
        case .withdrawn where isSent: return notice(.withdrawn, .signatories, to: .liaisonDesk(holding))
        case .consentWithdrawn where agency == holding:
            return notice(.consentWithdrawn, .consent, to: .liaisonDesk(asking))
        case .consentWithdrawn where isSent: return notice(.consentWithdrawn, .consent, to: .liaisonDesk(holding))
        case .reassigned(let colleague): return notice(.reassigned, .liaisonOfficers, to: .officer(colleague))
        case .destroyed where isSent && agency != holding:
            return notice(.destroyed, .destroyed, to: .liaisonDesk(holding))
        case _: return []
        }
    }

    package func seeing(in circumstances: Circumstances) -> RequestEvent? {
        notices.seeing(in: circumstances).map { .noticeSeen(forDesk: $0) }
    }
}

/// What somebody has to know of a request.
package enum RequestNotice: String, CaseIterable, Sendable {
    case refused, withdrawn, consentWithdrawn, reassigned, destroyed
}

extension [CaseTask] {
    /// Whether the officer sees, with what is theirs, also what their agency's liaison desk has to know; `nil` where
    /// there is nothing for them to know.
    func seeing(in circumstances: Circumstances) -> Bool? {
        let (officer, isLiaison) = (circumstances.officer, circumstances.isLiaisonOfficer)
        if isLiaison, contains(where: { $0.isNotice && $0.holder == .liaisonDesk(officer.agency) }) { return true }
        return contains { $0.isNotice && $0.holder == .officer(officer.id) } ? false : nil
    }

    /// What is left to know once the officer has seen what was for them.
    mutating func see(by officer: OfficerID, of agency: AgencyID, forDesk: Bool) {
        removeAll { task in
            task.isNotice && (task.holder == .officer(officer) || (forDesk && task.holder == .liaisonDesk(agency)))
        }
    }
}
