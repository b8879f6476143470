package import Casework
import SharingProtocol

/// A request, and every entry that made it so.
package struct RequestHistory: Sendable {
    package private(set) var request: RequestCase
    package private(set) var entries: [Booked<RequestEvent>]
    /// The ciphertexts that stand today, by `record/field`: the latest of each.
    package private(set) var sealed: [String: [UInt8]]

    /// Folds a case; `nil` when there is no such request.
    init?(_ reference: CaseID, _ stored: [StoredEntry]) throws(DeskError) {
        guard let first = stored.first else { return nil }
        let beginning = try first.booked(RequestEvent.init(kind:facts:))
        guard beginning.sequence == 0, let begun = RequestHistory(reference, begunBy: beginning) else {
            throw .unreadableEntry(position: first.position)
        }
        self = begun
        try add(stored.dropFirst())
    }

    /// A case of one entry; `nil` where no case begins with such a one.
    init?(_ reference: CaseID, begunBy entry: Booked<RequestEvent>) {
        guard case .drafted(let terms) = entry.event else { return nil }
        request = RequestCase(reference, drafted: terms, by: entry.officer, of: entry.agency, at: entry.at)
        entries = [entry]
        sealed = entry.sealed
    }

    /// Goes on with the entries that follow, none of them out of its place: one that was taken out and put under
    /// another case shows here, since the ledger's hashes do not cover where the store keeps it.
    mutating func add(_ stored: some Sequence<StoredEntry>) throws(DeskError) {
        for stored in stored {
            let entry = try stored.booked(RequestEvent.init(kind:facts:))
            guard stored.reference == request.reference, entry.sequence == entries.count else {
                throw .unreadableEntry(position: stored.position)
            }
            add(entry)
        }
    }

    /// The last `count` entries have been filed, from `position` on.
    mutating func stand(_ count: Int, at position: Int) {
        for (place, index) in entries.indices.suffix(count).enumerated() { entries[index].position = position + place }
    }

    mutating func add(_ entry: Booked<RequestEvent>) {
        request.apply(entry.event, by: entry.officer, at: entry.at)
        if case .drafted = entry.event {
            // A mended request replaces the words of the one before, and what was asked and answered about it stays.
            sealed = sealed.filter { !$0.key.hasPrefix("request/") || Self.isCorrespondence($0.key) }
        }
        sealed.merge(entry.sealed) { _, new in new }
        entries.append(entry)
    }

    private static func isCorrespondence(_ field: String) -> Bool {
        field.hasPrefix("request/answer.") || field.hasPrefix("request/returned.")
    }
}

extension CaseRow {
    /// What lists need to know of a request.
    init(_ request: RequestCase) {
        self.init(
            reference: request.reference, kind: "request", state: request.state.rawValue, officer: request.asker,
            openedAt: request.openedAt, changedAt: request.changedAt)
        asking = request.asking
        holding = request.holding
        isSent = request.askDecision != nil
        informationClass = (request.determination?.informationClass ?? request.terms.informationClass).name
        purpose = request.terms.purpose.name
        turn = request.turn
        neededBy = request.terms.neededBy
        keepUntil = request.state == .destroyed ? nil : request.keepUntil
        isUrgent = request.terms.isUrgent
        isDuty = request.exchangeDecision?.isDuty ?? false
        members = [request.asker] + request.readers.filter { $0 != request.asker }
    }
}
