import HTML
import SharingProtocol

/// The questions that a ground, a condition or a power brings with it: what has to be on file for it.
extension InformationSharingProtocol {
    /// The name of the input for a piece of evidence. A piece that several need has an input under each.
    func evidenceName(_ piece: EvidencePiece, of item: some ClaimedItem) -> String {
        let lists = grounds.map(\.evidence) + conditions.map(\.evidence) + gateways.map(\.evidence)
        let isShared = lists.count { $0.contains { $0.key == piece.key } } > 1
        return isShared ? "evidence.\(subject(of: item)).\(item.key).\(piece.key)" : "evidence.\(piece.key)"
    }

    private func subject<Item: ClaimedItem>(of item: Item) -> String { Item.subject.rawValue }

    /// The particulars that a form asks for of a class.
    func particulars(_ form: Particular.Form, of informationClass: InformationClass?) -> [Particular] {
        guard let informationClass else { return [] }
        return particulars.filter { $0.form == form && $0.isAsked(of: informationClass) }
    }
}

extension Offer {
    /// What is offered, each with its law and the inputs for its evidence.
    func choices(
        _ items: [some ClaimedItem], for informationClass: Key<InformationClass>?, in form: Form
    ) -> [Choice] {
        items.map { item in
            Choice(
                item.key.name, item.title, hint: item.law.map { "\($0)" }, clauses: [item.clause],
                further: evidenceFields(of: item, for: informationClass, in: form))
        }
    }

    func evidenceFields(
        of item: some ClaimedItem, for informationClass: Key<InformationClass>?, in form: Form
    ) -> HTML {
        let fields = evidence(of: item, for: informationClass).map { piece -> HTML in
            let field = Field(
                rules.evidenceName(piece, of: item), piece.label.uppercasedFirst, hint: "\(piece.hint)")
            return textArea(field, in: form, rows: 2, most: AskingLimits.evidence)
        }
        return "\(fields)"
    }

    /// Takes what was typed for the evidence of each item, by item and by the pieces' keys; every input is read, so
    /// that each is held to its limit.
    func readEvidence<Item: ClaimedItem>(
        of items: [Item], from form: inout Form
    ) -> [Key<Item>: [String: String]] {
        var words: [Key<Item>: [String: String]] = [:]
        for item in items {
            for piece in item.evidence {
                let name = rules.evidenceName(piece, of: item)
                words[item.key, default: [:]][piece.key] = form.text(
                    name, most: AskingLimits.evidence, lines: .many)
            }
        }
        return words
    }
}

extension Particular {
    /// The name of the input that it is typed in.
    var inputName: String { "evidence.\(key)" }
}

func particularFields(_ particulars: [Particular], in form: Form, limit: Int) -> HTML {
    let fields = particulars.map { particular -> HTML in
        textArea(
            Field(
                particular.inputName, particular.title,
                hint: "\(particular.hint)\(clauseLinks([particular.clause]))"), in: form, rows: 2, most: limit)
    }
    return "\(fields)"
}
