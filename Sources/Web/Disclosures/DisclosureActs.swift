import Casework
import Exchange
import HTML
import SharingProtocol

extension ActPage<DisclosureCase> {
    /// Everything that is done on a page of its own with a few words or none.
    static var all: [ActPage] {
        [
            acceptance, declining, receipt, keeping,
            consentWithdrawal(
                .withdrawConsent, .consentWithdrawal, done: .consentWithdrawn,
                effect: """
                    Nobody can read this information any more. Every copy has to be destroyed. This cannot be undone.
                    """
            ) { .withdrawConsent(on: $0, $1) },
            destruction(
                .destroy, .destruction, "Destroy a copy", button: "Destroy the copy", done: .destroyed,
                explanation: { folder in
                    """
                    <p>Nobody can read this copy\(filesToo(folder)) again, even from a backup. The record keeps who \
                    disclosed it, who read it, and who destroyed it.</p>
                    """
                },
                further: { folder, form in copyQuestion(.destroy, folder, form) }
            ) { folder, form, paper in .destroy(at: copy(.destroy, folder, &form), paper) },
        ]
    }

    private static func filesToo(_ folder: Folder) -> String {
        folder.disclosure.terms.files.isEmpty ? "" : " or its files"
    }

    private static var acceptance: ActPage {
        ActPage(
            act: .accept, part: .acceptance, title: "Accept this information", topics: [.approval, .signatories],
            explanation: { folder in
                """
                <p>\(folder.name(of: folder.disclosure.owner)) offers this information to your agency. If you \
                accept it, \
                its readers and your liaison officers can read it.</p>
                \(summaryList(folder.coverRows))
                """
            },
            read: { _, _ in .accept }, button: "Accept the information", done: .accepted)
    }

    private static var declining: ActPage {
        ActPage(
            act: .decline, part: .declining, title: "Decline this information", topics: [.approval],
            explanation: { folder in
                """
                <p>Your agency’s copy is destroyed at once, and nobody of your agency can read it. \
                \(folder.name(of: folder.disclosure.owner)) is told.</p>
                \(warningText("This cannot be undone."))
                """
            },
            read: { _, _ in .decline }, button: "Decline the information", buttonKind: .warning, done: .declined)
    }

    private static var receipt: ActPage {
        ActPage(
            act: .acknowledge, part: .receipt, title: "Acknowledge receipt", topics: [.record],
            explanation: { folder in
                """
                <p>This tells \(folder.name(of: folder.disclosure.owner)) that the information has arrived. You do not \
                have to read it first.</p>
                """
            },
            read: { _, _ in .acknowledge }, button: "Acknowledge receipt", done: .acknowledged)
    }

    /// 4.12
    private static var keeping: ActPage {
        ActPage(
            act: .extendKeeping, part: .keeping, title: "Extend retention", topics: [.keepUntil, .ownersPermission],
            explanation: { folder in
                let offered = folder.offered.acts[.extendKeeping] ?? []
                let days = folder.copies.filter { offered.contains($0.agency) }.map {
                    "\(folder.name(of: $0.agency)): keep until \($0.keepUntil.spoken)"
                }
                return """
                    <p>Your agency owns this information, so only your agency can extend its retention.</p>
                    \(list(days))
                    """
            },
            fields: { folder, form in
                """
                \(copyQuestion(.extendKeeping, folder, form))
                \(dayField(Field("until", "New keep-until date", hint: "For example, 27 3 2031"), in: form))
                \(textArea(Field("words", "Why it is still needed"), in: form, rows: 4, most: most))
                """
            },
            read: { folder, form in
                let agency = copy(.extendKeeping, folder, &form)
                let day = form.day(
                    "until", called: "The new keep-until date", required: "Enter the new keep-until date",
                    within: folder.rules.keepUntilBounds(on: folder.circumstances.today))
                let words = form.text("words", required: "Enter why it is still needed", most: most, lines: .many)
                return .extendKeeping(
                    at: agency, until: day ?? folder.circumstances.today, Confidential(words))
            },
            button: "Extend retention", done: .extended)
    }

    /// Which agency's copy it is about; not asked where there is one only.
    private static func copyQuestion(_ act: DisclosureActKind, _ folder: Folder, _ form: Form) -> HTML {
        let agencies = folder.offered.acts[act] ?? []
        guard agencies.count > 1 else { return "" }
        return radios(
            Field("copy", "Which copy?"), in: form,
            agencies.map { Choice($0.text, "The copy of \(folder.name(of: $0))") })
    }

    private static func copy(_ act: DisclosureActKind, _ folder: Folder, _ form: inout Form) -> AgencyID {
        let agencies = folder.offered.acts[act] ?? []
        guard agencies.count > 1 else { return agencies.first ?? folder.copies.first?.agency ?? folder.officer.agency }
        return AgencyID(form.choice("copy", among: agencies.map(\.text), required: "Choose the copy") ?? "")
    }
}
