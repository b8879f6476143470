package import SharingProtocol

/// What an officer is to one request, on one day. An officer can be several things to it.
package enum RequestSeat: String, CaseIterable, Sendable {
    /// Whose request it is: whoever wrote it, or the colleague to whom it was reassigned.
    case asker
    /// Liaison officer, or deputy, of the agency that asks.
    case askingLiaison
    /// Liaison officer, or deputy, of the agency that holds.
    case holdingLiaison
}

/// What can be done with a request.
package enum RequestActKind: String, CaseIterable, Sendable {
    case submit, approve, sendBack, reassign, withdraw
    case askForClarification, clarify, determine, determineAgain, disclose
    case open, withdrawConsent, destroy

    /// Who may do it, and at which points of the request's life. What is not here, nobody may do.
    ///
    /// `docs/who-may-do-what.md` is this, as a table.
    package var seats: Set<RequestSeat> {
        switch self {
        case .submit: [.asker]
        case .approve, .sendBack, .reassign, .clarify, .destroy: [.askingLiaison]
        case .withdraw: [.asker, .askingLiaison]
        case .askForClarification, .determine, .determineAgain, .disclose: [.holdingLiaison]
        case .open: [.asker, .askingLiaison, .holdingLiaison]
        case .withdrawConsent: [.askingLiaison, .holdingLiaison]
        }
    }

    package var states: Set<RequestState> {
        switch self {
        case .submit: [.returned]
        case .approve, .sendBack: [.awaitingApproval]
        case .reassign, .withdraw, .withdrawConsent: [.awaitingApproval, .returned, .sent, .clarifying, .agreed]
        case .askForClarification, .determine: [.sent]
        case .determineAgain: [.agreed]
        case .clarify: [.clarifying]
        case .disclose: [.agreed]
        case .open: Set(RequestState.allCases).subtracting([.destroyed])
        case .destroy: [.refused, .withdrawn]
        }
    }
}

extension RequestCase {
    /// Whether the officer is shown what was decided on it.
    package func showsDecision(in circumstances: Circumstances) -> Bool {
        let version = (exchangeDecision ?? askDecision)?.version
        return state != .destroyed || circumstances.showsDecision(of: version, destroyedOn: changedAt.day)
    }

    package func seats(of officer: Officer, in register: Register, on day: Day) -> Set<RequestSeat> {
        guard officer.isActive else { return [] }
        var seats: Set<RequestSeat> = []
        let isLiaison = register.isLiaisonOfficer(officer, on: day)
        if officer.agency == asking {
            if officer.id == asker { seats.insert(.asker) }
            if isLiaison { seats.insert(.askingLiaison) }
        }
        // Until it is approved it has not left the asking agency, and the other side does not know of it.
        if officer.agency == holding, isLiaison, askDecision != nil { seats.insert(.holdingLiaison) }
        return seats
    }

    /// What the officer may do with it now; the protocol's questions come on top.
    package func acts(open seats: Set<RequestSeat>) -> Set<RequestActKind> {
        Set(
            RequestActKind.allCases.filter { kind in
                kind.states.contains(state) && !kind.seats.isDisjoint(with: seats)
            })
    }
}
