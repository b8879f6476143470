import Casework
import Exchange
import HTML
import SharingProtocol

extension ActPage {
    /// Everything that is done on a page of its own with a few words or none.
    static let all: [ActPage] = [
        approval, sendingBack, withdrawal, question, answer, receipt, keeping, consentWithdrawal, destruction,
    ]

    /// How many characters may be said with an act.
    static let most = 2000

    private static let approval = ActPage(
        kind: .approve, part: .approval, title: "Approve this request",
        topics: [.liaisonOfficers, .approval, .signatories],
        explanation: { folder in
            """
            <p>\(folder.name(of: folder.request.asker)) asks this of \(folder.name(of: folder.request.holding)). If \
            you approve, it goes to that agency at once, in your agency’s name.</p>
            \(summaryList(folder.askedRows))
            """
        },
        fields: { _, _ in "" }, read: { _, _ in .approve }, button: "Approve and send", notice: .approved)

    private static let sendingBack = words(
        .sendBack, .sendingBack, "Send this request back", [.approval], "What has to change?",
        hint: "Whoever asked sees this, and can mend the request and hand it in again.",
        missing: "Say what has to change", button: "Send it back", notice: .returned
    ) { .sendBack($0) }

    private static let withdrawal = words(
        .withdraw, .withdrawal, "Withdraw this request", [.record], "Why is it withdrawn?",
        hint: "The reason is kept with the record. What has been asked cannot be asked again under this reference.",
        missing: "Say why it is withdrawn", button: "Withdraw the request", buttonKind: .warning, notice: .withdrawn
    ) { .withdraw($0) }

    private static let question = words(
        .askForClarification, .question, "Ask the other agency a question", [.determination, .signatories],
        "What do you need to know before you decide?",
        hint: "The request goes back to the asking agency’s liaison officer until it is answered.",
        missing: "Write what you need to know", button: "Send the question", notice: .asked
    ) { .askForClarification($0) }

    private static let answer = words(
        .clarify, .answer, "Answer the question", [.approval, .signatories], "Your answer",
        hint: "It goes back with the request to the holding agency.", missing: "Write your answer",
        button: "Send the answer", notice: .answered,
        explanation: { folder in
            let asked = folder.words("determination/question.\(folder.request.clarifications)")
            return """
                <h2>What \(folder.name(of: folder.request.holding)) asks</h2>
                <blockquote>\(typed(asked ?? "Sealed"))</blockquote>
                """
        }
    ) { .clarify($0) }

    private static let receipt = ActPage(
        kind: .acknowledge, part: .receipt, title: "Acknowledge receipt", topics: [.record],
        explanation: { folder in
            """
            <p>This tells \(folder.name(of: folder.request.holding)) that what it handed over has arrived. You need \
            not have read it.</p>
            """
        },
        fields: { _, _ in "" }, read: { _, _ in .acknowledge }, button: "Acknowledge receipt", notice: .acknowledged)

    private static let keeping = ActPage(
        kind: .extendKeeping, part: .keeping, title: "Let it be kept longer", topics: [.keepUntil, .ownersPermission],
        explanation: { folder in
            """
            <p>It may be kept until \((folder.request.keepUntil ?? folder.request.terms.keepUntil).spoken). It is your \
            agency’s information, so only your agency lets it be kept longer.</p>
            """
        },
        fields: { _, form in
            """
            \(dayField(Field("until", "New keep-until day", hint: "For example, 27 3 2031"), in: form))
            \(textArea(Field("words", "Why it is still needed"), in: form, rows: 4, most: most))
            """
        },
        read: { folder, form in
            let day = form.day("until", called: "The keep-until day", required: "Enter the new keep-until day")
            let words = form.text("words", required: "Say why it is still needed", most: most, lines: .many)
            return .extendKeeping(until: day ?? folder.circumstances.today, Confidential(words))
        },
        button: "Let it be kept longer", notice: .extended)

    private static let consentWithdrawal = ActPage(
        kind: .withdrawConsent, part: .consentWithdrawal, title: "Note that consent was withdrawn",
        topics: [.consent, .ground],
        explanation: { _ in
            warningText("From then on nothing that rests on this consent is shared or read. This cannot be undone.")
        },
        fields: { _, form in
            """
            \(dayField(Field("on", "The day on which it was withdrawn", hint: "Today or before"), in: form))
            \(textArea(
                Field("words", "How it was withdrawn", hint: "To whom it was said, and in what words"), in: form,
                rows: 4, most: most))
            """
        },
        read: { folder, form in
            let day = form.day("on", called: "The day", required: "Enter the day on which it was withdrawn")
            let words = form.text("words", required: "Say how it was withdrawn", most: most, lines: .many)
            return .withdrawConsent(on: day ?? folder.circumstances.today, Confidential(words))
        },
        button: "Note the withdrawal", buttonKind: .warning, notice: .consentWithdrawn)

    /// An act that consists in words.
    private static func words(
        _ kind: RequestActKind, _ part: RequestPart, _ title: String, _ topics: [Topic], _ label: String,
        hint: HTML, missing: String, button: String, buttonKind: ButtonKind = .primary, notice: RequestNotice,
        explanation: @escaping @Sendable (RequestFolder) -> HTML = { _ in "" },
        _ act: @escaping @Sendable (Confidential) -> RequestAct
    ) -> ActPage {
        ActPage(
            kind: kind, part: part, title: title, topics: topics, explanation: explanation,
            fields: { _, form in textArea(Field("words", label, hint: hint), in: form, most: most) },
            read: { _, form in
                act(Confidential(form.text("words", required: missing, most: most, lines: .many)))
            },
            button: button, buttonKind: buttonKind, notice: notice)
    }
}
