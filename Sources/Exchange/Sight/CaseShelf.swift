import Casework
import Synchronization
import Vault

/// Keeps what the desk last understood of the cases that are being worked on, so that an act need not read and
/// understand every entry of its case anew.
///
/// Entries never change, so what was understood stays true, and can only be short of what came after it. An act is
/// decided on what is kept here; the store is told how long the case was and which register the decision rests on, and
/// does not file it where that was not all. What files nothing is never answered from here.
final class CaseShelf: Sendable {
    struct Kept: Sendable {
        let history: any RememberedHistory
        let keys: [String: WrappedKey]
    }

    /// Some 30 kB each.
    private let shelf = Mutex(RecentlyUsed<CaseID, Kept>(generation: 512))

    func kept<Kind: CaseKind>(
        _ reference: CaseID, as kind: Kind.Type
    ) -> (history: CaseHistory<Kind>, keys: [String: WrappedKey])? {
        guard let kept = shelf.withLock({ $0.use(reference) }), let history = kept.history as? CaseHistory<Kind>
        else { return nil }
        return (history, kept.keys)
    }

    /// Two acts on one case come here in either order: the longer history is the later one.
    func keep(_ kept: Kept) {
        let reference = kept.history.reference
        shelf.withLock { shelf in
            guard kept.history.length >= shelf.use(reference)?.history.length ?? 0 else { return }
            shelf.keep(kept, as: reference)
        }
    }
}
