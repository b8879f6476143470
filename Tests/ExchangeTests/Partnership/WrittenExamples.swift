import Casework
import Exchange
import SharingProtocol

extension RequestDraft {
    static var example: RequestDraft {
        var terms = RequestTerms(
            holding: Partnership.council, informationClass: "personal", purpose: "shared-intelligence", items: 1,
            readers: [Partnership.asker.officer], keepUntil: Day(iso: "2013-12-01")!)
        terms.reason = "prevent-or-detect"
        terms.ground = "risk-of-harm"
        return RequestDraft(
            terms,
            words: [
                "subject": "Zebediah Quillfeather", "why": "Quillfeather was threatened.",
                "item.1": "Quillfeather’s address", "necessity": "Quillfeather cannot be asked.",
                "evidence.ground.risk": "Quillfeather was followed.", "evidence.ground.risk-to": "Quillfeather",
            ])
    }
}

extension Determination {
    static var example: Determination {
        var terms = DeterminationTerms(
            given: [true], informationClass: "personal", readers: [Partnership.asker.officer],
            keepUntil: Day(iso: "2013-12-01")!)
        terms.ground = "risk-of-harm"
        return Determination(
            terms,
            words: [
                "reasons": "Quillfeather is at risk.", "necessity": "Nothing less helps Quillfeather.",
                "evidence.ground.risk": "Quillfeather was followed.", "evidence.ground.risk-to": "Quillfeather",
            ])
    }
}

extension DisclosedInformation {
    static var example: DisclosedInformation {
        DisclosedInformation(words: [1: "Quillfeather lives at 7 Nightingale Yard."])
    }
}

extension Volunteered {
    /// What an agency tells of one person without being asked; each agency's practitioner is to read it.
    static func example(to agencies: [AgencyID], files: [DisclosedFile] = []) -> Volunteered {
        var determination = Determination.example
        determination.terms.readers = []
        determination.words["subject"] = "Zebediah Quillfeather"
        return Volunteered(
            purpose: "shared-intelligence", reason: "prevent-or-detect",
            recipients: agencies.map { Recipient($0, readers: [Partnership.badge("practitioner", $0).officer]) },
            determination: determination,
            information: DisclosedInformation(words: DisclosedInformation.example.words, files: files))
    }
}
