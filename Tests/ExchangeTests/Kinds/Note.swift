import Casework
import SharingProtocol

/// A kind of case that only tests know: a note for the agency's liaison officers to check.
struct Note: CaseKind {
    static let name = KindName("note", prefix: "N-")
    static let searched: SealedField? = SealedField("note", "about")
    static let shownRecords = ["note"]
    static let states = [CaseState("kept", "Kept", .active), CaseState("shredded", "Shredded", .done)]
    static let taskTitles = ["check": "Check the note"]

    let reference: CaseID
    let agency: AgencyID
    let writer: OfficerID
    let openedAt: Timestamp
    var changedAt: Timestamp
    var isShredded = false

    enum Act: Sendable {
        case write(about: Confidential, words: Confidential)
        case amend(Confidential)
        case read
        case shred
    }

    init?(_ reference: CaseID, begunBy entry: Booked<NoteEvent>) {
        guard entry.event == .written else { return nil }
        self.reference = reference
        (agency, writer) = (entry.agency, entry.officer)
        (openedAt, changedAt) = (entry.at, entry.at)
    }

    mutating func apply(_ entry: Booked<NoteEvent>) {
        if !entry.event.isOnlyLooking { changedAt = entry.at }
        if entry.event == .shredded { isShredded = true }
    }

    static func begin(_ act: Act, as reference: CaseID, in circumstances: Circumstances) -> Outcome<NoteEvent> {
        guard case .write(let about, let words) = act else {
            return .refused(.init(.notNow, "There is no such note."))
        }
        return .happened(
            .init(.written, secrets: [Secret("note", "about", about), Secret("note", "words", words)]))
    }

    func decide(_ act: Act, in circumstances: Circumstances) -> Outcome<NoteEvent> {
        guard circumstances.officer.agency == agency else {
            return .refused(.init(.notYours, "It is another agency’s note."))
        }
        guard !isShredded else { return .refused(.init(.notNow, "It is shredded.")) }
        switch act {
        case .write: return .refused(.init(.notNow, "It is written already."))
        case .amend(let words): return .happened(.init(.amended, secrets: [Secret("note", "words", words)]))
        case .shred: return .happened(.init(.shredded))
        case .read:
            let decision = decideReading(of: "note", in: circumstances)
            guard decision.isPermitted else {
                return .refused(.init(.unmet, "It is not yours to read.", decision: decision))
            }
            return .happened(.init(.read, decision: decision))
        }
    }

    func owner(of record: String, in register: Register) -> AgencyID? { agency }

    func decideReading(of record: String, in circumstances: Circumstances) -> Decision {
        SharingProtocol.decideReading(
            ofOwnPaper: Matter(reference.text, record: record), isForReader: circumstances.officer.agency == agency,
            on: circumstances.today, under: circumstances.rules)
    }

    func looking(at record: String, in circumstances: Circumstances) -> Looking<NoteEvent>? {
        Looking(decideReading(of: record, in: circumstances), entering: nil)
    }

    var row: CaseRow {
        var row = CaseRow(
            reference: reference, kind: Self.name.word, state: isShredded ? "shredded" : "kept", officer: writer,
            openedAt: openedAt, changedAt: changedAt)
        row.isOpen = !isShredded
        row.parties = [CaseParty(agency, .participant)]
        row.members = [writer]
        if !isShredded { row.tasks = [CaseTask("check", for: .liaisonDesk(agency), since: openedAt, on: .record)] }
        return row
    }

    struct Counter: ReviewCounter {
        init() {}

        func take(_ entry: Booked<NoteEvent>, of reference: CaseID, isCounted: Bool) -> [ReviewFigure] {
            isCounted && entry.event == .shredded ? [.counted(.kept, .words("Notes shredded"))] : []
        }
    }
}

enum NoteEvent: String, CaseEvent, CaseIterable {
    case written, amended, read, shredded

    static let titles = [
        "note.written": "Note written", "note.amended": "Note amended", "note.read": "Note read",
        "note.shredded": "Note shredded",
    ]

    var kind: String { "note." + rawValue }
    var facts: Facts { [:] }
    var isOnlyLooking: Bool { self == .read }
    var destroyedRecords: [String] { self == .shredded ? ["note"] : [] }

    init(kind: String, facts: Facts) throws(FactError) {
        guard let event = NoteEvent.allCases.first(where: { $0.kind == kind }) else { throw .unknownKind(kind) }
        self = event
    }
}
