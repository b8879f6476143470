package import Casework
package import Exchange

package typealias RequestHistory = CaseHistory<RequestCase>
package typealias RequestFolder = CaseFolder<RequestCase>
package typealias RequestOutcome = ActOutcome<RequestCase>

/// The desk, for requests.
extension LiaisonDesk {
    package func begin(
        _ reference: CaseID, _ draft: RequestDraft, by badge: Badge
    ) async throws(DeskError) -> RequestOutcome {
        try await begin(reference, .submit(draft), as: RequestCase.self, by: badge)
    }

    package func perform(
        _ act: RequestAct, on reference: CaseID, by badge: Badge, expecting moves: Int? = nil,
        intake: FileIntake? = nil
    ) async throws(DeskError) -> RequestOutcome {
        try await perform(act, on: reference, as: RequestCase.self, by: badge, expecting: moves, intake: intake)
    }

    package func look(at reference: CaseID, by badge: Badge) async throws(DeskError) -> RequestFolder {
        try await look(at: reference, as: RequestCase.self, by: badge)
    }

    package func read(
        _ reference: CaseID, by badge: Badge
    ) async throws(DeskError) -> ReadingOutcome<RequestCase> {
        try await read(.read(file: nil), on: reference, as: RequestCase.self, by: badge)
    }

    package func take(
        _ file: FileID, of reference: CaseID, by badge: Badge
    ) async throws(DeskError) -> FileOutcome<RequestCase> {
        try await take(.read(file: file), of: reference, as: RequestCase.self, by: badge)
    }

    package func intake(for reference: CaseID, by badge: Badge) async throws(DeskError) -> FileIntake {
        try await intake(for: reference, as: RequestCase.self, by: badge)
    }
}

extension RequestHistory {
    package var request: RequestCase { current }
}

extension RequestFolder {
    package var request: RequestCase { history.current }

    /// What this officer can do with it now.
    package var acts: Set<RequestActKind> { offered.acts }

    /// What is theirs to do, though it might be refused today: what is tried all the same is entered where the protocol
    /// wants that.
    var tries: Set<RequestActKind> { offered.acts.union(offered.obstacles.keys) }
}

extension OpenedRecord<RequestCase> {
    /// What was shared, by item number.
    package var items: [Int: Confidential] {
        var items: [Int: Confidential] = [:]
        for (name, text) in words where name.hasPrefix("disclosure/item.") {
            if let item = Int(name.dropFirst("disclosure/item.".count)) { items[item] = text }
        }
        return items
    }

    func name(of file: FileID) -> Confidential? { words["disclosure/file.\(file.text).name"] }
}
