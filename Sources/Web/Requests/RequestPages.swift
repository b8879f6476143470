import Casework
import Exchange
import Hummingbird
import SharingProtocol

/// `/requests`: asking for information, deciding on it, handing it over, reading it, destroying it (part 4).
///
/// Nothing here decides anything: a handler parses, asks the desk and shows what came of it.
struct RequestPages: Sendable {
    let desk: LiaisonDesk
    let shell: Shell
    /// What one disclosure may bring with it.
    let uploads: UploadLimits

    func badge(_ context: SignedIn) -> Badge { Badge(officer: context.officer.id, agency: context.officer.agency) }

    /// The reference in the address. What cannot be one leads nowhere, as does one of a case that is not theirs.
    func reference(_ context: SignedIn) throws -> CaseID {
        guard let text = context.parameters.get("reference"), text.utf8.count <= 24,
            text.utf8.allSatisfy({ (65...90).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-") })
        else { throw Problem.notFound }
        return CaseID(text)
    }

    /// The request as this officer may see it now.
    func folder(_ context: SignedIn) async throws -> RequestFolder {
        try await folder(try reference(context), context)
    }

    func folder(_ reference: CaseID, _ context: SignedIn) async throws -> RequestFolder {
        try await desk.look(at: reference, by: badge(context))
    }
}

extension RequestFolder {
    /// The version in force.
    var rules: InformationSharingProtocol { circumstances.rules }
    /// The version that it was asked under; what an old case says is said in the words of its time (5.1).
    var askedRules: InformationSharingProtocol { circumstances.version(history.entries.first?.version) }
    /// The version that it was decided by.
    var answeredRules: InformationSharingProtocol { circumstances.version(request.exchangeDecision?.version) }

    /// The words under `record/field`, where this officer may see them.
    func words(_ name: String) -> String? { words[name]?.revealed }

    func name(of agency: AgencyID) -> String { register.name(of: agency) }
    func name(of officer: OfficerID) -> String { register.name(of: officer) }

    /// How many moves a form that was made after `seen` of them expects the case to have made; none that there could be
    /// where it does not say.
    func expected(_ seen: String) -> Int { Int(seen) ?? -1 }
}
