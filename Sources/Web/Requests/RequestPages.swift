import Casework
import Exchange
import Hummingbird
import SharingProtocol

/// `/requests`: asking for information, deciding on it, and disclosing it (3.12, 4.2, 4.3).
struct RequestPages: CasePages {
    typealias Kind = RequestCase

    let desk: LiaisonDesk
    let shell: Shell
    /// What one disclosure may bring with it.
    let uploads: UploadLimits
}

extension RequestCase: PagedKind {
    typealias ActName = RequestActKind
    typealias Part = RequestPart
    typealias Done = RequestDone

    static var noun: String { "Request" }
    static func page(of reference: CaseID) -> String { Paths.request(reference) }
    static func offers(_ act: RequestActKind, in offered: OfferedActs) -> Bool { offered.acts.contains(act) }
    static func obstacle(to act: RequestActKind, in offered: OfferedActs) -> RequestAct.Refusal? {
        offered.obstacles[act]
    }
    func isReady(for act: RequestActKind) -> Bool { act.states.contains(state) }
}

/// What can be found under a request's address: a noun for each thing that can be done with it.
enum RequestPart: String, CaseIterable, Sendable {
    case approval, sendingBack = "sending-back", withdrawal, change, colleague
    case question, answer, determination, anotherDetermination = "another-determination", decision, disclosure
    case consentWithdrawal = "consent-withdrawal"
    case destruction, certificate
}

extension RequestFolder {
    /// The version that it was asked under; what an old case says is said in the words of its time (5.1).
    var askedRules: InformationSharingProtocol { circumstances.version(history.entries.first?.version) }
    /// The version that it was decided by.
    var answeredRules: InformationSharingProtocol { circumstances.version(request.exchangeDecision?.version) }

    /// What is asked for, item by item; empty where this officer may not see it.
    var itemWords: [String] {
        guard request.terms.items > 0 else { return [] }
        return (1...request.terms.items).compactMap { words("request/item.\($0)") }
    }
}
