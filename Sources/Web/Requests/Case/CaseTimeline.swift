import Casework
import Exchange
import HTML
import SharingProtocol

extension RequestFolder {
    /// Everything that stands in the book about this request, the latest first.
    var timelineEntries: [TimelineEntry] {
        var questions = 0
        var shown: [TimelineEntry] = []
        for entry in history.entries {
            if case .clarificationAsked = entry.event { questions += 1 }
            shown.append(
                TimelineEntry(
                    "\(happened(entry))", by: "\(name(of: entry.officer)), \(name(of: entry.agency))",
                    when: spoken(entry.at), body: body(entry, question: questions)))
        }
        return shown.reversed()
    }

    private func happened(_ entry: Booked<RequestEvent>) -> String {
        switch entry.event {
        case .drafted: entry.sequence == 0 ? "Written and handed in" : "Mended and handed in again"
        case .approved(_, let ownRequest):
            ownRequest ? "Approved by the liaison officer who wrote it, and sent" : "Approved and sent"
        case .returned: "Sent back to whoever asked"
        case .withdrawn: "Withdrawn"
        case .opened(let record):
            record == "request" ? "What is asked was looked at" : "The holder’s words were looked at"
        case .clarificationAsked: "Clarification asked"
        case .clarificationAnswered: "Clarification given"
        case .determined(let terms, _): "Determined: \(terms.answer.words.lowercasedFirst)"
        case .disclosed(let items, let files, _): "Handed over: \(handedOver(items.count, files.count))"
        case .disclosureRefused: "Sharing was attempted, and the gate stayed shut"
        case .receiptAcknowledged: "Receipt acknowledged"
        case .read(let file, _): file == nil ? "Read" : "A file was taken"
        case .readingRefused: "Reading was attempted, and the gate stayed shut"
        case .reassigned(let colleague): "Reassigned to \(name(of: colleague))"
        case .readerNamed(let reader): "\(name(of: reader)) was named as a reader"
        case .readerRemoved(let reader): "\(name(of: reader)) was removed from the readers"
        case .keepingExtended(let day): "May be kept until \(day.spoken)"
        case .consentWithdrawn(let day, _): "Consent was withdrawn on \(day.spoken)"
        case .destroyed: "Destroyed"
        }
    }

    private func handedOver(_ items: Int, _ files: Int) -> String {
        let parts = [(items, "answer"), (files, "file")].filter { $0.0 > 0 }
        return parts.map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: " and ")
    }

    private func body(_ entry: Booked<RequestEvent>, question: Int) -> HTML {
        let said = saidIn(entry, question: question).flatMap { words($0) }
        let quote = said.map { "<blockquote class=\"words\">\($0)</blockquote>" as HTML }
        let place: HTML =
            entry.position < 0
            ? "<p class=\"small\">Entered in the book just now</p>"
            : """
            <p class="small"><a href="\(Paths.entry(entry.position))">Entry \(grouped(entry.position))</a> of the \
            book</p>
            """
        return "\(quote)\(place)"
    }

    /// The sealed field that holds what was said with an entry.
    private func saidIn(_ entry: Booked<RequestEvent>, question: Int) -> String? {
        switch entry.event {
        case .returned: "request/returned.\(entry.sequence)"
        case .withdrawn: "request/withdrawn"
        case .clarificationAsked: "determination/question.\(question)"
        case .clarificationAnswered: "request/answer.\(question)"
        case .determined: "determination/reasons"
        case .keepingExtended: "determination/extension.\(entry.sequence)"
        case .consentWithdrawn: "request/consentWithdrawn"
        case .drafted, .approved, .opened, .disclosed, .disclosureRefused, .receiptAcknowledged, .read, .readingRefused,
            .reassigned, .readerNamed, .readerRemoved, .destroyed:
            nil
        }
    }
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
    var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }
}
