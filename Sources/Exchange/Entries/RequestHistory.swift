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
        let booked = try stored.booked(RequestEvent.init(kind:facts:))
        guard let beginning = booked.first else { return nil }
        guard case .drafted(let terms) = beginning.event else { throw .unreadableEntry(position: beginning.position) }
        request = RequestCase(
            reference, drafted: terms, by: beginning.officer, of: beginning.agency, at: beginning.at)
        entries = [beginning]
        sealed = beginning.sealed
        for entry in booked.dropFirst() { add(entry) }
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
    init(_ request: RequestCase, isDuty: Bool) {
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
        self.isDuty = isDuty
        members = [request.asker] + request.readers.filter { $0 != request.asker }
    }
}
