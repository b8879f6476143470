package import SharingProtocol

/// What an officer does.
package enum RequestAct: Hashable, Sendable {
    /// Hands the request, new or mended, to the asking agency's liaison officer (4.2).
    case submit(RequestDraft)
    case approve
    case sendBack(Confidential)
    /// Gives the request of one officer to a colleague.
    case reassign(from: OfficerID, to: OfficerID)
    case withdraw(Confidential)
    case askForClarification(Confidential)
    case clarify(Confidential)
    case determine(Determination)
    /// Until it is handed over an answer can be given anew: the facts may have moved, or it was a slip.
    case determineAgain(Determination)
    case disclose(DisclosedInformation)
    /// Looks at the words of the request, or of the determination.
    case open(record: String)
    case withdrawConsent(on: Day, Confidential)
    case destroy(PaperShredding?)

    package var kind: RequestActKind {
        switch self {
        case .submit: .submit
        case .approve: .approve
        case .sendBack: .sendBack
        case .reassign: .reassign
        case .withdraw: .withdraw
        case .askForClarification: .askForClarification
        case .clarify: .clarify
        case .determine: .determine
        case .determineAgain: .determineAgain
        case .disclose: .disclose
        case .open: .open
        case .withdrawConsent: .withdrawConsent
        case .destroy: .destroy
        }
    }
}

extension RequestAct {
    package typealias Outcome = Casework.Outcome<RequestEvent>
    package typealias Refusal = Casework.Refusal<RequestEvent>
    package typealias Happening = Casework.Happening<RequestEvent>
}
