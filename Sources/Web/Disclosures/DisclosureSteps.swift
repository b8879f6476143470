import Casework
import Exchange
import HTML
import SharingProtocol

extension DisclosureFolder {
    /// What comes next with each copy that this officer is told about.
    var nextStep: HTML {
        let steps = copies.map { nextStep(of: $0) }
        guard steps.count > 1 else { return "\(steps.map { "<p>\($0)</p>" as HTML })" }
        return "<ul>\(steps.map { "<li>\($0)</li>" as HTML })</ul>"
    }

    private func nextStep(of copy: DisclosureCopy) -> HTML {
        let agency = name(of: copy.agency)
        // Whether it is this officer who does it.
        let isTheirs = copy.agency == officer.agency && isLiaison
        switch copy.state {
        case .offered where isTheirs && !offers(.accept):
            return "It cannot be accepted today. Next: decline it, or ask the owner to change it."
        case .offered:
            let next: HTML =
                isTheirs
                ? "Next: accept it or decline it." : "Waiting for \(desk(of: copy.agency)) to accept it or decline it."
            return "\(next)\(clauseLinks([.approval], in: rules))"
        case .noted:
            let next: HTML =
                offers(.endItem)
                ? "Next: confirm what was shared at the meeting with \(agency), or end it."
                : "Waiting for \(desk(of: disclosure.owner)) to confirm what was shared at the meeting."
            return "\(next)\(clauseLinks([.determination], in: rules))"
        case .declined: return "Closed: \(agency) does not have it, and its copy is destroyed."
        case .destroyed:
            return "Closed: the copy of \(agency) is destroyed.\(clauseLinks([.destroyed], in: rules))"
        case .disclosed where !isToBeDestroyed(copy):
            let next =
                isTheirs
                ? "Next: acknowledge receipt." : "Waiting for \(desk(of: copy.agency)) to acknowledge receipt."
            return "\(next) \(kept(copy, isTheirs: isTheirs))"
        case .disclosed, .received: return kept(copy, isTheirs: isTheirs)
        }
    }

    /// Until when a copy can be read, and who destroys it then (4.4, 4.12, 4.13).
    private func kept(_ copy: DisclosureCopy, isTheirs: Bool) -> HTML {
        let agency = name(of: copy.agency)
        let destroy: HTML =
            isTheirs ? "Next: destroy it." : "Waiting for \(desk(of: copy.agency)) to destroy it."
        if let withdrawn = consentGone {
            return """
                Consent was withdrawn on \(withdrawn.spoken). The copy of \(agency) can no longer be read. \
                \(destroy)\(clauseLinks([.consent, .destroyed], in: rules))
                """
        }
        if copy.isSpent(on: circumstances.today) {
            return """
                The keep-until date of the copy of \(agency) was \(copy.keepUntil.spoken). It can no longer be read. \
                \(destroy)\(clauseLinks([.keepUntil, .destroyed], in: rules))
                """
        }
        let then = isTheirs ? "Destroy it after that day." : "\(agency) destroys it after that day."
        return """
            \(agency) can read it until \(copy.keepUntil.spoken). \(then)\(clauseLinks([.keepUntil], in: rules))
            """
    }

    /// What this officer may do now that somebody waits for.
    var mainActs: [ActLink<DisclosurePart>] {
        var links: [ActLink<DisclosurePart>] = []
        if offers(.accept) { links.append(ActLink(words: "Accept the information", part: .acceptance)) }
        if offers(.decline) {
            links.append(ActLink(words: "Decline the information", part: .declining, kind: .secondary))
        }
        if offers(.endItem) { links.append(ActLink(words: "Confirm or end the item", part: .ratification)) }
        if offers(.acknowledge) { links.append(ActLink(words: "Acknowledge receipt", part: .receipt)) }
        if offers(.read) {
            links.append(
                ActLink(words: "Read the information", part: .reading, kind: links.isEmpty ? .primary : .secondary))
        }
        if isDestroyingDue {
            links.append(ActLink(words: "Destroy a copy", part: .destruction, kind: .warning))
        }
        if disclosure.copies.contains(where: { $0.state == .destroyed }) {
            links.append(ActLink(words: "See the certificate", part: .certificate, kind: .secondary))
        }
        return links
    }

    /// What else they may do.
    var otherActs: [ActLink<DisclosurePart>] {
        var links: [ActLink<DisclosurePart>] = []
        if mayChangeReaders { links.append(ActLink(words: "Add or remove readers", part: .readers)) }
        if offers(.extendKeeping) { links.append(ActLink(words: "Extend retention", part: .keeping)) }
        if offers(.withdrawConsent) {
            links.append(ActLink(words: "Record that consent was withdrawn", part: .consentWithdrawal))
        }
        // Whoever is offered a copy declines it.
        if offers(.destroy), !isDestroyingDue, !offers(.decline) {
            links.append(ActLink(words: "Destroy a copy", part: .destruction))
        }
        return links
    }

    private var isDestroyingDue: Bool {
        let agencies = offered.acts[.destroy] ?? []
        return copies.contains { agencies.contains($0.agency) && isToBeDestroyed($0) }
    }

    /// Who can neither name nor remove a reader has nothing to do on that page.
    var mayChangeReaders: Bool { offers(.nameReader) || offers(.removeReader) }

    /// What keeps from accepting or reading it today, with what would settle it.
    var whatStandsInTheWay: HTML {
        // An offer is not read before it is accepted, whatever else stands in the way.
        let isHeld = officer.agency == disclosure.owner || copies.contains { $0.state.isHeld }
        let waited: [DisclosureActKind] = isHeld ? [.accept, .ratify, .read] : [.accept]
        let refusals = waited.compactMap { obstacle(to: $0) }.filter { $0.decision != nil }
        return "\(refusals.map { refusalWords($0, in: rules) })"
    }
}
