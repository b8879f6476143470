package import SharingProtocol

/// What an officer does.
package enum RequestAct: Hashable, Sendable {
    /// Hands the request, new or mended, to the asking agency's liaison officer (4.2).
    case submit(RequestDraft)
    case approve
    case sendBack(Confidential)
    case withdraw(Confidential)
    case askForClarification(Confidential)
    case clarify(Confidential)
    case determine(Determination)
    case disclose(DisclosedInformation)
    case acknowledge
    /// Looks at the words of the request, or of the determination.
    case open(record: String)
    /// Reads what was disclosed, or takes one of its files.
    case read(file: FileID?)
    case nameReader(OfficerID)
    case removeReader(OfficerID)
    case extendKeeping(until: Day, Confidential)
    case withdrawConsent(on: Day, Confidential)
    case destroy(PaperShredding?)

    package var kind: RequestActKind {
        switch self {
        case .submit: .submit
        case .approve: .approve
        case .sendBack: .sendBack
        case .withdraw: .withdraw
        case .askForClarification: .askForClarification
        case .clarify: .clarify
        case .determine: .determine
        case .disclose: .disclose
        case .acknowledge: .acknowledge
        case .open: .open
        case .read: .read
        case .nameReader: .nameReader
        case .removeReader: .removeReader
        case .extendKeeping: .extendKeeping
        case .withdrawConsent: .withdrawConsent
        case .destroy: .destroy
        }
    }
}

/// Who acts, when, and under what.
package struct Circumstances: Sendable {
    package let officer: Officer
    package let at: Timestamp
    package let register: Register
    package let rules: InformationSharingProtocol

    package init(officer: Officer, at moment: Timestamp, register: Register, rules: InformationSharingProtocol) {
        self.officer = officer
        self.at = moment
        self.register = register
        self.rules = rules
    }

    package var today: Day { at.day }
    var isLiaisonOfficer: Bool { register.isLiaisonOfficer(officer, on: today) }
    func party(_ agency: AgencyID) -> Party { register.party(agency, on: today, under: rules.name) }
}

extension RequestAct {
    package typealias Outcome = Casework.Outcome<RequestEvent>
    package typealias Refusal = Casework.Refusal<RequestEvent>
    package typealias Happening = Casework.Happening<RequestEvent>
}
