package import Casework
import SharingProtocol

/// What came of an act.
package enum ActOutcome<Kind: CaseKind>: Sendable {
    case done(CaseHistory<Kind>, Filed)
    case refused(Refusal<Kind.Event>)
}

/// What goes into the records with an act, besides its entries.
struct Enclosed {
    var account: Account?
    var intake: FileIntake?
}

/// What came of deciding, and what it was decided on.
enum Carried<Kind: CaseKind> {
    case entered(Happening<Kind.Event>, CaseHistory<Kind>, Filed, Sight<Kind>)
    case refused(Refusal<Kind.Event>, Sight<Kind>)
    /// There was nothing to enter.
    case nothing(Sight<Kind>)

    /// What came of an act that always has an outcome. Throws `noSuchCase` where there was nothing to enter.
    func outcome() throws(DeskError) -> ActOutcome<Kind> {
        switch self {
        case .entered(_, let history, let filed, _): return .done(history, filed)
        case .refused(let refusal, _): return .refused(refusal)
        case .nothing: throw .noSuchCase
        }
    }
}

extension LiaisonDesk {
    /// Begins a case under a reference that the caller made before, so that the same form posted twice is one case.
    package func begin<Kind: CaseKind>(
        _ reference: CaseID, _ act: Kind.Act, as kind: Kind.Type, by badge: Badge, intake: FileIntake? = nil
    ) async throws(DeskError) -> ActOutcome<Kind> {
        let enclosed = Enclosed(intake: intake)
        let isAnothers = try await isReserved(reference, as: kind, beside: reference)
        return try await decided(reference, as: kind, by: .officer(badge), isNew: true, enclosed: enclosed) {
            history, circumstances in
            history == nil && !isAnothers
                ? Kind.begin(act, as: reference, in: circumstances)
                : .refused(.init(.notNow, "This was submitted already.", on: .approval))
        }
    }

    /// Performs an act on a case.
    ///
    /// `expecting` is how many moves the case had made for their agency when the officer looked at it: if it has moved
    /// since, they look again before they act. `nil` acts on it as it stands.
    package func perform<Kind: CaseKind>(
        _ act: Kind.Act, on reference: CaseID, as kind: Kind.Type, by badge: Badge, expecting moves: Int? = nil,
        intake: FileIntake? = nil
    ) async throws(DeskError) -> ActOutcome<Kind> {
        let enclosed = Enclosed(intake: intake)
        let carried = try await carry(reference, as: kind, by: .officer(badge), enclosed: enclosed) {
            sight throws(DeskError) -> Outcome<Kind.Event>? in
            let history = try known(sight)
            guard let history else { return Self.unknown() }
            guard moves.map({ $0 == history.moves(for: badge.agency) }) ?? true else {
                return .refused(
                    .init(.notNow, "The case has moved on since you looked at it: look again, then act."))
            }
            return history.current.decide(act, in: sight.circumstances)
        }
        return try carried.outcome()
    }

    /// The case, if the officer may know of it; `nil` where what is remembered says that they may not, and what stands
    /// now has to be looked at. Throws `noSuchCase` alike where there is none and where it is not theirs.
    func known<Kind: CaseKind>(_ sight: Sight<Kind>) throws(DeskError) -> CaseHistory<Kind>? {
        // Who may do what in the directory is said by its acts; that there are agencies is no secret.
        if let history = sight.history, Kind.isOfDirectory || history.mayKnow(in: sight.circumstances) {
            return history
        }
        guard sight.isRemembered else { throw .noSuchCase }
        return nil
    }

    /// Is never answered: nobody is refused on what is only remembered.
    static func unknown<Event: CaseEvent>() -> Outcome<Event> {
        .refused(.init(.notYours, "There is no such case, or it is not yours to see."))
    }

    /// The outcome of an act that always has one; `nil` from `decide` where there is no such case.
    func decided<Kind: CaseKind>(
        _ reference: CaseID, as kind: Kind.Type, by actor: Actor, isNew: Bool = false, enclosed: Enclosed = Enclosed(),
        _ decide: (CaseHistory<Kind>?, Circumstances) -> Outcome<Kind.Event>?
    ) async throws(DeskError) -> ActOutcome<Kind> {
        let carried = try await carry(reference, as: kind, by: actor, isNew: isNew, enclosed: enclosed) { sight in
            decide(sight.history, sight.circumstances)
        }
        return try carried.outcome()
    }

    /// Decides on a case as it stands and files what has happened; where somebody files first, decides anew. Every act
    /// on a case of whichever kind comes by here, and so does every look at one.
    ///
    /// `decide` gives `nil` where nothing has to be entered. It may be asked several times.
    func carry<Kind: CaseKind>(
        _ reference: CaseID, as kind: Kind.Type, by actor: Actor, isNew: Bool = false, mayRemember: Bool = true,
        enclosed: Enclosed = Enclosed(), _ decide: (Sight<Kind>) throws(DeskError) -> Outcome<Kind.Event>?
    ) async throws(DeskError) -> Carried<Kind> {
        // An entry is understood by its case's reference, for as long as the ledger is kept.
        guard reference.text.hasPrefix(Kind.name.prefix) else { throw .noSuchCase }
        for attempt in 1...attemptsMax {
            let isFirst = attempt == 1 && mayRemember
            let remembered = isFirst ? remembered(reference, as: kind, by: actor, isNew: isNew) : nil
            let sight: Sight<Kind>
            if let remembered {
                sight = remembered
            } else {
                sight = try await self.sight(of: reference, as: kind, by: actor)
            }
            switch try decide(sight) {
            case nil: return .nothing(sight)
            // Nobody is refused on what is only remembered: look at what stands now.
            case .refused where sight.isRemembered: continue
            case .refused(let refusal):
                if let event = refusal.recorded, sight.history != nil {
                    // Somebody filed first: it is entered all the same, or what is refused now is another thing.
                    guard try await file(.init(event), in: sight, reference, Enclosed()) != nil else { continue }
                }
                return .refused(refusal, sight)
            case .happened(let happening):
                if let (history, filed) = try await file(happening, in: sight, reference, enclosed) {
                    return .entered(happening, history, filed, sight)
                }
            }
            // Somebody filed first, and may have filed what this decision rests on. Read and decide again.
        }
        throw .store(.busy)
    }
}
