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

    /// A case is let go once about so many others were worked on since: some 30 kB each.
    private static let generation = 512

    /// Whoever is asked for moves to `recent`; when that is full it becomes `earlier`, and what was there goes.
    private struct Shelf {
        var recent: [CaseID: Kept] = [:]
        var earlier: [CaseID: Kept] = [:]

        mutating func put(_ kept: Kept, _ reference: CaseID) {
            if recent.count >= CaseShelf.generation {
                earlier = recent
                recent = [:]
            }
            recent[reference] = kept
        }
    }

    private let shelf = Mutex(Shelf())

    func kept<Kind: CaseKind>(
        _ reference: CaseID, as kind: Kind.Type
    ) -> (history: CaseHistory<Kind>, keys: [String: WrappedKey])? {
        guard let kept = kept(reference), let history = kept.history as? CaseHistory<Kind> else { return nil }
        return (history, kept.keys)
    }

    private func kept(_ reference: CaseID) -> Kept? {
        shelf.withLock { shelf in
            if let kept = shelf.recent[reference] { return kept }
            guard let kept = shelf.earlier.removeValue(forKey: reference) else { return nil }
            shelf.put(kept, reference)
            return kept
        }
    }

    /// Two acts on one case come here in either order: the longer history is the later one.
    func keep(_ kept: Kept) {
        let reference = kept.history.reference
        shelf.withLock { shelf in
            let present = shelf.recent[reference] ?? shelf.earlier.removeValue(forKey: reference)
            guard kept.history.length >= present?.history.length ?? 0 else { return }
            shelf.put(kept, reference)
        }
    }
}
