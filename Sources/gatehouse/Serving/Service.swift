import Exchange
import Casework
import Ledger
import SharingProtocol
import Vault
import Web

/// A partnership's desk, records and pages, put together.
struct Service: Sendable {
    let partnership: Partnership
    let records: any RecordStore
    let desk: LiaisonDesk
    let gauge: BookGauge
    let passwords: PasswordHasher

    /// Opens a partnership that is there, with the key that it was made with.
    static func open(_ home: Home, _ key: RootKeyOption) throws(Complaint) -> Service {
        let partnership = try home.partnership()
        let (rootKey, place) = try key.key(for: home)
        guard rootKey.checkValue == partnership.rootKeyCheck else {
            throw Complaint(
                "The root key in `\(place)` is not the one that `\(home.words)` was made with: put back the right one."
            )
        }
        return try Service(
            partnership, in: home, rootKey, rules: try home.rules(of: partnership), creates: false,
            now: { Machine.now() })
    }

    /// One for all partnerships that are served, so that a flood at one of them costs no more than it does alone.
    private static let hasher = Result { () throws(PasswordHasher.Failure) in try PasswordHasher() }

    /// `now` is the machine's own clock, but for a demonstration that walks through weeks.
    init(
        _ partnership: Partnership, in home: Home, _ rootKey: RootKey, rules: InformationSharingProtocol,
        creates: Bool, now: @escaping @Sendable () -> Timestamp
    ) throws(Complaint) {
        let signer = try Partnership.signer(of: partnership.origin, rootKey)
        records = try home.open(signer: signer, creates: creates)
        do throws(PasswordHasher.Failure) { passwords = try Self.hasher.get() } catch {
            throw Complaint("Passwords cannot be hashed on this machine: libsodium does not start.")
        }
        self.partnership = partnership
        gauge = BookGauge(records: records)
        desk = LiaisonDesk(
            records: records, root: rootKey, protocols: [rules],
            isSigned: { Checkpoint.isSigned($0, over: $1, verifier: signer.verifier) }, now: now, dice: Machine.dice)
    }
}

extension Complaint {
    /// A store that cannot do what was asked, in its own words.
    init(_ error: StoreError) {
        let status: ExitStatus =
            switch error {
            case .uncertain, .broken: .broken
            case .caseMoved, .registerMoved, .clockSetBack, .signInNameTaken, .full, .readOnly, .notRecords,
                .newerSchema, .olderSchema, .damaged, .moved, .unreachable, .busy:
                .notHere
            }
        self.init(error.sentence, status)
    }

    init(_ error: DeskError) {
        if case .store(let error) = error { self.init(error) } else { self.init(error.sentence) }
    }
}
