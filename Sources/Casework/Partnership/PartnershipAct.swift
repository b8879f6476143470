package import SharingProtocol

/// What an officer does about the partnership as a whole (5.1, 5.2).
package enum PartnershipAct: Hashable, Sendable {
    /// What the support team does for the partnership.
    case team(TeamAct)
    /// An authority answers the review. `presentedAt` is when that was presented which is answered: an answer to
    /// another is no answer to it.
    case answer(approves: Bool, words: Confidential, presentedAt: Timestamp?)
}

package enum TeamAct: Hashable, Sendable {
    /// Writes the review, or writes it anew: `findings` and `recommendations`.
    case write(words: [String: Confidential])
    /// Puts it before the authorities, with the text of a version to come or with none.
    case present(text: ProposedText?, figures: [String: Int])
    /// Takes it back, to be written anew.
    case withdraw
    /// Brings the version that a review approved into force.
    case adopt(from: Day)
    /// Shows the page that everybody may see, or shows it no more.
    case switchPublicPage(on: Bool)
}

/// A protocol file that was read and can be used, to be put before the authorities.
package struct ProposedText: Hashable, Sendable {
    package let name: String
    package let text: String
    package let textHash: String

    package init(name: String, text: String, textHash: String) {
        self.name = name
        self.text = text
        self.textHash = textHash
    }
}

extension PartnershipAct {
    package typealias Outcome = Casework.Outcome<PartnershipEvent>
    package typealias Refusal = Casework.Refusal<PartnershipEvent>
    package typealias Happening = Casework.Happening<PartnershipEvent>
}

extension PartnershipCase {
    package func decide(_ act: PartnershipAct, in circumstances: Circumstances) -> PartnershipAct.Outcome {
        guard circumstances.officer.isActive else { return .refused(.init(.notYours, "This account is closed.")) }
        switch act {
        case .answer(let approves, let words, let presentedAt):
            return answering(approves, words, to: presentedAt, in: circumstances)
        case .team(let act): return deciding(act, in: circumstances)
        }
    }

    private func deciding(_ act: TeamAct, in circumstances: Circumstances) -> PartnershipAct.Outcome {
        guard circumstances.officer.role == .coordinator else {
            return .refused(.init(.notYours, "Only the support team does this for the partnership.", on: .review))
        }
        switch act {
        case .write(let words): return writing(words, in: circumstances)
        case .present(let text, let figures): return presenting(text, figures, in: circumstances)
        case .withdraw:
            guard let review = reviews.last, review.state == .presented else {
                return .refused(.init(.notNow, "No review is before the authorities.", on: .review))
            }
            return .happened(.init(.reviewWithdrawn(number: review.number)))
        case .adopt(let day): return adoption(from: day, in: circumstances)
        case .switchPublicPage(let isOn):
            guard isOn != isPublic else {
                return .refused(.init(.notNow, isOn ? "The public page is shown already." : "It is not shown."))
            }
            return .happened(.init(.publicPageSwitched(on: isOn)))
        }
    }

    private func writing(_ words: [String: Confidential], in circumstances: Circumstances) -> PartnershipAct.Outcome {
        for (field, sentence) in [
            ("findings", "Write what the review found."),
            ("recommendations", "Write what you recommend, or that nothing should change."),
        ] where words[field]?.isBlank ?? true {
            return .refused(.init(.incomplete(field: field), sentence, on: .review))
        }
        let number: Int
        switch reviews.last?.state {
        case nil: number = 1
        case .written: number = reviews.count
        case .approved: number = reviews.count + 1
        case .presented:
            return .refused(
                .init(.notNow, "The review is before the authorities: take it back to write it anew.", on: .review))
        }
        let secrets = words.filter { !$0.value.isBlank }.sorted { $0.key < $1.key }
            .map { Secret("review.\(number)", $0.key, $0.value) }
        let from = circumstances.register.nextFirstDay
        return .happened(.init(.reviewWritten(number: number, from: from), secrets: secrets))
    }

