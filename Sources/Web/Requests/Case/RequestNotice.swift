import Casework
import Exchange
import HTML
import Hummingbird

/// What a request's page says has just happened: one of a closed list, so that an address can name it.
enum RequestNotice: String, CaseIterable, Sendable {
    case handedIn = "handed-in", sentOut = "sent-out", already, approved, returned, reassigned, withdrawn
    case asked, answered, determined, refused, disclosed, acknowledged
    case readerNamed = "reader-named", readerRemoved = "reader-removed", extended
    case consentWithdrawn = "consent-withdrawn", destroyed

    var notice: Notice {
        switch self {
        case .handedIn: Notice(.success, "The request is handed in", "Your liaison officer has it now.")
        case .sentOut:
            Notice(
                .success, "The request is sent", "As liaison officer you approved it yourself, and the record says so.")
        case .already: Notice(.important, "This was handed in already", "Below is where it stands now.")
        case .approved: Notice(.success, "The request is approved", "It is with the holding agency now.")
        case .returned: Notice(.success, "The request is sent back", "Whoever asked can mend it and hand it in again.")
        case .reassigned: Notice(.success, "The request is reassigned", "It is in your colleague’s list now.")
        case .withdrawn: Notice(.success, "The request is withdrawn")
        case .asked: Notice(.success, "Your question is sent")
        case .answered: Notice(.success, "Your answer is sent", "The request is back with the holding agency.")
        case .determined: Notice(.success, "Your determination is recorded", "Hand the information over next.")
        case .refused: Notice(.success, "Your determination is recorded", "Nothing is shared.")
        case .disclosed: Notice(.success, "The information is handed over", "Its readers can read it now.")
        case .acknowledged: Notice(.success, "Receipt is acknowledged")
        case .readerNamed: Notice(.success, "The reader is named")
        case .readerRemoved: Notice(.success, "The reader is removed", "That officer can no longer read it.")
        case .extended: Notice(.success, "The keep-until day is later now")
        case .consentWithdrawn:
            Notice(.success, "It is on file that consent was withdrawn", "What rested on it can no longer be read.")
        case .destroyed: Notice(.success, "It is destroyed", "The certificate says by whom and when.")
        }
    }
}

extension RequestPages {
    /// Where one goes after an act: the request, which says what happened.
    func done(_ reference: CaseID, _ notice: RequestNotice) -> String {
        "\(Paths.request(reference))?done=\(notice.rawValue)"
    }

    /// The notice that the address names, if it names one.
    func notice(_ request: Request) -> Notice? {
        request.uri.queryParameters["done"].flatMap { RequestNotice(rawValue: String($0)) }?.notice
    }

    /// The request as it stands, after an act that could not be done: the case is not there for it, or they are not.
    func whatStands(_ folder: RequestFolder, _ kind: RequestActKind, _ context: SignedIn) throws -> Response {
        let isNow = kind.states.contains(folder.request.state)
        let sentence =
            folder.offered.obstacles[kind]?.sentence
            ?? (isNow
                ? "This is not yours to do. Below is whose turn it is."
                : "The request has moved on, or is not there yet. Below is where it stands now.")
        return shell.show(casePage(folder, Notice(.important, "Nothing was done", sentence), context), to: context)
    }

    /// The same, after a refusal.
    func whatStands(
        _ reference: CaseID, _ refusal: RequestAct.Refusal, _ context: SignedIn
    ) async throws -> Response {
        let folder = try await folder(reference, context)
        var page = casePage(folder, Notice(.important, "Nothing was done", refusal.sentence), context)
        if refusal.decision != nil {
            page.body = "\(refusalWords(refusal, in: folder.rules))\(page.body)"
        }
        return shell.show(page, to: context)
    }
}
