import Casework
import SharingProtocol
import Vault

/// What organisations write about themselves, in the cases of the directory. Reading it is not entered.
extension LiaisonDesk {
    /// The case, and the words of its records that this officer may read, by `record/field`; the latest of each.
    func papers<Kind: CaseKind>(
        of reference: CaseID, as kind: Kind.Type, by badge: Badge
    ) async throws(DeskError) -> (sight: Sight<Kind>, words: [String: Confidential]) {
        guard Kind.isOfDirectory else { throw .noSuchCase }
        let sight = try await sight(of: reference, as: kind, by: .officer(badge))
        guard let history = sight.history else { return (sight, [:]) }
        var words: [String: Confidential] = [:]
        for record in Set(history.sealed.keys.map { SealedField($0).record }) {
            guard let permission = Permission(history.current.decideReading(of: record, in: sight.circumstances)) else {
                continue
            }
            words.merge(try open(permission, in: sight)) { _, new in new }
        }
        return (sight, words)
    }

    /// A file among them. Throws `noSuchCase` for one that is not there, and alike for one that is not theirs.
    func paperFile<Kind: CaseKind>(
        _ file: FileID, of reference: CaseID, as kind: Kind.Type, by badge: Badge
    ) async throws(DeskError) -> OpenedFile {
        let (sight, words) = try await papers(of: reference, as: kind, by: badge)
        guard let current = sight.history?.current,
            let taken = sight.history?.entries.lazy.flatMap(\.event.files).first(where: { $0.file.id == file }),
            let permission = Permission(current.decideReading(of: taken.record, in: sight.circumstances))
        else { throw .noSuchCase }
        return try openedFile(taken.file, under: permission, in: sight, words)
    }
}