    private func presenting(
        _ text: ProposedText?, _ figures: [String: Int], in circumstances: Circumstances
    ) -> PartnershipAct.Outcome {
        guard let review = reviews.last, review.state == .written else {
            return .refused(.init(.notNow, "Write the review first.", on: .review))
        }
        guard !circumstances.register.voters(under: circumstances.rules, on: circumstances.today).isEmpty else {
            return .refused(
                .init(.notNow, "No agency with a vote has been admitted: nobody could approve it.", on: .review))
        }
        if let text, circumstances.register.versions.contains(where: { $0.name == text.name }) {
            return .refused(
                .init(
                    .incomplete(field: "text"),
                    "There is a version `\(text.name)` already: give the new one a name of its own.", on: .inForce))
        }
        let proposed = text.map { Presented.Proposed(name: $0.name, textHash: $0.textHash) }
        let presented = Presented(until: circumstances.today, proposal: proposed, figures: figures)
        guard let text, proposal(text.name, text.textHash) == nil else {
            return .happened(.init(.reviewPresented(number: review.number, presented)))
        }
        let parts = ProtocolProposal.parts(of: text.text)
        var happening = PartnershipAct.Happening(
            .protocolProposed(name: text.name, textHash: text.textHash, parts: parts.count))
        for (index, words) in parts.enumerated() {
            happening.then(.protocolText(name: text.name, number: index + 1, words: words))
        }
        happening.then(.reviewPresented(number: review.number, presented))
        return .happened(happening)
    }

    private func answering(
        _ approves: Bool, _ words: Confidential, to presentedAt: Timestamp?, in circumstances: Circumstances
    ) -> PartnershipAct.Outcome {
        let officer = circumstances.officer
        let voters = circumstances.register.voters(under: circumstances.rules, on: circumstances.today)
        guard voters.contains(officer.agency), officer.maySign else {
            return .refused(
                .init(
                    .notYours, "Only an officer who may bind an authority with a vote answers for it.", on: .review))
        }
        guard let review = reviews.last, review.state == .presented else {
            return .refused(.init(.notNow, "No review is before the authorities.", on: .review))
        }
        guard review.presentedAt == presentedAt else {
            return .refused(
                .init(.notNow, "It was presented anew meanwhile: read it again, then answer.", on: .review))
        }
        guard approves || !words.isBlank else {
            return .refused(.init(.incomplete(field: "words"), "Say what you object to.", on: .review))
        }
        let secrets =
            words.isBlank ? [] : [Secret("review.\(review.number)", "answer.\(officer.agency.text)", words)]
        var happening = PartnershipAct.Happening(
            .reviewAnswered(number: review.number, approves: approves), secrets: secrets)
        let approving = Set(review.answers.filter(\.value.approves).keys).union([officer.agency])
        if approves, voters.isSubset(of: approving) { happening.then(.reviewApproved(number: review.number)) }
        return .happened(happening)
    }

    private func adoption(from day: Day, in circumstances: Circumstances) -> PartnershipAct.Outcome {
        guard let review = reviews.last, review.state == .approved, let proposed = review.presented?.proposal,
            let text = proposal(proposed.name, proposed.textHash), text.text != nil
        else {
            return .refused(.init(.notNow, "No approved review has a new version in it.", on: .review))
        }
        guard text.effective == nil else {
            return .refused(.init(.notNow, "It has its day already.", on: .inForce))
        }
        guard day >= circumstances.today else {
            return .refused(
                .init(
                    .incomplete(field: "from"),
                    "Choose today or a later day: what is past was judged by the version of its day.", on: .inForce))
        }
        if let last = circumstances.register.versions.last, day <= last.effective {
            return .refused(
                .init(
                    .incomplete(field: "from"),
                    "Choose a day after \(last.effective.spoken), on which \(last.name) takes effect.", on: .inForce))
        }
        return .happened(
            .init(
                .protocolAdopted(
                    name: proposed.name, textHash: proposed.textHash, effective: day, review: review.number)))
    }
}
