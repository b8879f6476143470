package import Casework
import SharingProtocol

/// What came of an act on a case of the register: an agency's, or the partnership's own.
package enum RegisterOutcome<Event: CaseEvent>: Sendable {
    case done(Filed)
    case refused(Refusal<Event>)
}

extension LiaisonDesk {
    /// Decides an act on one state of the register and files what has happened; where that state has moved on, decides
    /// anew.
    ///
    /// `decide` gives `nil` where there is no such case; `owner` says under whose key its words are sealed; `adding` is
    /// what else the filing carries.
    func carry<Event: CaseEvent>(
        _ reference: CaseID, begunAs state: String, by badge: Badge,
        _ decide: (RegisterSnapshot, Circumstances) -> Outcome<Event>?, owner: (RegisterSnapshot) -> AgencyID?,
        adding: (inout Filing) throws(DeskError) -> Void = { (_: inout Filing) throws(DeskError) in }
    ) async throws(DeskError) -> RegisterOutcome<Event> {
        for _ in 1...attemptsMax {
            let record = try await stored { () throws(StoreError) in try await records.record(of: reference) }
            let snapshot = try await shelf.snapshot(at: record.registerVersion, from: records, root: root)
            let circumstances = try circumstances(badge, in: snapshot, at: now())
            guard let outcome = decide(snapshot, circumstances), let owner = owner(snapshot) else {
                throw .noSuchCase
            }
            switch outcome {
            case .refused(let refusal): return .refused(refusal)
            case .happened(let happening):
                let header = EntryHeader(
                    reference: reference, at: circumstances.at, officer: badge.officer, agency: badge.agency,
                    version: circumstances.rules.name)
                var filing = try filing(happening, owner, record, snapshot, header, begunAs: state)
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

    private func filing<Event: CaseEvent>(
        _ happening: Happening<Event>, _ owner: AgencyID, _ record: CaseRecord, _ snapshot: RegisterSnapshot,
        _ header: EntryHeader, begunAs state: String
    ) throws(DeskError) -> Filing {
        let length = record.entries.count
        var keys = RecordKeys(record.keys)
        var entries: [[UInt8]] = []
        for (event, secrets) in zip(happening.events, happening.secrets) {
            let sealed = try strongroom.seal(
                secrets, of: header.reference, owners: { _ in owner }, keys: &keys, agencies: snapshot.keys)
            let bytes = header.encoded(event.kind, event.facts, sealed: sealed, sequence: length + entries.count)
            guard bytes.count <= EntryHeader.largestSize else { throw .tooLong }
            entries.append(bytes)
        }
        var filing = Filing(header.reference, expectedLength: length, at: header.at, entries: entries)
        filing.registerVersion = snapshot.register.version
        filing.changesRegister = true
        filing.newKeys = keys.made
        if length == 0 {
            // Of the register's kind, so that every act is decided on one state of all of it.
            filing.row = CaseRow(
                reference: header.reference, kind: "agency", state: state, officer: header.officer,
                openedAt: header.at, changedAt: header.at)
        }
        return filing
    }
}
