package import Casework
import SharingProtocol
import Vault

/// A request as one officer may see it now.
package struct RequestFolder: Sendable {
    package let history: RequestHistory
    package let register: RegisterSnapshot
    package let circumstances: Circumstances
    package let seats: Set<RequestSeat>
    /// What this officer may do with it now.
    package let acts: Set<RequestActKind>
    /// The words that this officer may see without a further entry, by `record/field`: the request's and the
    /// determination's, never what was disclosed.
    package let words: [String: Confidential]

    package var request: RequestCase { history.request }
}

/// What was disclosed, opened for one reader, once (4.10).
package struct OpenedDisclosure: Sendable {
    package let history: RequestHistory
    /// By item number.
    package let items: [Int: Confidential]
    /// By file.
    package let fileNames: [FileID: Confidential]
    package let filed: Filed
    package let at: Timestamp
}

package enum ReadingOutcome: Sendable {
    case opened(OpenedDisclosure)
    case refused(Refusal<RequestEvent>)
}

package enum FileOutcome: Sendable {
    case opened(OpenedFile)
    case refused(Refusal<RequestEvent>)
}

extension LiaisonDesk {
    /// The request for its page. Whoever sees its words for the first time since they were written is entered.
    ///
    /// Auditors see what stands in clear, of every agency (5.2); everybody else a case that they have a seat in.
    package func look(at reference: CaseID, by badge: Badge) async throws(DeskError) -> RequestFolder {
        for _ in 1...attemptsMax {
            let sight = try await sight(of: reference, by: badge)
            guard var history = sight.history else { throw .noSuchCase }
            let circumstances = sight.circumstances
            let seats = history.request.seats(
                of: circumstances.officer, in: circumstances.register, on: circumstances.today)
            guard !seats.isEmpty || circumstances.officer.role == .auditor else { throw .noSuchCase }
            var words: [String: Confidential] = [:]
            var happening: RequestAct.Happening?
            for record in ["request", "determination"] {
                guard case .happened(let opening) = history.request.decide(.open(record: record), in: circumstances),
                    let decision = opening.decision, let permission = Permission(decision)
                else { continue }
                words.merge(try open(record, under: permission, in: sight, of: reference)) { _, new in new }
                guard !history.request.isOpened(record, by: circumstances.officer) else { continue }
                if happening == nil { happening = opening } else { happening?.then(opening.events[0]) }
            }
            if let happening {
                // No entry, no words: what is read here is shown only once it stands in the book.
                guard let (entered, _) = try await file(happening, in: sight, reference, intake: nil) else { continue }
                history = entered
            }
            return RequestFolder(
                history: history, register: sight.snapshot, circumstances: circumstances, seats: seats,
                acts: history.request.acts(open: seats), words: words)
        }
        throw .store(.busy)
    }

    /// Reads what was disclosed. The reading is entered first; without its entry nothing is opened.
    package func read(_ reference: CaseID, by badge: Badge) async throws(DeskError) -> ReadingOutcome {
        let (outcome, sight) = try await enter(.read(file: nil), on: reference, by: badge)
        switch outcome {
        case .refused(let refusal): return .refused(refusal)
        case .happened(let permission, let history, let filed):
            let words = try open("disclosure", under: permission, in: sight, of: reference)
            var items: [Int: Confidential] = [:]
            for (name, text) in words where name.hasPrefix("disclosure/item.") {
                if let item = Int(name.dropFirst("disclosure/item.".count)) { items[item] = text }
            }
            return .opened(
                OpenedDisclosure(
                    history: history, items: items, fileNames: fileNames(history.request, words), filed: filed,
                    at: sight.circumstances.at))
        }
    }

    /// Takes one file of what was disclosed. Entered as a reading of that file.
    package func take(_ file: FileID, of reference: CaseID, by badge: Badge) async throws(DeskError) -> FileOutcome {
        let (outcome, sight) = try await enter(.read(file: file), on: reference, by: badge)
        switch outcome {
        case .refused(let refusal): return .refused(refusal)
        case .happened(let permission, let history, _):
            let request = history.request
            let words = try open("disclosure", under: permission, in: sight, of: reference)
            guard let recorded = request.files.first(where: { $0.id == file }),
                let opener = try strongroom.opener(
                    of: file, under: permission, of: reference, owner: request.holding, keys: sight.keys,
                    agencies: sight.snapshot.keys)
            else { throw .noSuchCase }
            let name = fileNames(request, words)[file] ?? "file"
            return .opened(OpenedFile(recorded, name: name, opener: opener, records: records))
        }
    }

    private enum Entered {
        case happened(Permission, RequestHistory, Filed)
        case refused(Refusal<RequestEvent>)
    }

    /// Enters a reading, permitted or refused, before anything is opened.
    private func enter(
        _ act: RequestAct, on reference: CaseID, by badge: Badge
    ) async throws(DeskError) -> (Entered, Sight) {
        for attempt in 1...attemptsMax {
            let sight = try await sight(of: reference, by: badge, mayRemember: attempt == 1)
            guard let history = sight.history else { throw .noSuchCase }
            switch history.request.decide(act, in: sight.circumstances) {
            case .refused(let refusal):
                if sight.isRemembered { continue }
                if let event = refusal.recorded {
                    guard try await file(.init(event), in: sight, reference, intake: nil) != nil else { continue }
                }
                return (.refused(refusal), sight)
            case .happened(let happening):
                guard let decision = happening.decision, let permission = Permission(decision) else {
                    throw .noSuchCase
                }
                guard let (entered, filed) = try await file(happening, in: sight, reference, intake: nil) else {
                    continue
                }
                return (.happened(permission, entered, filed), sight)
            }
        }
        throw .store(.busy)
    }

    private func open(
        _ record: String, under permission: Permission, in sight: Sight, of reference: CaseID
    ) throws(DeskError) -> [String: Confidential] {
        guard let history = sight.history else { return [:] }
        let owner = record == "request" ? history.request.asking : history.request.holding
        return try strongroom.open(
            history.sealed, under: permission, of: reference, owner: owner, keys: sight.keys,
            agencies: sight.snapshot.keys)
    }

    private func fileNames(
        _ request: RequestCase, _ words: [String: Confidential]
    ) -> [FileID: Confidential] {
        var names: [FileID: Confidential] = [:]
        for file in request.files { names[file.id] = words["disclosure/file.\(file.id.text).name"] }
        return names
    }
}
