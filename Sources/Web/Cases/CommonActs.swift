import Casework
import Exchange
import HTML
import SharingProtocol

// Acts that more than one kind of case has.
extension ActPage {
    /// How many characters may be said with an act.
    static var most: Int { 2000 }

    /// An act that consists in words.
    static func words(
        _ act: Kind.ActName, _ part: Kind.Part, _ title: String, _ topics: [Topic], _ label: String, hint: HTML,
        missing: String, button: String, buttonKind: ButtonKind = .primary, done: Kind.Done,
        explanation: @escaping @Sendable (Folder) -> HTML = { _ in "" },
        _ make: @escaping @Sendable (Confidential) -> Kind.Act
    ) -> ActPage {
        ActPage(
            act: act, part: part, title: title, topics: topics, explanation: explanation,
            fields: { _, form in textArea(Field("words", label, hint: hint), in: form, most: most) },
            read: { _, form in
                make(Confidential(form.text("words", required: missing, most: most, lines: .many)))
            },
            button: button, buttonKind: buttonKind, done: done)
    }

    /// 4.4
    static func consentWithdrawal(
        _ act: Kind.ActName, _ part: Kind.Part, done: Kind.Done, effect: HTML,
        _ make: @escaping @Sendable (Day, Confidential) -> Kind.Act
    ) -> ActPage {
        ActPage(
            act: act, part: part, title: "Record that consent was withdrawn", topics: [.consent, .ground],
            explanation: { _ in warningText(effect) },
            fields: { _, form in
                """
                \(dayField(
                    Field("on", "Date consent was withdrawn", hint: "Today or earlier. For example, 27 3 2031"),
                    in: form))
                \(textArea(
                    Field("words", "How consent was withdrawn", hint: "Who was told, and what the person said."),
                    in: form, rows: 4, most: most))
                """
            },
            read: { folder, form in
                let day = form.day(
                    "on", called: "The date consent was withdrawn",
                    required: "Enter the date the consent was withdrawn")
                let words = form.text(
                    "words", required: "Enter how consent was withdrawn", most: most, lines: .many)
                return make(day ?? folder.circumstances.today, Confidential(words))
            },
            button: "Record that consent was withdrawn", buttonKind: .warning, done: done)
    }

    /// 4.13: destroying what has served its purpose. `further` are questions of the kind's own.
    static func destruction(
        _ act: Kind.ActName, _ part: Kind.Part, _ title: String, button: String, done: Kind.Done,
        explanation: @escaping @Sendable (Folder) -> HTML,
        further: @escaping @Sendable (Folder, Form) -> HTML = { _, _ in "" },
        _ make: @escaping @Sendable (Folder, inout Form, PaperShredding?) -> Kind.Act
    ) -> ActPage {
        ActPage(
            act: act, part: part, title: title, topics: [.keepUntil, .destroyed],
            explanation: { "\(explanation($0))\(warningText("This cannot be undone."))" },
            fields: { folder, form in
                let shredded: HTML = """
                    \(dayField(
                        Field("shredded", "Date of shredding", hint: "Today or earlier. For example, 27 3 2031"),
                        in: form))
                    \(selectField(
                        Field("witness", "Witness", hint: "A colleague who saw it shredded."), in: form,
                        options: witnesses(folder), empty: "Choose a colleague"))
                    """
                return """
                    \(further(folder, form))
                    \(radios(
                        Field("paper", "Were there paper copies?", hint: "Shred them before you go on."), in: form,
                        [
                            Choice("none", "No"), Choice("shredded", "Yes, and they are shredded", further: shredded),
                        ]))
                    \(tickBox("certain", "I understand that this cannot be undone", in: form))
                    """
            },
            read: { folder, form in
                let paper = form.choice(
                    "paper", among: ["none", "shredded"], required: "Say whether there were paper copies")
                _ = form.isTicked(
                    "certain", required: "Tick the box to say that you understand that this cannot be undone")
                guard paper == "shredded" else { return make(folder, &form, nil) }
                let day = form.day(
                    "shredded", called: "The date of shredding", required: "Enter the date of shredding")
                let witness = form.choice(
                    "witness", among: witnesses(folder).map(\.value), required: "Choose the witness")
                let shredding = PaperShredding(
                    shredded: day ?? folder.circumstances.today, witness: OfficerID(witness ?? ""))
                return make(folder, &form, shredding)
            },
            button: button, buttonKind: .warning, done: done)
    }

    private static func witnesses(_ folder: Folder) -> [(value: String, words: String)] {
        let officer = folder.circumstances.officer
        let colleagues = folder.register.register.agencies[officer.agency]?.officers.values.filter {
            $0.isActive && $0.id != officer.id
        }
        return (colleagues ?? []).map { (value: $0.id.text, words: folder.name(of: $0.id)) }
            .byName(\.words)
    }
}

/// What every certificate of destruction says: how, and by whom (4.13).
func destructionRows<Kind: CaseKind>(
    _ entry: Booked<Kind.Event>, _ paper: PaperShredding?, in folder: CaseFolder<Kind>
) -> [SummaryRow] {
    let rules = folder.circumstances.version(entry.version)
    let shredding: HTML =
        paper.map {
            """
            Shredded on \($0.shredded.spoken), seen by \(folder.name(of: $0.witness)) of \
            \(folder.name(of: entry.agency))
            """
        } ?? "None"
    return [
        SummaryRow("How", "The encryption key was erased. What it sealed cannot be read, even from a backup."),
        SummaryRow("Paper copies", shredding),
        SummaryRow("Destroyed by", "\(folder.name(of: entry.officer)), \(folder.name(of: entry.agency))"),
        SummaryRow("Destroyed on", "\(spoken(entry.at))"),
        SummaryRow(
            "Protocol", "\(entry.version)\(clauseLinks([.destroyed], in: rules, of: rules.name))"),
        SummaryRow("Audit trail", entryLink(entry.position)),
    ]
}
