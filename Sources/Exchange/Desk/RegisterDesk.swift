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
    /// `decide` gives `nil` where there is no such case; `owner` says under whose key its words are sealed; `adding` is
    /// what else the filing carries.
    func carry<Event: CaseEvent>(
        _ reference: CaseID, begunAs state: String, by actor: RegisterActor, intake: FileIntake? = nil,
        _ decide: (RegisterSnapshot, Circumstances) -> Outcome<Event>?, owner: (RegisterSnapshot) -> AgencyID?,
        adding: (inout Filing) throws(DeskError) -> Void = { (_: inout Filing) throws(DeskError) in }
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
                let header = EntryHeader(
                    reference: reference, at: circumstances.at, officer: circumstances.officer.id,
                    agency: circumstances.officer.agency, version: circumstances.rules.name)
                var keys = RecordKeys(record.keys)
                if let intake { keys.take(intake.keys) }
                // An organisation that asks to join brings the key under which its own words are sealed.
                var agencies = snapshot.keys
                var newAgencyKeys: [WrappedKey] = []
                if case .applicant(let id) = actor {
                    let made = try newAgencyKey(id)
                    agencies[id] = made.key
                    newAgencyKeys.append(made.wrapped)
                }
                var filing = try filing(happening, owner, record, (keys, agencies), snapshot, header, begunAs: state)
                filing.newKeys += newAgencyKeys
                try adding(&filing)
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

    private func filing<Event: CaseEvent>(
        _ happening: Happening<Event>, _ owner: AgencyID, _ record: CaseRecord,
        _ known: (keys: RecordKeys, agencies: [AgencyID: AgencyKey]), _ snapshot: RegisterSnapshot,
        _ header: EntryHeader, begunAs state: String
    ) throws(DeskError) -> Filing {
        let length = record.entries.count
        var keys = known.keys
        var entries: [[UInt8]] = []
        for (event, secrets) in zip(happening.events, happening.secrets) {
            let sealed = try strongroom.seal(
                secrets, of: header.reference, owners: { _ in owner }, keys: &keys, agencies: known.agencies)
            let bytes = header.encoded(event.kind, event.facts, sealed: sealed, sequence: length + entries.count)
            guard bytes.count <= EntryHeader.largestSize else { throw .tooLong }
            entries.append(bytes)
        }
        var filing = Filing(header.reference, expectedLength: length, at: header.at, entries: entries)
        filing.registerVersion = snapshot.register.version
        filing.changesRegister = true
        filing.newKeys = keys.made
        filing.destroyedKeys = happening.destroys.map { RecordKeys.id($0, of: header.reference) }
        if length == 0 {
            // Of the register's kind, so that every act is decided on one state of all of it.
            filing.row = CaseRow(
                reference: header.reference, kind: "agency", state: state, officer: header.officer,
                openedAt: header.at, changedAt: header.at)
        }
        return filing
    }
}
