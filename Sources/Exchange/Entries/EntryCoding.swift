import Casework
import Ledger
import SharingProtocol

/// Events to canonical bytes and back (`docs/ledger.md`).
struct EntryHeader {
    let reference: CaseID
    let at: Timestamp
    let officer: OfficerID
    let agency: AgencyID
    let version: String

    static let largestSize = LedgerEntry.largestSize

    init(reference: CaseID, at moment: Timestamp, officer: OfficerID, agency: AgencyID, version: String) {
        self.reference = reference
        at = moment
        self.officer = officer
        self.agency = agency
        self.version = version
    }

    /// What every entry says of an act that is decided in those circumstances.
    init(_ circumstances: Circumstances, of reference: CaseID) {
        self.init(
            reference: reference, at: circumstances.at, officer: circumstances.officer.id,
            agency: circumstances.officer.agency, version: circumstances.rules.name)
    }

    /// An event as it will stand in the book once the store has given it its place.
    func booked<Event: CaseEvent>(_ event: Event, sealed: [String: [UInt8]], sequence: Int) -> Booked<Event> {
        Booked(
            position: -1, sequence: sequence, at: at, officer: officer, agency: agency, version: version, event: event,
            sealed: sealed)
    }

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
    func booked<Event: CaseEvent>(
        _ make: (String, Facts) throws(FactError) -> Event
    ) throws(DeskError) -> Booked<Event> {
        do {
            let entry = try LedgerEntry(decoding: bytes)
            // Which case it is kept under is the store's word; its own bytes are what was signed.
            guard entry.caseReference == reference.text else { throw MisplacedEntry() }
            return Booked(
                position: position, sequence: entry.sequence, at: Timestamp(milliseconds: entry.at),
                officer: OfficerID(entry.officer), agency: AgencyID(entry.agency), version: entry.version,
                event: try make(entry.kind, Facts(entry.facts.mapValues(\.fact))), sealed: entry.sealed)
        } catch {
            throw .unreadableEntry(position: position)
        }
    }
}

extension StoredEntry {
    /// A fact of the entry that is a text and no part of its event; `nil` where it has none of that name.
    func fact(_ name: String) throws(DeskError) -> String? {
        do { return try LedgerEntry(decoding: bytes).facts[name]?.asText } catch {
            throw .unreadableEntry(position: position)
        }
    }
}

extension [StoredEntry] {
    /// Entries of one case that has `length` before them, each read by `make`, none of them out of its place: one that
    /// was taken out and put under another case shows here, since the ledger's hashes do not cover where the store
    /// keeps it.
    func booked<Event: CaseEvent>(
        in reference: CaseID, after length: Int, _ make: (String, Facts) throws(FactError) -> Event
    ) throws(DeskError) -> [Booked<Event>] {
        var booked: [Booked<Event>] = []
        for stored in self {
            let entry = try stored.booked(make)
            guard stored.reference == reference, entry.sequence == length + booked.count else {
                throw .unreadableEntry(position: stored.position)
            }
            booked.append(entry)
        }
        return booked
    }
}

/// An entry that is kept under a case whose it is not.
private struct MisplacedEntry: Error {}

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
