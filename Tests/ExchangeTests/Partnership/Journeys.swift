import Casework
import Testing

@testable import Exchange

// Requests and disclosures that have come to some point, by acts that nothing stands against.
extension Partnership {
    /// A request that has come to `state`.
    func request(at state: RequestState) async throws -> CaseID {
        let reference = newReference()
        guard case .done = try await desk.begin(reference, .example, by: Self.asker) else { throw Refused() }
        if state == .awaitingApproval { return reference }
        try await act(.approve, on: reference, by: Self.askingLiaison)
        if state == .sent { return reference }
        try await act(.determine(.example), on: reference, by: Self.holdingLiaison)
        if state == .agreed { return reference }
        try #require(state == .disclosed, "no journey leads to \(state)")
        try await act(.disclose(.example), on: reference, by: Self.holdingLiaison)
        return reference
    }

    /// What the council disclosed to the police in answer to a request; their copy has come to `state`.
    func disclosure(at state: CopyState) async throws -> CaseID {
        let reference = try await request(at: .disclosed).disclosure
        if state == .disclosed { return reference }
        try await act(.acknowledge, on: reference, by: Self.askingLiaison)
        if state == .received { return reference }
        try #require(state == .destroyed, "what was asked for is not \(state)")
        try await act(.destroy(at: Self.police, nil), on: reference, by: Self.askingLiaison)
        return reference
    }

    /// What the council disclosed to the police in answer to a request, as files and in no words.
    func disclosed(files contents: [[UInt8]]) async throws -> (CaseID, [DisclosedFile]) {
        let request = try await request(at: .agreed)
        let intake = try await desk.intake(for: request, by: Self.holdingLiaison)
        var files: [DisclosedFile] = []
        for (number, bytes) in contents.enumerated() {
            files.append(try await desk.incoming(Confidential("letter \(number).txt"), bytes, in: intake))
        }
        let act = RequestAct.disclose(DisclosedInformation(words: [:], files: files))
        try await self.act(act, as: RequestCase.self, on: request, by: Self.holdingLiaison, intake: intake)
        return (request.disclosure, files)
    }

    /// What the council offers to those agencies, which have to be there, and those named second accept.
    func volunteered(
        to agencies: [AgencyID], acceptedBy accepting: [AgencyID] = [], files: [DisclosedFile] = [],
        as reference: CaseID? = nil, intake: FileIntake? = nil
    ) async throws -> CaseID {
        let reference = reference ?? CaseID("D-V\(newReference().text.dropFirst(2))")
        let outcome = try await desk.begin(
            reference, .volunteer(.example(to: agencies, files: files)), as: DisclosureCase.self,
            by: Self.holdingLiaison, intake: intake)
        guard case .done = outcome else {
            Issue.record("\(outcome)")
            throw Refused()
        }
        for agency in accepting { try await act(.accept, on: reference, by: Self.badge("liaison", agency)) }
        return reference
    }

    @discardableResult
    func act(_ act: RequestAct, on reference: CaseID, by badge: Badge) async throws -> RequestHistory {
        try await self.act(act, as: RequestCase.self, on: reference, by: badge)
    }

    @discardableResult
    func act(_ act: DisclosureAct, on reference: CaseID, by badge: Badge) async throws -> DisclosureHistory {
        try await self.act(act, as: DisclosureCase.self, on: reference, by: badge)
    }
}

extension CaseID {
    /// The disclosure that answers the request of this reference.
    var disclosure: CaseID { CaseID("D" + text.dropFirst()) }
}
