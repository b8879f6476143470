/// What a request's page says has just happened.
enum RequestDone: String, CaseDone {
    case submitted, sentOut = "sent-out", already, approved, returned, reassigned, withdrawn
    case asked, answered, determined, refused
    case consentWithdrawn = "consent-withdrawn", destroyed

    var notice: Notice {
        switch self {
        case .submitted: Notice(.success, "The request is submitted", "Your liaison officer has it now.")
        case .sentOut:
            Notice(.success, "The request is sent", "You approved it yourself as liaison officer. This is recorded.")
        case .already:
            Notice(.important, "This was submitted already", "The request as it is now is below.")
        case .approved: Notice(.success, "The request is approved", "The holding agency has it now.")
        case .returned:
            Notice(
                .success, "The request is sent back", "The officer who asked can change it and submit it again.")
        case .reassigned: Notice(.success, "The request is reassigned", "It is in your colleague’s in-tray now.")
        case .withdrawn: Notice(.success, "The request is withdrawn")
        case .asked: Notice(.success, "Your question is sent")
        case .answered: Notice(.success, "Your answer is sent", "The holding agency has the request again.")
        case .determined: Notice(.success, "Your decision is recorded", "Disclose the information next.")
        case .refused: Notice(.success, "Your decision is recorded", "Nothing is shared.")
        case .consentWithdrawn:
            Notice(.success, "The withdrawal of consent is recorded", "Nothing more is shared on that consent.")
        case .destroyed: Notice(.success, "The request is destroyed", "The certificate says who destroyed it and when.")
        }
    }
}
