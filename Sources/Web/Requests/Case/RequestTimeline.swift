import Casework
import Exchange
import HTML
import SharingProtocol

extension RequestFolder {
    var historyEntries: [HistoryEntry] {
        historyEntries { entry in (heading(entry), writtenIn(entry)) }
    }

    private func heading(_ entry: Booked<RequestEvent>) -> String {
        switch entry.event {
        case .drafted: entry.sequence == 0 ? "Written and submitted" : "Changed and submitted again"
        case .approved(_, let ownRequest):
            ownRequest ? "Approved by the liaison officer who wrote it, and sent" : "Approved and sent"
        case .returned: "Sent back"
        case .withdrawn: "Withdrawn"
        case .opened(let record): record == "request" ? "Request opened" : "Decision opened"
        case .clarificationAsked: "Question asked"
        case .clarificationAnswered: "Question answered"
        case .determined(let terms, _): "Decided: \(terms.answer.words.lowercasedFirst)"
        case .disclosed: "Information disclosed"
        case .disclosureRefused: "Disclosure was blocked"
        case .readingRefused: "Reading was blocked"
        case .reassigned(let colleague): "Reassigned to \(name(of: colleague))"
        case .consentWithdrawn(let day, _): "Consent withdrawn on \(day.spoken)"
        case .destroyed: "Destroyed"
        case .noticeSeen: "Notice read"
        }
    }

    /// The sealed field that has what was written with an entry.
    private func writtenIn(_ entry: Booked<RequestEvent>) -> String? {
        switch entry.event {
        case .returned: "request/returned.\(entry.sequence)"
        case .withdrawn: "request/withdrawn"
        case .clarificationAsked: "determination/question.\(questions(until: entry.sequence))"
        case .clarificationAnswered: "request/answer.\(questions(until: entry.sequence))"
        case .determined: "determination/reasons"
        case .consentWithdrawn: "request/consentWithdrawn"
        case .drafted, .approved, .opened, .disclosed, .disclosureRefused, .readingRefused, .reassigned, .destroyed,
            .noticeSeen:
            nil
        }
    }

    /// How many questions had been asked then.
    private func questions(until sequence: Int) -> Int {
        history.entries.count { entry in
            if case .clarificationAsked = entry.event { entry.sequence <= sequence } else { false }
        }
    }
}

extension DeterminedAnswer {
    var words: String {
        switch self {
        case .whole: "Everything that was requested is given"
        case .part: "Part of what was requested is given"
        case .refused: "Nothing is given"
        }
    }
}
