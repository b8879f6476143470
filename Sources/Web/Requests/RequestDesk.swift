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

    package func intake(for reference: CaseID, by badge: Badge) async throws(DeskError) -> FileIntake {
        try await intake(for: reference, as: RequestCase.self, by: badge)
    }
}

extension RequestHistory {
    package var request: RequestCase { current }
}

extension RequestFolder {
    package var request: RequestCase { history.current }
}
