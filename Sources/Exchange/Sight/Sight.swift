import Casework
import SharingProtocol
import Vault

/// A case and everything that an act on it is decided by.
struct Sight {
    let history: RequestHistory?
    let keys: RecordKeys
    let snapshot: RegisterSnapshot
    let circumstances: Circumstances
    /// How many entries the case has.
    var length: Int { history?.entries.count ?? 0 }
    /// Whether it is what the desk remembered, and not what was read just now. An act may be decided on it, since the
    /// store does not file one that rests on less than all; a refusal may not, nor may anything be opened on it.
    let isRemembered: Bool
}

extension LiaisonDesk {
    /// The case as the store has it now, all read at one moment.
    func sight(of reference: CaseID, by badge: Badge) async throws(DeskError) -> Sight {
        let known = cases.kept(reference)?.history
        let record = try await stored { () throws(StoreError) in
            try await records.record(of: reference, after: known?.entries.count ?? 0)
        }
        let snapshot = try await shelf.snapshot(at: record.registerVersion, from: records, root: root)
        var history = known
        if history == nil {
            history = try RequestHistory(reference, record.entries)
        } else {
            try history?.add(record.entries)
        }
        let keys = RecordKeys(record.keys)
        if let history { cases.keep(.init(history: history, keys: keys.wrapped)) }
        return Sight(
            history: history, keys: keys, snapshot: snapshot,
            circumstances: try circumstances(badge, in: snapshot, at: now()), isRemembered: false)
    }

    /// The case as the desk remembers it, where that may do and it does; else as the store has it now.
    ///
    /// `isNew` says that the act begins the case, so that there is nothing to remember of it.
    func sight(
        of reference: CaseID, by badge: Badge, mayRemember: Bool, isNew: Bool = false
    ) async throws(DeskError) -> Sight {
        guard mayRemember, let sight = remembered(reference, by: badge, isNew: isNew) else {
            return try await sight(of: reference, by: badge)
        }
        return sight
    }

    private func remembered(_ reference: CaseID, by badge: Badge, isNew: Bool) -> Sight? {
        let kept = cases.kept(reference)
        guard kept != nil || isNew, let snapshot = shelf.remembered else { return nil }
        do throws(DeskError) {
            return Sight(
                history: kept?.history, keys: RecordKeys(kept?.keys ?? [:]), snapshot: snapshot,
                circumstances: try circumstances(badge, in: snapshot, at: now()), isRemembered: true)
        } catch {
            // An officer who is not remembered may have been admitted since.
            return nil
        }
    }
}
