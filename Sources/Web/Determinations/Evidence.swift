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
            let name = rules.evidenceName(piece, of: item)
            if piece.dateName != nil {
                let label = piece.label.uppercasedFirst
                return dayField(Field(name, label, hint: dateHint(writtenBefore: form.typed(name))), in: form)
            }
            return textArea(
                Field(name, piece.label.uppercasedFirst, hint: "\(piece.hint)"), in: form, rows: 2,
                most: AskingLimits.evidence)
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
                words[item.key, default: [:]][piece.key] = read(piece, at: name, from: &form)
            }
        }
        return words
    }

    private func read(_ piece: EvidencePiece, at name: String, from form: inout Form) -> String {
        guard let called = piece.dateName else { return form.text(name, most: AskingLimits.evidence, lines: .many) }
        return form.day(name, called: called, within: .past(today: day))?.spoken ?? ""
    }

    /// Some dates were written in words before they were asked for as dates.
    private func dateHint(writtenBefore words: String) -> HTML {
        """
        Today or earlier. For example, 27 3 2031.\(if: !words.isEmpty, " Written before: “\(words)”.")
        """
    }
}

extension EvidencePiece {
    /// What the date is called that this piece is; `nil` where it is written in words.
    var dateName: String? {
        switch key {
        case "consent-date": "The date consent was given"
        case "order-date": "The date of the order"
        case _: nil
        }
    }
}

extension Form {
    /// Fills in what is on file for a piece of evidence: a date in its three inputs, and anything else as it is.
    mutating func fill(_ words: String, of piece: EvidencePiece, at name: String) {
        if piece.dateName != nil, let day = Day(spoken: words) {
            fill(day, at: name)
        } else {
            fill(name, words)
        }
    }
}

extension Day {
    /// Reads `23 November 2026` and nothing else.
    init?(spoken text: String) {
        let parts = text.split(separator: " ")
        guard parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]) else { return nil }
        let days = (1...12).compactMap { Day(year: year, month: $0, day: day) }
        guard let found = days.first(where: { $0.spoken == text }) else { return nil }
        self = found
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
