import Casework

@testable import Exchange

typealias RequestHistory = CaseHistory<RequestCase>
typealias RequestFolder = CaseFolder<RequestCase>
typealias RequestOutcome = ActOutcome<RequestCase>

/// The desk, for requests, as the tests speak to it.
extension LiaisonDesk {
    func begin(
        _ reference: CaseID, _ draft: RequestDraft, by badge: Badge
    ) async throws(DeskError) -> RequestOutcome {
        try await begin(reference, .submit(draft), as: RequestCase.self, by: badge)
    }

    func perform(
        _ act: RequestAct, on reference: CaseID, by badge: Badge, expecting moves: Int? = nil,
        intake: FileIntake? = nil
    ) async throws(DeskError) -> RequestOutcome {
        try await perform(act, on: reference, as: RequestCase.self, by: badge, expecting: moves, intake: intake)
    }

    func sight(of reference: CaseID, by badge: Badge) async throws(DeskError) -> Sight<RequestCase> {
        try await sight(of: reference, as: RequestCase.self, by: .officer(badge))
    }

    func look(at reference: CaseID, by badge: Badge) async throws(DeskError) -> RequestFolder {
        try await look(at: reference, as: RequestCase.self, by: badge)
    }

    func intake(for reference: CaseID, by badge: Badge) async throws(DeskError) -> FileIntake {
        try await intake(for: reference, as: RequestCase.self, by: badge)
    }
}

extension RequestHistory {
    var request: RequestCase { current }
}

extension RequestFolder {
    var request: RequestCase { history.current }

    /// What this officer can do with it now.
    var acts: Set<RequestActKind> { offered.acts }
}
