package import Casework
import SharingProtocol
import Vault

/// What came of an act on a case of the register: an agency's, or the partnership's own.
package enum RegisterOutcome<Event: CaseEvent>: Sendable {
    case done(Filed)
    case refused(Refusal<Event>)
}

/// Who acts on a case of the register.
enum RegisterActor {
    case officer(Badge)
    /// Somebody without an account, who asks for an organisation whether it may join.
    case applicant(for: AgencyID)
}

extension LiaisonDesk {
    /// Decides an act on one state of the register and files what has happened; where that state has moved on, decides
    /// anew.
    ///
    /// `decide` gives `nil` where there is no such case; `owner` says under whose key its words are sealed. One that
    /// `isNew` brings that key. `account` and the files of `intake` are filed with it.
    func carry<Event: CaseEvent>(
        _ reference: CaseID, begunAs state: String, by actor: RegisterActor, isNew: Bool = false,
        account: Account? = nil, intake: FileIntake? = nil,
        _ decide: (RegisterSnapshot, Circumstances) -> Outcome<Event>?, owner: (RegisterSnapshot) -> AgencyID?
    ) async throws(DeskError) -> RegisterOutcome<Event> {
        for _ in 1...attemptsMax {
            let record = try await stored { () throws(StoreError) in try await records.record(of: reference) }
            let snapshot = try await shelf.snapshot(at: record.registerVersion, from: records, root: root)
            let circumstances = try circumstances(actor, in: snapshot)
            guard let outcome = decide(snapshot, circumstances), let owner = owner(snapshot) else {
                throw .noSuchCase
            }
            switch outcome {
            case .refused(let refusal): return .refused(refusal)
            case .happened(let happening):
                var keys = RecordKeys(record.keys)
                if let intake { keys.take(intake.keys) }
                var agencies = snapshot.keys
                let brought = isNew ? try newAgencyKey(owner) : nil
                if let brought { agencies[owner] = brought.key }
                let header = EntryHeader(circumstances, of: reference)
                let length = record.entries.count
                let sealed = try seal(
                    happening, header, from: length, owners: { _ in owner }, keys: &keys, agencies: agencies)
                var filing = Filing(
                    reference, expectedLength: length, at: header.at, entries: sealed.map(\.bytes))
                filing.registerVersion = snapshot.register.version
                filing.changesRegister = true
                filing.newKeys = keys.made + [brought?.wrapped].compactMap(\.self)
                filing.destroyedKeys = happening.destroys.map { RecordKeys.id($0, of: reference) }
                filing.files = intake?.filed ?? []
                if let account { filing.accounts = [account] }
                if length == 0 {
                    // Of the register's kind, so that every act is decided on one state of all of it.
                    filing.row = CaseRow(
                        reference: reference, kind: "agency", state: state, officer: header.officer,
                        openedAt: header.at, changedAt: header.at)
                }
                do throws(StoreError) {
                    return .done(try await records.file(filing))
                } catch .caseMoved {
                    continue
                } catch .registerMoved {
                    continue
                } catch {
                    throw .store(error)
                }
            }
        }
        throw .store(.busy)
    }

    private func circumstances(
        _ actor: RegisterActor, in snapshot: RegisterSnapshot
    ) throws(DeskError) -> Circumstances {
        let moment = now()
        switch actor {
        case .officer(let badge): return try circumstances(badge, in: snapshot, at: moment)
        case .applicant(let agency):
            return snapshot.circumstances(
                of: .applicant(for: agency), at: moment, rules: try snapshot.rules(on: moment.day))
        }
    }
}

extension LiaisonDesk {
    /// What has happened as entries of a case that has `length` already, their words sealed.
    func seal<Event: CaseEvent>(
        _ happening: Happening<Event>, _ header: EntryHeader, from length: Int, owners: (String) -> AgencyID,
        keys: inout RecordKeys, agencies: [AgencyID: AgencyKey]
    ) throws(DeskError) -> [SealedEntry<Event>] {
        var entries: [SealedEntry<Event>] = []
        for (event, secrets) in zip(happening.events, happening.secrets) {
            let sealed = try strongroom.seal(
                secrets, of: header.reference, owners: owners, keys: &keys, agencies: agencies)
            let sequence = length + entries.count
            let bytes = header.encoded(event.kind, event.facts, sealed: sealed, sequence: sequence)
            guard bytes.count <= EntryHeader.largestSize else { throw .tooLong }
            entries.append(SealedEntry(bytes: bytes, booked: header.booked(event, sealed: sealed, sequence: sequence)))
        }
        return entries
    }
}

/// One entry on its way into the book, and as it will be read out of it.
struct SealedEntry<Event: CaseEvent> {
    let bytes: [UInt8]
    let booked: Booked<Event>
}
