import Casework
import SharingProtocol

extension Writing {
    /// The request as it would be submitted; `nil` while something is missing.
    ///
    /// Only what the class asks for goes in: what was typed under another class before stays behind.
    var draft: RequestDraft? {
        guard firstUnanswered == nil, let keepUntil = answers.keepUntil else { return nil }
        var terms = RequestTerms(
            holding: AgencyID(answers["agency"]), informationClass: Key(answers["class"]),
            purpose: Key(answers["purpose"]), items: answers.items.count, readers: answers.readers,
            keepUntil: keepUntil)
        var words = ["why": answers["why"], "ownReference": answers["own-reference"]]
        for (index, item) in answers.items.enumerated() { words["item.\(index + 1)"] = item }
        for step in steps { add(step, to: &terms, &words) }
        return RequestDraft(terms, words: words.mapValues { Confidential($0) })
    }

    private func add(_ step: AskingStep, to terms: inout RequestTerms, _ words: inout [String: String]) {
        switch step {
        case .reason: terms.reason = Key(answers["reason"])
        case .subject: words["subject"] = answers["subject"]
        case .ground:
            guard let ground = rules.ground(Key(answers["ground"])) else { return }
            terms.ground = ground.key
            for piece in ground.evidence {
                words[EvidenceSubject.ground.field(piece.key)] = answers[rules.evidenceName(piece, of: ground)]
            }
        case .necessity: words["necessity"] = answers["necessity"]
        case .prescribedSet: terms.prescribedSet = prescribedSets.first { $0.key.name == answers["set"] }?.key
        case .criterion:
            terms.criterion = Key(answers["criterion"])
            words["criterion"] = answers["criterion-words"]
        case .timing:
            terms.neededBy = answers.neededBy
            terms.isUrgent = answers["urgent"] == "yes"
        case .particulars:
            for particular in rules.particulars(.request, of: informationClass) {
                words[EvidenceSubject.particular.field(particular.key.name)] = answers[particular.inputName]
            }
        case .agency, .informationClass, .purpose, .items, .readers, .keeping, .ownReference: break
        }
    }
}
