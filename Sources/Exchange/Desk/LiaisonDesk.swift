package import Casework
package import SharingProtocol
package import Vault

/// The desk through which everything goes: an act in, an outcome out (4.1, 4.2).
///
/// It loads the case, asks the protocol, seals what is personal and files what happened, in that order; nothing is
/// answered before it is filed, and what is refused has changed nothing but, where the protocol wants it, the book.
package struct LiaisonDesk: Sendable {
    package let records: any RecordStore
    /// The protocol that the partnership was founded on; later versions are in its book.
    package let protocols: [InformationSharingProtocol]
    package let now: @Sendable () -> Timestamp
    /// The kinds of case that it works on.
    package let kinds: Kinds
    let root: RootKey
    /// Attests accounts and sessions.
    let rowKey: RowKey
    let strongroom: Strongroom
    let proofs: EntryProofs
    let shelf: RegisterShelf
    let cases = CaseShelf()
    let publicShelf = PublicShelf()
    let dice: Dice

    package init(
        records: any RecordStore, root: RootKey, protocols: [InformationSharingProtocol],
        kinds: Kinds = .gatehouse, isSigned: @escaping CheckpointVerifier,
        now: @escaping @Sendable () -> Timestamp, dice: Dice
    ) {
        self.records = records
        self.root = root
        rowKey = root.rowKey
        self.protocols = protocols
        self.kinds = kinds
        self.now = now
        self.dice = dice
        strongroom = Strongroom(dice: dice)
        proofs = EntryProofs(isSigned)
        shelf = RegisterShelf(ProtocolShelf(protocols), proofs)
    }

    /// The version in force on that day (5.1).
    package func rules(on day: Day) async throws(DeskError) -> InformationSharingProtocol {
        try await register().rules(on: day)
    }

    /// The agencies and officers as they are now, or at `version` or later where somebody has just read that.
    package func register(at version: Int? = nil) async throws(DeskError) -> RegisterSnapshot {
        try await shelf.snapshot(at: version, from: records, root: root)
    }

    /// The name of the version in force, as the register was last seen; `nil` where there is none today.
    package var versionInForce: String? {
        let day = now().day
        let versions = shelf.remembered?.versions ?? shelf.protocols.founding
        return versions.all.last { $0.effective <= day }?.name
    }

    /// A new reference of eight letters and digits that are not mistaken for one another (Crockford's base 32).
    package func newReference(_ prefix: String) -> String { Self.reference(prefix, dice(8)) }

    /// The reference of the case that a form begins, made of a word that the form brings, of whoever sends it and of
    /// what it is about: the same form sent twice is one case, and nobody chooses under which reference a case stands.
    package func reference(
        _ prefix: String, ofForm word: String, by badge: Badge, about subject: String = ""
    ) -> CaseID {
        let code = rowKey.code(over: ["reference", prefix, word, badge.officer.text, badge.agency.text, subject])
        return CaseID(Self.reference(prefix, code))
    }

    private static func reference(_ prefix: String, _ bytes: [UInt8]) -> String {
        let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
        let letters = bytes.prefix(8).map { alphabet[Int($0) % 32] }
        return prefix + "-" + String(letters[..<4]) + "-" + String(letters[4...])
    }

    func circumstances(_ badge: Badge, in snapshot: RegisterSnapshot, at moment: Timestamp)
        throws(DeskError) -> Circumstances
    {
        guard let officer = snapshot.register.officer(badge.officer, of: badge.agency), officer.isActive else {
            throw .notAnOfficer
        }
        return snapshot.circumstances(of: officer, at: moment, rules: try snapshot.rules(on: moment.day))
    }
}

/// Who somebody is, as their session says. What they may do is looked up anew at each act.
package struct Badge: Hashable, Sendable {
    package let officer: OfficerID
    package let agency: AgencyID

    package init(officer: OfficerID, agency: AgencyID) {
        self.officer = officer
        self.agency = agency
    }
}

/// An officer can lose a race this often before the desk says that it is overloaded, rather than spin.
let attemptsMax = 5
