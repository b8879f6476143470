package import Casework
import Ledger

/// One entry as it is understood: its envelope, and what happened.
package struct Booked<Event: Hashable & Sendable>: Hashable, Sendable {
    /// Its place in the ledger.
    package let position: Int
    /// Its place in its case.
    package let sequence: Int
    package let at: Timestamp
    package let officer: OfficerID
    package let agency: AgencyID
    /// The protocol version in force when it was made.
    package let version: String
    package let event: Event
    /// Ciphertexts by `record/field`.
    package let sealed: [String: [UInt8]]
}

/// Events to canonical bytes and back (`docs/ledger.md`).
struct EntryHeader {
    let reference: CaseID
    let at: Timestamp
    let officer: OfficerID
    let agency: AgencyID
    let version: String

    static let largestSize = LedgerEntry.largestSize

    func encoded(_ kind: String, _ facts: Facts, sealed: [String: [UInt8]], sequence: Int) -> [UInt8] {
        LedgerEntry(
            caseReference: reference.text, sequence: sequence, at: at.milliseconds, officer: officer.text,
            agency: agency.text, version: version, kind: kind, facts: facts.table.mapValues(\.ledgerValue),
            sealed: sealed
        ).encoded
    }
}

extension StoredEntry {
    /// The entry read by `make`, or the reason why the book cannot be read at this place.
    func booked<Event: Hashable & Sendable>(
        _ make: (String, Facts) throws(FactError) -> Event
    ) throws(DeskError) -> Booked<Event> {
        do {
            let entry = try LedgerEntry(decoding: bytes)
            return Booked(
                position: position, sequence: entry.sequence, at: Timestamp(milliseconds: entry.at),
                officer: OfficerID(entry.officer), agency: AgencyID(entry.agency), version: entry.version,
                event: try make(entry.kind, Facts(entry.facts.mapValues(\.fact))), sealed: entry.sealed)
        } catch {
            throw .unreadableEntry(position: position)
        }
    }
}

extension Fact {
    var ledgerValue: LedgerValue {
        switch self {
        case .text(let text): .text(text)
        case .integer(let value): .integer(Int64(value))
        case .flag(let flag): .bool(flag)
        case .list(let list): .array(list.map(\.ledgerValue))
        case .table(let table): .map(table.mapValues(\.ledgerValue))
        }
    }
}

extension LedgerValue {
    /// A fact; byte strings and null are in no fact that Gatehouse writes, and read as empty text.
    var fact: Fact {
        switch self {
        case .text(let text): .text(text)
        case .integer(let value): .integer(Int(value))
        case .bool(let flag): .flag(flag)
        case .array(let list): .list(list.map(\.fact))
        case .map(let table): .table(table.mapValues(\.fact))
        case .bytes, .null: .text("")
        }
    }
}
