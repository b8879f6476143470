import Casework
import Exchange
import HTML
import SharingProtocol

extension DisclosureFolder {
    var historyEntries: [HistoryEntry] {
        historyEntries { entry in (heading(entry), writtenIn(entry)) }
    }

    private func heading(_ entry: Booked<DisclosureEvent>) -> String {
        switch entry.event {
        case .disclosed(let terms): "\(terms.origin.heading): \(extent(terms))"
        case .copyGiven(let copy):
            copy.decision == nil
                ? "Copy kept for \(name(of: copy.agency))" : "Copy given to \(name(of: copy.agency))"
        case .copyAccepted: "Accepted"
        case .copyDeclined(let agency, _):
            entry.agency == agency ? "Declined" : "Copy of \(name(of: agency)) ended"
        case .ratified: "Confirmed by its owner"
        case .copyRatified(let agency, _): "Copy given to \(name(of: agency))"
        case .disclosureRefused: "Disclosure was blocked"
        case .receiptAcknowledged: "Receipt acknowledged"
        case .opened: "Reasons opened"
        case .read(let file, _): file == nil ? "Read" : "File downloaded"
        case .readingRefused: "Reading was blocked"
        case .readerNamed(let reader, _): "\(name(of: reader)) added as a reader"
        case .readerRemoved(let reader, _): "\(name(of: reader)) removed as a reader"
        case .keepingExtended(let agency, let day): "Retention extended to \(day.spoken) for \(name(of: agency))"
        case .consentWithdrawn(let day): "Consent withdrawn on \(day.spoken)"
        case .destroyed(let agency, _, _): "Copy of \(name(of: agency)) destroyed"
        case .noticeSeen: "Notice read"
        }
    }

    /// `1 item and 2 files`
    private func extent(_ terms: DisclosureTerms) -> String {
        [(terms.items.count, "item"), (terms.files.count, "file")].filter { $0.0 > 0 }
            .map { "\($0.0) \($0.1)\($0.0 == 1 ? "" : "s")" }.joined(separator: " and ")
    }

    /// The sealed field that has what was written with an entry.
    private func writtenIn(_ entry: Booked<DisclosureEvent>) -> String? {
        switch entry.event {
        case .keepingExtended: "determination/extension.\(entry.sequence)"
        case .consentWithdrawn: "determination/consentWithdrawn"
        case .disclosed, .copyGiven, .copyAccepted, .copyDeclined, .ratified, .copyRatified, .disclosureRefused,
            .receiptAcknowledged, .opened, .read, .readingRefused, .readerNamed, .readerRemoved, .destroyed,
            .noticeSeen:
            nil
        }
    }
}

extension DisclosureOrigin {
    fileprivate var heading: String {
        switch self {
        case .request: "Disclosed"
        case .volunteered: "Offered without a request"
        case .meeting: "Shared at a meeting"
        }
    }
}
