import Casework
import SharingProtocol
import Vault

/// A case and everything that an act on it is decided by.
struct Sight<Kind: CaseKind> {
    let history: CaseHistory<Kind>?
    let keys: RecordKeys
    let snapshot: RegisterSnapshot
    let circumstances: Circumstances
    /// How many entries the case has.
    var length: Int { history?.entries.count ?? 0 }
    /// Whether it is what the desk remembered, and not what was read just now. An act may be decided on it, since the
    /// store does not file one that rests on less than all; a refusal may not, nor may anything be opened on it.
    let isRemembered: Bool
}

/// Who acts on a case.
enum Actor {
    case officer(Badge)
    /// Somebody without an account, who asks for an organisation whether it may join.
    case applicant(for: AgencyID)
}

extension LiaisonDesk {
    /// The case as the store has it now, all read at one moment.
    func sight<Kind: CaseKind>(
        of reference: CaseID, as kind: Kind.Type, by actor: Actor
    ) async throws(DeskError) -> Sight<Kind> {
        let (history, record) = try await history(of: reference, as: kind)
        let snapshot = try await shelf.snapshot(at: record.registerVersion, from: records, root: root)
        let keys = RecordKeys(record.keys)
        return Sight(
            history: history, keys: keys, snapshot: snapshot,
            circumstances: try circumstances(actor, in: snapshot, at: now()), isRemembered: false)
    }

    /// The case as the store has it now, with what else is kept of it; `nil` for one that was never filed.
    ///
    /// Whoever looks at many cases remembers none, so that those which are being worked on are not let go for them.
    func history<Kind: CaseKind>(
        of reference: CaseID, as kind: Kind.Type, remembers: Bool = true
    ) async throws(DeskError) -> (CaseHistory<Kind>?, CaseRecord) {
        // The directory is folded with all of it, and what one of its cases became is not remembered apart.
        let known = Kind.isOfDirectory ? nil : cases.kept(reference, as: kind)?.history
        let record = try await stored { () throws(StoreError) in
            try await records.record(of: reference, after: known?.entries.count ?? 0)
        }
        try await proofs.prove(record.entries, in: records)
        guard var history = known else {
            let history = try CaseHistory<Kind>(reference, record.entries)
            if let history, remembers { remember(history, RecordKeys(record.keys).wrapped) }
            return (history, record)
        }
        try history.add(record.entries)
        if remembers { remember(history, RecordKeys(record.keys).wrapped) }
        return (history, record)
    }

    func remember<Kind: CaseKind>(_ history: CaseHistory<Kind>, _ keys: [String: WrappedKey]) {
        if !Kind.isOfDirectory { cases.keep(.init(history: history, keys: keys)) }
    }

    /// The case as the desk remembers it; `nil` where it does not.
    ///
    /// `isNew` says that the act begins the case, so that there is nothing to remember of it.
    func remembered<Kind: CaseKind>(
        _ reference: CaseID, as kind: Kind.Type, by actor: Actor, isNew: Bool
    ) -> Sight<Kind>? {
        guard !Kind.isOfDirectory else { return nil }
        let kept = cases.kept(reference, as: kind)
        guard kept != nil || isNew, let snapshot = shelf.remembered else { return nil }
        do throws(DeskError) {
            return Sight(
                history: kept?.history, keys: RecordKeys(kept?.keys ?? [:]), snapshot: snapshot,
                circumstances: try circumstances(actor, in: snapshot, at: now()), isRemembered: true)
        } catch {
            // An officer who is not remembered may have been admitted since.
            return nil
        }
    }

    private func circumstances(
        _ actor: Actor, in snapshot: RegisterSnapshot, at moment: Timestamp
    ) throws(DeskError) -> Circumstances {
        switch actor {
        case .officer(let badge): return try circumstances(badge, in: snapshot, at: moment)
        case .applicant(let agency):
            return snapshot.circumstances(
                of: .applicant(for: agency), at: moment, rules: try snapshot.rules(on: moment.day))
        }
    }
}
