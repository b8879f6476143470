import Exchange
import Casework
import Ledger
import SharingProtocol
import SQLiteRecords
import Vault
import Web

/// A partnership's desk, records and pages, put together.
struct Service: Sendable {
    let partnership: Partnership
    let records: SQLiteRecords
    let desk: LiaisonDesk
    let passwords: PasswordHasher

    /// Opens a partnership that is there, with the key that it was made with.
    static func open(_ folder: DataFolder, _ key: RootKeyOption) throws(Complaint) -> Service {
        let partnership = try folder.partnership()
        let (rootKey, place) = try key.key(for: folder)
        guard rootKey.checkValue == partnership.rootKeyCheck else {
            throw Complaint(
                "The root key in `\(place)` is not the one that `\(folder.path)` was made with: put back the right one."
            )
        }
        return try Service(partnership, in: folder, rootKey, creates: false, now: { Machine.now() })
    }

    /// `now` is the machine's own clock, but for a demonstration that walks through weeks.
    init(
        _ partnership: Partnership, in folder: DataFolder, _ rootKey: RootKey, creates: Bool,
        now: @escaping @Sendable () -> Timestamp
    ) throws(Complaint) {
        let signer = try Partnership.signer(of: partnership.origin, rootKey)
        do throws(StoreError) {
            records = try SQLiteRecords(path: folder.records, creates: creates) { head in
                try Checkpoint(origin: signer.name, head: head).signed(by: signer)
            } isSigned: { checkpoint, head in
                do throws(NoteError) {
                    return try Checkpoint.opened(note: checkpoint, verifier: signer.verifier).head == head
                } catch {
                    return false
                }
            }
        } catch {
            throw Complaint(error)
        }
        do throws(PasswordHasher.Failure) { passwords = try PasswordHasher() } catch {
            throw Complaint("Passwords cannot be hashed on this machine: libsodium does not start.")
        }
        self.partnership = partnership
        let isItsOwn = partnership.protocolName == DataFolder.protocolFile
        let rules = try ProtocolOption.rules(
            named: isItsOwn ? folder.path + "/" + DataFolder.protocolFile : partnership.protocolName)
        desk = LiaisonDesk(records: records, root: rootKey, protocols: [rules], now: now, dice: Machine.dice)
    }
}

extension Complaint {
    /// A store that cannot do what was asked, in its own words.
    init(_ error: StoreError) {
        let status: ExitStatus =
            switch error {
            case .broken: .broken
            case .caseMoved, .registerMoved, .clockSetBack, .signInNameTaken, .full, .readOnly, .notRecords,
                .newerSchema, .damaged, .unreachable, .busy:
                .notHere
            }
        self.init(error.sentence, status)
    }

    init(_ error: DeskError) {
        if case .store(let error) = error { self.init(error) } else { self.init(error.sentence) }
    }
}
