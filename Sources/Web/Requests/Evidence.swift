import HTML
import SharingProtocol

/// The questions that a ground or a condition brings with it: what has to be on file for it.
extension InformationSharingProtocol {
    /// The name of the input for a piece of evidence. A piece that several grounds need has an input under each.
    func evidenceName(_ piece: EvidencePiece, of claim: String) -> String {
        isShared(piece) ? "evidence.\(claim).\(piece.key)" : "evidence.\(piece.key)"
    }

    private func isShared(_ piece: EvidencePiece) -> Bool {
        var count = 0
        for ground in grounds where ground.evidence.contains(where: { $0.key == piece.key }) { count += 1 }
        for condition in conditions where condition.evidence.contains(where: { $0.key == piece.key }) { count += 1 }
        return count > 1
    }

    func evidenceFields(_ evidence: [EvidencePiece], of claim: String, in form: Form, limit: Int) -> HTML {
        let fields = evidence.map { piece -> HTML in
            textArea(
                Field(evidenceName(piece, of: claim), piece.label.uppercasedFirst, hint: "\(piece.hint)"), in: form,
                rows: 2, most: limit)
        }
        return "\(fields)"
    }

    /// Takes what was typed for the evidence of one claim, by the pieces' keys; every input is read, so that each is
    /// held to its limit.
    func readEvidence(
        _ evidence: [EvidencePiece], of claim: String, from form: inout Form, limit: Int
    ) -> [String: String] {
        var words: [String: String] = [:]
        for piece in evidence {
            words[piece.key] = form.text(evidenceName(piece, of: claim), most: limit, lines: .many)
        }
        return words
    }

    /// The particulars that a form asks for of a class.
    func particulars(_ form: Particular.Form, of informationClass: InformationClass?) -> [Particular] {
        guard let informationClass else { return [] }
        return particulars.filter { $0.form == form && $0.isAsked(of: informationClass) }
    }
}

func particularFields(_ particulars: [Particular], in form: Form, limit: Int) -> HTML {
    let fields = particulars.map { particular -> HTML in
        textArea(
            Field(
                "evidence.\(particular.key)", particular.title,
                hint: "\(particular.hint)\(clauseLinks([particular.clause]))"), in: form, rows: 2, most: limit)
    }
    return "\(fields)"
}
