package import Casework
package import SharingProtocol
import Vault

package enum PartnershipOutcome: Sendable {
    case done(Filed)
    case refused(Refusal<PartnershipEvent>)
}

extension LiaisonDesk {
    /// Performs an act on the partnership as a whole: its review, its versions (5.1, 5.2).
    package func perform(_ act: PartnershipAct, by badge: Badge) async throws(DeskError) -> PartnershipOutcome {
        let reference = PartnershipCase.reference
        for _ in 1...attemptsMax {
            let record = try await stored { () throws(StoreError) in try await records.record(of: reference) }
            let snapshot = try await shelf.snapshot(at: record.registerVersion, from: records, root: root)
            let circumstances = try circumstances(badge, in: snapshot, at: now())
            if case .adopt = act, let proposal = snapshot.register.partnership.reviews.last?.presented?.proposal,
                proposed(proposal, in: snapshot) == nil
            {
                return .refused(.init(.notNow, "This Gatehouse cannot read the text that was approved.", clause: "5.1"))
            }
            switch snapshot.register.partnership.decide(act, in: circumstances) {
            case .refused(let refusal): return .refused(refusal)
            case .happened(let happening):
                let header = EntryHeader(
                    reference: reference, at: circumstances.at, officer: badge.officer, agency: badge.agency,
                    version: circumstances.rules.name)
                let filing = try filing(happening, length: record.entries.count, keys: record.keys, snapshot, header)
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

    private func filing(
        _ happening: PartnershipAct.Happening, length: Int, keys wrapped: [WrappedKey], _ snapshot: RegisterSnapshot,
        _ header: EntryHeader
    ) throws(DeskError) -> Filing {
        guard let team = snapshot.register.supportTeam else { throw .notAnOfficer }
        var keys = RecordKeys(wrapped)
        var entries: [[UInt8]] = []
        for (event, secrets) in zip(happening.events, happening.secrets) {
            let sealed = try strongroom.seal(
                secrets, of: header.reference, owners: { _ in team }, keys: &keys, agencies: snapshot.keys)
            let bytes = header.encoded(event.kind, event.facts, sealed: sealed, sequence: length + entries.count)
            guard bytes.count <= EntryHeader.largestSize else { throw .tooLong }
            entries.append(bytes)
        }
        var filing = Filing(header.reference, expectedLength: length, at: header.at, entries: entries)
        filing.registerVersion = snapshot.register.version
        filing.changesRegister = true
        filing.newKeys = keys.made
        if length == 0 {
            // Of the register's kind, so that every act is decided on one state of both.
            filing.row = CaseRow(
                reference: header.reference, kind: "agency", state: "founded", officer: header.officer,
                openedAt: header.at, changedAt: header.at)
        }
        return filing
    }

    /// The words of one review, by field: `findings`, `recommendations`, `answer.<agency>`. They are the partnership's,
    /// and everybody who signs in may read them.
    package func reviewWords(_ number: Int, by badge: Badge) async throws(DeskError) -> [String: Confidential] {
        let reference = PartnershipCase.reference
        let record = try await stored { () throws(StoreError) in try await records.record(of: reference) }
        let snapshot = try await shelf.snapshot(at: record.registerVersion, from: records, root: root)
        _ = try circumstances(badge, in: snapshot, at: now())
        guard let team = snapshot.register.supportTeam else { return [:] }
        var sealed: [String: [UInt8]] = [:]
        for entry in snapshot.partnershipHistory { sealed.merge(entry.sealed) { _, new in new } }
        let words = try strongroom.openOwn(
            sealed, record: "review.\(number)", of: reference, owner: team, keys: RecordKeys(record.keys),
            agencies: snapshot.keys)
        return Dictionary(uniqueKeysWithValues: words.map { (String($0.key.split(separator: "/")[1]), $0.value) })
    }

    /// A protocol that was put before the partnership, read; `nil` for none of that name and hash.
    package func proposed(_ proposed: Presented.Proposed, in snapshot: RegisterSnapshot) -> InformationSharingProtocol?
    {
        snapshot.register.partnership.proposal(proposed.name, proposed.textHash).flatMap { shelf.protocols.rules($0) }
    }
}

extension Register {
    /// The partnership's own team, which stands under no heading.
    package var supportTeam: AgencyID? {
        agencies.values.filter { $0.category == nil }.map(\.id).min()
    }
}
