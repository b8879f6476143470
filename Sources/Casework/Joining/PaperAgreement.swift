package import SharingProtocol

/// An agreement that was signed on paper, as the support team enters it (Appendix Four).
package struct PaperAgreement: Hashable, Sendable {
    /// The day on the paper.
    package let signed: Day
    /// SHA-256 of the text that the paper names, in hexadecimal.
    package let textHash: String
    /// `name`, `position`, `authority`, `address`, and what else of the form was filled in.
    package let words: [String: Confidential]
    /// Its scan; `nil` while it has not come in.
    package let scan: DisclosedFile?

    package init(signed: Day, textHash: String, words: [String: Confidential], scan: DisclosedFile?) {
        self.signed = signed
        self.textHash = textHash
        self.words = words
        self.scan = scan
    }

    /// The record that holds a scan: each has a key of its own.
    package static func record(of scan: FileID) -> String { "scan." + scan.text }
}

extension Agency {
    func entering(_ paper: PaperAgreement, in circumstances: Circumstances) -> AgencyAct.Outcome {
        guard circumstances.officer.role == .coordinator else {
            return .refused(
                .init(.notYours, "Only the support team enters agreements signed on paper.", on: .signatories))
        }
        let version: String
        switch signable(paper.textHash, in: circumstances) {
        case .version(let name): version = name
        case .refused(let refusal): return .refused(refusal)
        }
        // The paper bears the code of a text that Gatehouse had printed, so it is no older than the agency here.
        guard paper.signed <= circumstances.today, admittedOn.map({ $0 <= paper.signed }) ?? true else {
            return .refused(
                .init(
                    .incomplete(field: "signed"), "Enter the day on the paper, from its admission to today.",
                    on: .signatories))
        }
        if let refusal = Self.refusal(ofForm: paper.words) { return .refused(refusal) }
        guard let scan = paper.scan else {
            return .refused(.init(.incomplete(field: "scan"), "Choose the scan of the signed paper.", on: .signatories))
        }
        let event = AgencyEvent.agreementEntered(
            version: version, textHash: paper.textHash, signed: paper.signed, scan: RecordedFile(scan))
        let name = Secret(PaperAgreement.record(of: scan.id), "file.\(scan.id.text).name", scan.name)
        return .happened(.init(event, secrets: Self.secrets(ofForm: paper.words) + [name]))
    }
}
