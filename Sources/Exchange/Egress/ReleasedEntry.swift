package import Casework
import Ledger

/// One entry of the book, as it may leave: its envelope, and of what is sealed only how long it is.
package struct ReleasedEntry: Hashable, Sendable {
    package let position: Int
    package let reference: CaseID
    /// Its place in its case.
    package let sequence: Int
    package let at: Timestamp
    package let officer: String
    package let agency: String
    package let version: String
    /// What happened, `information.read`.
    package let kind: String
    /// The same for people, `Information read`.
    package let title: String
    /// What stands in clear, by name, in the words of the entry.
    package let facts: [Part]
    package let sealed: [Part]
    /// How long the entry is, in bytes.
    package let size: Int

    package struct Part: Hashable, Sendable {
        package let name: String
        package let words: String
    }
}

extension Egress {
    /// The envelope of one entry.
    func released(_ stored: StoredEntry, among kinds: Kinds) throws(DeskError) -> ReleasedEntry {
        let entry: LedgerEntry
        do {
            entry = try LedgerEntry(decoding: stored.bytes)
        } catch {
            throw .unreadableEntry(position: stored.position)
        }
        // An audience is decided by the case that it is kept under, so that has to be the case that it says.
        guard entry.caseReference == stored.reference.text else {
            throw .unreadableEntry(position: stored.position)
        }
        let facts = entry.facts.sorted { $0.key < $1.key }
        let sealed = entry.sealed.sorted { $0.key < $1.key }
        return ReleasedEntry(
            position: stored.position, reference: stored.reference, sequence: entry.sequence,
            at: Timestamp(milliseconds: entry.at), officer: register.name(of: OfficerID(entry.officer)),
            agency: register.name(of: AgencyID(entry.agency)), version: entry.version, kind: entry.kind,
            title: kinds.title(ofEntry: entry.kind),
            facts: facts.map { .init(name: $0.key, words: words(of: $0.value)) },
            sealed: sealed.map { .init(name: $0.key, words: "sealed, \($0.value.count) bytes") },
            size: stored.bytes.count)
    }

    /// A protocol's text is read on a page of its own.
    private static let longestWords = 4000

    private func words(of value: LedgerValue) -> String {
        switch value {
        case .text(let text): text.utf8.count > Self.longestWords ? "text of \(text.utf8.count) bytes" : text
        case .integer(let number): String(number)
        case .bool(let flag): flag ? "yes" : "no"
        case .array(let values): values.map { words(of: $0) }.joined(separator: "; ")
        case .map(let members):
            members.sorted { $0.key < $1.key }.filter { $0.value != .null }
                .map { "\($0.key): \(words(of: $0.value))" }.joined(separator: ", ")
        case .bytes(let bytes): "\(bytes.count) bytes"
        case .null: ""
        }
    }
}
