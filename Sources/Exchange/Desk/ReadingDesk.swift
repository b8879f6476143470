package import Casework
import SharingProtocol
import Vault

/// A case as one officer may see it now.
package struct CaseFolder<Kind: CaseKind>: Sendable {
    package let history: CaseHistory<Kind>
    package let register: RegisterSnapshot
    package let circumstances: Circumstances
    package let offered: Kind.Offered
    /// The words that this officer may see without a further entry, by `record/field`.
    package let words: [String: Confidential]
}

/// A record that was opened for one reader, once (4.10).
package struct OpenedRecord<Kind: CaseKind>: Sendable {
    package let history: CaseHistory<Kind>
    /// By `record/field`.
    package let words: [String: Confidential]
    package let filed: Filed
    package let at: Timestamp
}

package enum ReadingOutcome<Kind: CaseKind>: Sendable {
    case opened(OpenedRecord<Kind>)
    case refused(Refusal<Kind.Event>)
}

package enum FileOutcome<Kind: CaseKind>: Sendable {
    case opened(OpenedFile)
    case refused(Refusal<Kind.Event>)
}

extension LiaisonDesk {
    /// The case for its page. Whoever sees its words for the first time since they were written is entered; so is that
    /// they have seen what they had to know, but for where the case only stands in a list.
    package func look<Kind: CaseKind>(
        at reference: CaseID, as kind: Kind.Type, by badge: Badge, inList: Bool = false
    ) async throws(DeskError) -> CaseFolder<Kind> {
        var words: [String: Confidential] = [:]
        let carried = try await carry(reference, as: kind, by: .officer(badge), mayRemember: false) {
            sight throws(DeskError) -> Outcome<Kind.Event>? in
            guard let history = sight.history, history.mayKnow(in: sight.circumstances) else { throw .noSuchCase }
            let current = history.current
            words = [:]
            var happening: Happening<Kind.Event>?
            for record in Kind.shownRecords {
                guard let looking = current.looking(at: record, in: sight.circumstances),
                    let permission = Permission(looking.decision)
                else { continue }
                words.merge(try open(permission, in: sight)) { _, new in new }
                if let event = looking.event { happening.add(event, on: looking.decision) }
            }
            if !inList, let event = current.seeing(in: sight.circumstances) { happening.add(event, on: nil) }
            return happening.map { .happened($0) }
        }
        // No entry, no words: what is read here is shown only once it stands in the ledger.
        switch carried {
        case .entered(_, let history, _, let sight): return CaseFolder(history, in: sight, words)
        case .nothing(let sight):
            guard let history = sight.history else { throw .noSuchCase }
            return CaseFolder(history, in: sight, words)
        case .refused: throw .noSuchCase
        }
    }

    /// Reads a record by an act that consists in reading it. The reading is entered first; without its entry nothing is
    /// opened.
    package func read<Kind: CaseKind>(
        _ act: Kind.Act, on reference: CaseID, as kind: Kind.Type, by badge: Badge
    ) async throws(DeskError) -> ReadingOutcome<Kind> {
        switch try await enter(act, on: reference, as: kind, by: badge) {
        case .refused(let refusal): return .refused(refusal)
        case .entered(_, let permission, let history, let filed, let sight):
            return .opened(
                OpenedRecord(
                    history: history, words: try open(permission, in: sight), filed: filed, at: sight.circumstances.at))
        }
    }

    /// Takes one file by an act that consists in taking it: the one that its entry says.
    package func take<Kind: CaseKind>(
        _ act: Kind.Act, of reference: CaseID, as kind: Kind.Type, by badge: Badge
    ) async throws(DeskError) -> FileOutcome<Kind> {
        switch try await enter(act, on: reference, as: kind, by: badge) {
        case .refused(let refusal): return .refused(refusal)
        case .entered(let events, let permission, let history, _, let sight):
            guard let file = events.lazy.compactMap(\.taken).first,
                let recorded = history.current.standingFiles.first(where: { $0.id == file })
            else { throw .noSuchCase }
            return .opened(
                try openedFile(recorded, under: permission, in: sight, try open(permission, in: sight)))
        }
    }

    /// A file of the record that the permission covers, with its name among the record's words.
    func openedFile<Kind: CaseKind>(
        _ file: RecordedFile, under permission: Permission, in sight: Sight<Kind>, _ words: [String: Confidential]
    ) throws(DeskError) -> OpenedFile {
        guard let current = sight.history?.current else { throw .noSuchCase }
        let record = current.record(permission)
        guard let owner = current.owner(of: record, in: sight.circumstances.register),
            let opener = try strongroom.opener(
                of: file.id, under: permission, of: current.reference, owner: owner, keys: sight.keys,
                agencies: sight.snapshot.keys)
        else { throw .noSuchCase }
        let name = words["\(record)/file.\(file.id.text).name"] ?? "file"
        return OpenedFile(file, name: name, opener: opener, records: records)
    }

    private enum Entered<Kind: CaseKind> {
        case entered([Kind.Event], Permission, CaseHistory<Kind>, Filed, Sight<Kind>)
        case refused(Refusal<Kind.Event>)
    }

    /// Enters a reading, permitted or refused, before anything is opened. Of whoever may not know of the case nothing
    /// is entered: the size of the ledger would tell them that there is one.
    private func enter<Kind: CaseKind>(
        _ act: Kind.Act, on reference: CaseID, as kind: Kind.Type, by badge: Badge
    ) async throws(DeskError) -> Entered<Kind> {
        let carried = try await carry(reference, as: kind, by: .officer(badge)) {
            sight throws(DeskError) -> Outcome<Kind.Event>? in
            guard let history = try known(sight) else { return Self.unknown() }
            return history.current.decide(act, in: sight.circumstances)
        }
        switch carried {
        case .entered(let happening, let history, let filed, let sight):
            guard let permission = happening.decision.flatMap({ Permission($0) }) else { throw .noSuchCase }
            return .entered(happening.events, permission, history, filed, sight)
        case .refused(let refusal, _): return .refused(refusal)
        case .nothing: throw .noSuchCase
        }
    }

    /// The words of the record that the permission covers.
    func open<Kind: CaseKind>(
        _ permission: Permission, in sight: Sight<Kind>
    ) throws(DeskError) -> [String: Confidential] {
        guard let history = sight.history else { return [:] }
        let record = history.current.record(permission)
        guard let owner = history.current.owner(of: record, in: sight.circumstances.register) else { return [:] }
        return try strongroom.open(
            record, in: history.sealed, under: permission, of: history.reference, owner: owner, keys: sight.keys,
            agencies: sight.snapshot.keys)
    }
}

extension CaseKind {
    /// The record that a permission lets somebody read, itself or a copy of it.
    func record(_ permission: Permission) -> String {
        let name = permission.matter.record
        return recordCopies.first { $0.name == name }?.record ?? name
    }
}

extension Optional {
    /// One more thing that happened.
    fileprivate mutating func add<Event>(_ event: Event, on decision: Decision?) where Wrapped == Happening<Event> {
        if self == nil { self = Happening(event, decision: decision) } else { self?.then(event) }
    }
}

extension CaseFolder {
    fileprivate init(_ history: CaseHistory<Kind>, in sight: Sight<Kind>, _ words: [String: Confidential]) {
        self.init(
            history: history, register: sight.snapshot, circumstances: sight.circumstances,
            offered: history.current.offered(in: sight.circumstances), words: words)
    }
}
