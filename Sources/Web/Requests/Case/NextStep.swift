import Casework
import Exchange
import HTML
import SharingProtocol

extension RequestFolder {
    /// What comes next, and who does it.
    var nextStep: HTML {
        let asking = name(of: request.asking)
        let holding = name(of: request.holding)
        switch request.state {
        case .awaitingApproval:
            return "\(approval(holding))\(clauseLinks([.approval], in: rules))"
        case .returned:
            return offers(.submit)
                ? "Next: change it and submit it again, or withdraw it."
                : "Waiting for \(name(of: request.asker)) to change it and submit it again."
        case .sent:
            let next: HTML =
                offers(.determine)
                ? "Next: decide on it. You can ask \(asking) a question first."
                : "Waiting for \(desk(of: request.holding)) to decide on it."
            return "\(next)\(clauseLinks([.determination], in: rules))"
        case .clarifying:
            return offers(.clarify)
                ? "Next: answer the question from \(holding)."
                : "\(holding) asked a question. Waiting for \(desk(of: request.asking)) to answer it."
        case .agreed:
            if tries(.disclose), !offers(.disclose) {
                return "You agreed to share it, but it cannot be disclosed today. Next: decide on it again."
            }
            return offers(.disclose)
                ? "Next: disclose what you agreed to share.\(clauseLinks([.signatories], in: rules))"
                : "\(holding) agreed to share it. Waiting for \(desk(of: request.holding)) to disclose it."
        case .refused: return "Closed: \(holding) refused the request. Nothing was shared."
        case .disclosed: return "\(holding) disclosed this."
        case .withdrawn: return "Closed: the request was withdrawn. Nothing was shared."
        case .destroyed:
            return """
                Closed: the request was destroyed, and nobody can read it. Its record stays.\
                \(clauseLinks([.destroyed], in: rules))
                """
        }
    }

    private func approval(_ holding: String) -> String {
        guard tries(.approve) else {
            return "Waiting for \(desk(of: request.asking)) to approve it. Then it goes to \(holding)."
        }
        return offers(.approve)
            ? "Next: approve it or send it back. If you approve it, it goes to \(holding)."
            : "It cannot be approved today. Next: send it back."
    }

    /// What this officer may do now that somebody waits for.
    var mainActs: [ActLink<RequestPart>] {
        var links: [ActLink<RequestPart>] = []
        if offers(.approve) { links.append(ActLink(words: "Approve the request", part: .approval)) }
        if offers(.sendBack) {
            links.append(ActLink(words: "Send the request back", part: .sendingBack, kind: .secondary))
        }
        if offers(.clarify) { links.append(ActLink(words: "Answer the question", part: .answer)) }
        if offers(.determine) { links.append(ActLink(words: "Decide on the request", part: .determination)) }
        if offers(.determineAgain), !offers(.disclose) {
            links.append(ActLink(words: "Decide again", part: .anotherDetermination))
        }
        if offers(.askForClarification) {
            links.append(ActLink(words: "Ask a question", part: .question, kind: .secondary))
        }
        if offers(.disclose) { links.append(ActLink(words: "Disclose information", part: .disclosure)) }
        if request.state == .destroyed {
            links.append(ActLink(words: "See the certificate", part: .certificate, kind: .secondary))
        }
        return links
    }

    /// What else they may do.
    var otherActs: [ActLink<RequestPart>] {
        var links: [ActLink<RequestPart>] = []
        if offers(.determineAgain), offers(.disclose) {
            links.append(ActLink(words: "Decide again", part: .anotherDetermination))
        }
        if offers(.reassign) { links.append(ActLink(words: "Reassign the request", part: .colleague)) }
        if offers(.withdrawConsent) {
            links.append(ActLink(words: "Record that consent was withdrawn", part: .consentWithdrawal))
        }
        if offers(.withdraw) { links.append(ActLink(words: "Withdraw the request", part: .withdrawal)) }
        if offers(.destroy) { links.append(ActLink(words: "Destroy the request", part: .destruction)) }
        return links
    }

    /// What keeps from asking or sharing today, with what would settle it. Of acts that somebody waits for.
    var whatStandsInTheWay: HTML {
        let waited: [RequestActKind] = [.approve, .disclose]
        let refusals = waited.compactMap { obstacle(to: $0) }.filter { $0.decision != nil }
        return "\(refusals.map { refusalWords($0, in: rules) })"
    }
}
