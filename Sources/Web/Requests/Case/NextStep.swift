import Casework
import Exchange
import HTML
import SharingProtocol

extension RequestFolder {
    /// Whose turn it is and what happens next, in one sentence.
    var nextStep: HTML {
        let request = request
        let asking = name(of: request.asking)
        let holding = name(of: request.holding)
        switch request.state {
        case .awaitingApproval:
            let words =
                tries.contains(.approve)
                ? acts.contains(.approve)
                    ? "It is your turn: approve it, and it goes to \(holding); or send it back to whoever asked."
                    : "It cannot be approved as it stands: send it back to whoever asked."
                : "It waits for \(desk(of: request.asking)) to approve it; then it goes to \(holding)."
            return "\(words)\(clauseLinks([.approval], in: rules))"
        case .returned:
            return acts.contains(.submit)
                ? "It was sent back to you: mend it and hand it in again, or withdraw it."
                : "It was sent back to \(name(of: request.asker)), who mends it and hands it in again."
        case .sent:
            let determination = clauseLinks([.determination], in: rules)
            return acts.contains(.determine)
                ? "It is your turn: decide on it, or ask \(asking) what you need to know first.\(determination)"
                : "It waits for \(desk(of: request.holding)) to decide on it.\(determination)"
        case .clarifying:
            return acts.contains(.clarify)
                ? "It is your turn: \(holding) asks a question; answer it, and it goes back to them."
                : "\(holding) asked a question: it waits for \(desk(of: request.asking)) to answer."
        case .agreed:
            if tries.contains(.disclose), !acts.contains(.disclose) {
                return "You agreed to share it, and it cannot be handed over as it stands: decide on it again."
            }
            return acts.contains(.disclose)
                ? "It is your turn: you agreed to share it; hand it over.\(clauseLinks([.signatories], in: rules))"
                : "\(holding) agreed to share it: it waits for \(desk(of: request.holding)) to hand it over."
        case .refused: return "\(holding) refused it: nothing was shared, and nothing more happens."
        case .disclosed:
            return acts.contains(.acknowledge)
                ? "It is your turn: it was handed over to your agency; acknowledge that it arrived."
                : "It was handed over: it waits for \(desk(of: request.asking)) to acknowledge that it arrived."
        case .received: return kept
        case .withdrawn: return "It was withdrawn: nothing was shared, and nothing more happens."
        case .destroyed:
            return """
                What it held is destroyed and can no longer be read; the record of it stays.\
                \(clauseLinks([.destroyed], in: rules))
                """
        }
    }

    /// 4.12, 4.13
    private var kept: HTML {
        guard let day = request.keepUntil else { return "It was handed over." }
        if let withdrawn = request.consentWithdrawn, request.answerRestsOnConsent(under: answeredRules) {
            return """
                Consent was withdrawn on \(withdrawn.spoken): it can no longer be read, and \
                \(desk(of: request.asking)) destroys it.\(clauseLinks([.consent, .destroyed], in: rules))
                """
        }
        return request.isSpent(on: circumstances.today)
            ? """
            Its keep-until day was \(day.spoken): it can no longer be read, and \(desk(of: request.asking)) has to \
            destroy it.\(clauseLinks([.keepUntil, .destroyed], in: rules))
            """
            : """
            It may be read until \(day.spoken); then \(desk(of: request.asking)) destroys it.\
            \(clauseLinks([.keepUntil], in: rules))
            """
    }

    /// The agency's liaison officer by name, where one is in post.
    func desk(of agency: AgencyID) -> String {
        let inPost = register.register.agencies[agency]?.liaisonOfficer(on: circumstances.today)
        let of = "the liaison officer of \(name(of: agency))"
        return inPost.map { "\(name(of: $0)), \(of)," } ?? of
    }
}

/// A way on from a request's page.
struct ActLink {
    let words: String
    let part: RequestPart
    var kind = ButtonKind.primary
}

extension RequestFolder {
    /// What this officer may do now that somebody waits for.
    var mainActs: [ActLink] {
        var links: [ActLink] = []
        if acts.contains(.approve) { links.append(ActLink(words: "Approve it", part: .approval)) }
        if acts.contains(.sendBack) {
            links.append(ActLink(words: "Send it back", part: .sendingBack, kind: .secondary))
        }
        if acts.contains(.clarify) { links.append(ActLink(words: "Answer the question", part: .answer)) }
        if acts.contains(.determine) { links.append(ActLink(words: "Decide on it", part: .determination)) }
        if acts.contains(.determineAgain), !acts.contains(.disclose) {
            links.append(ActLink(words: "Decide on it again", part: .anotherDetermination))
        }
        if acts.contains(.askForClarification) {
            links.append(ActLink(words: "Ask a question first", part: .question, kind: .secondary))
        }
        if acts.contains(.disclose) { links.append(ActLink(words: "Hand it over", part: .disclosure)) }
        if acts.contains(.acknowledge) { links.append(ActLink(words: "Acknowledge receipt", part: .receipt)) }
        if acts.contains(.read) {
            links.append(
                ActLink(words: "Read what was shared", part: .reading, kind: links.isEmpty ? .primary : .secondary))
        }
        if acts.contains(.destroy), isToBeDestroyed {
            links.append(ActLink(words: "Destroy it", part: .destruction, kind: .warning))
        }
        if request.state == .destroyed {
            links.append(ActLink(words: "See the certificate", part: .certificate, kind: .secondary))
        }
        return links
    }

    /// What else they may do.
    var otherActs: [ActLink] {
        var links: [ActLink] = []
        if mayChangeReaders { links.append(ActLink(words: "Name or remove readers", part: .readers)) }
        if acts.contains(.determineAgain), acts.contains(.disclose) {
            links.append(ActLink(words: "Decide on it again", part: .anotherDetermination))
        }
        if acts.contains(.reassign) { links.append(ActLink(words: "Reassign to a colleague", part: .colleague)) }
        if acts.contains(.extendKeeping) { links.append(ActLink(words: "Let it be kept longer", part: .keeping)) }
        if acts.contains(.withdrawConsent) {
            links.append(ActLink(words: "Note that consent was withdrawn", part: .consentWithdrawal))
        }
        if acts.contains(.withdraw) { links.append(ActLink(words: "Withdraw the request", part: .withdrawal)) }
        if acts.contains(.destroy), !isToBeDestroyed {
            links.append(ActLink(words: "Destroy it", part: .destruction))
        }
        return links
    }

    /// Its day is over, or what it rested on.
    private var isToBeDestroyed: Bool {
        request.isSpent(on: circumstances.today)
            || (request.keepUntil != nil && request.consentWithdrawn != nil
                && request.answerRestsOnConsent(under: answeredRules))
    }

    /// Whoever can neither name nor remove one has nothing to do on that page.
    var mayChangeReaders: Bool { acts.contains(.nameReader) || acts.contains(.removeReader) }

    /// What keeps from sharing or reading it today, with what would settle it. Of acts that somebody waits for.
    var whatStandsInTheWay: HTML {
        let waited: [RequestActKind] = [.approve, .disclose, .read]
        let refusals = waited.compactMap { offered.obstacles[$0] }.filter { $0.decision != nil }
        return "\(refusals.map { refusalWords($0, in: rules) })"
    }
}
