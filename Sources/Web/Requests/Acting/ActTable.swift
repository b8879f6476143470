import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

extension ActPage<RequestCase> {
    /// Everything that is done on a page of its own with a few words or none.
    static var all: [ActPage] {
        [
            approval, sendingBack, withdrawal, question, answer,
            consentWithdrawal(
                .withdrawConsent, .consentWithdrawal, done: .consentWithdrawn,
                effect: "Nothing that rests on this consent can be shared from now on. This cannot be undone."
            ) { .withdrawConsent(on: $0, $1) },
            destruction(
                .destroy, .destruction, "Destroy this request", button: "Destroy the request", done: .destroyed,
                explanation: { _ in
                    """
                    <p>Nobody can read what the request says any more. The record keeps who asked whom, when, and what \
                    was decided.</p>
                    """
                }
            ) { _, _, paper in .destroy(paper) },
        ]
    }

    private static var approval: ActPage {
        ActPage(
            act: .approve, part: .approval, title: "Approve this request",
            topics: [.liaisonOfficers, .approval, .signatories],
            explanation: { folder in
                """
                <p>\(folder.name(of: folder.request.asker)) asks \(folder.name(of: folder.request.holding)) for \
                information. If you approve the request, it goes to that agency at once.</p>
                \(summaryList(folder.askedRows))
                """
            },
            read: { _, _ in .approve }, button: "Approve and send", done: .approved)
    }

    private static var sendingBack: ActPage {
        words(
            .sendBack, .sendingBack, "Send this request back", [.approval], "What has to change?",
            hint: "The officer who asked sees this. They can change the request and submit it again.",
            missing: "Enter what has to change", button: "Send the request back", done: .returned
        ) { .sendBack($0) }
    }

    private static var withdrawal: ActPage {
        words(
            .withdraw, .withdrawal, "Withdraw this request", [.record], "Reason for withdrawing it",
            hint: "The reason is kept with the record. A withdrawn request cannot be sent again.",
            missing: "Enter the reason for withdrawing it", button: "Withdraw the request", buttonKind: .warning,
            done: .withdrawn
        ) { .withdraw($0) }
    }

    private static var question: ActPage {
        words(
            .askForClarification, .question, "Ask a question", [.determination, .signatories],
            "What do you need to know before you decide?",
            hint: "The request goes back to the asking agency’s liaison officer until it is answered.",
            missing: "Enter your question", button: "Send the question", done: .asked
        ) { .askForClarification($0) }
    }

    private static var answer: ActPage {
        words(
            .clarify, .answer, "Answer the question", [.approval, .signatories], "Your answer",
            hint: "The request goes back to the holding agency with your answer.", missing: "Enter your answer",
            button: "Send the answer", done: .answered,
            explanation: { folder in
                let asked = folder.words("determination/question.\(folder.request.clarifications)")
                return """
                    <h2>Question from \(folder.name(of: folder.request.holding))</h2>
                    <blockquote>\(typed(asked ?? "Sealed"))</blockquote>
                    """
            }
        ) { .clarify($0) }
    }
}

extension RequestPages {
    /// The certificate of a request that was destroyed, which both agencies see, on a page that can be printed (4.13).
    func certificate(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        let last = folder.history.entries.last {
            if case .destroyed = $0.event { true } else { false }
        }
        guard let last, case .destroyed(_, let paper) = last.event else {
            return try await whatStands(folder, .destroy, context)
        }
        let request = folder.request
        let rows =
            [
                SummaryRow("Request", "\(request.reference)"),
                SummaryRow("Asking agency", "\(folder.name(of: request.asking))"),
                SummaryRow("Holding agency", "\(folder.name(of: request.holding))"),
                SummaryRow("Destroyed", "The request, and the decision if there was one"),
            ] + destructionRows(last, paper, in: folder)
        var page = Page(
            "Certificate of destruction, request \(request.reference)", section: .register,
            body: """
                <h1>Certificate of destruction</h1>
                \(summaryList(rows))
                \(printButton("Print the certificate"))
                """)
        page.back = Link(request.title, to: Paths.request(request.reference))
        return shell.show(page, to: context)
    }
}
