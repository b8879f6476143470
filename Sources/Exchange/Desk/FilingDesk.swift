import Casework
import Vault

extension LiaisonDesk {
    /// Files what happened; `nil` when somebody else filed first.
    func file<Kind: CaseKind>(
        _ happening: Happening<Kind.Event>, in sight: Sight<Kind>, _ reference: CaseID, _ enclosed: Enclosed
    ) async throws(DeskError) -> (CaseHistory<Kind>, Filed)? {
        let circumstances = sight.circumstances
        let header = EntryHeader(circumstances, of: reference)
        var keys = sight.keys
        if let intake = enclosed.intake { keys.take(intake.keys) }
        var agencies = sight.snapshot.keys
        guard
            let standing = sight.history?.current
                ?? happening.events.first.flatMap({
                    Kind(reference, begunBy: header.booked($0, sealed: [:], sequence: 0))
                })
        else { throw .noSuchCase }
        // An agency comes into the directory with the key of its own.
        var brought: WrappedKey?
        if Kind.isOfDirectory, sight.history == nil, let owner = standing.owner(of: "", in: circumstances.register),
            agencies[owner] == nil
        {
            let made = try newAgencyKey(owner)
            agencies[owner] = made.key
            brought = made.wrapped
        }

        let terms = terms(happening, after: standing, isNew: sight.history == nil, header, in: sight.snapshot)
        let sealed = try seal(
            happening, header, from: sight.length, committingTo: terms,
            of: Kind.searched, owners: { standing.owner(of: $0, in: circumstances.register) }, keys: &keys,
            agencies: agencies)
        var history = sight.history
        for entry in sealed {
            if history?.add(entry.booked) == nil { history = CaseHistory(reference, begunBy: entry.booked) }
        }
        guard var history else { throw .noSuchCase }

        var filing = Filing(reference, expectedLength: sight.length, at: circumstances.at, entries: sealed.map(\.bytes))
        filing.registerVersion = sight.snapshot.register.version
        filing.changesRegister = Kind.isOfDirectory
        // Whoever only looks changes nothing that lists know.
        let row = history.current.row
        filing.row = row == sight.history?.current.row ? nil : row
        filing.newKeys = keys.made + [brought].compactMap(\.self)
        filing.destroyedKeys = happening.events.flatMap(\.destroyedRecords).map { RecordKeys.id($0, of: reference) }
        filing.terms = terms
        if let searched = Kind.searched, happening.events.contains(where: { !Kind.keeps(searched, after: $0) }) {
            filing.clearedTerms = [RecordKeys.id(searched.record, of: reference)]
        }
        filing.files = happening.events.flatMap(\.files).map { ($0.file.id, RecordKeys.id($0.record, of: reference)) }
        let written = history.current.accountHolders
        filing.accounts = [enclosed.account].compactMap(\.self).map {
            $0.attested(by: rowKey, changes: written[$0.officer] ?? 0)
        }
        if happening.events.contains(where: \.endsDraft) { filing.discardsDraftOf = circumstances.officer.id }
        guard let filed = try await filed(filing) else { return nil }
        history.stand(sealed.count, at: filed.position)
        remember(history, keys.wrapped(after: filing))
        return (history, filed)
    }

    /// `nil` when somebody else filed first.
    private func filed(_ filing: Filing) async throws(DeskError) -> Filed? {
        do throws(StoreError) {
            return try await records.file(filing)
        } catch {
            switch error {
            case .caseMoved, .registerMoved: return nil
            case .clockSetBack, .signInNameTaken, .full, .readOnly, .notRecords, .newerSchema, .olderSchema, .damaged,
                .moved, .unreachable, .busy, .uncertain, .broken:
                throw .store(error)
            }
        }
    }

    /// Finds the case by what its kind is searched by, in the registers of the agencies that take part in it and
    /// nowhere else.
    private func terms<Kind: CaseKind>(
        _ happening: Happening<Kind.Event>, after standing: Kind, isNew: Bool, _ header: EntryHeader,
        in snapshot: RegisterSnapshot
    ) -> [BlindTerm] {
        guard let searched = Kind.searched,
            let secret = happening.secrets.joined().first(where: { $0.place == searched })
        else { return [] }
        var after = standing
        // The first event of a new case has begun it.
        for event in happening.events.dropFirst(isNew ? 1 : 0) {
            after.apply(header.booked(event, sealed: [:], sequence: 0))
        }
        let key = RecordKeys.id(searched.record, of: header.reference)
        let agencies = [after.row.asking, after.row.holding].compactMap(\.self)
        let terms = agencies.flatMap { agency in
            (snapshot.keys[agency]?.blindIndex.terms(of: secret.words.revealed) ?? []).map {
                BlindTerm(agency: agency, term: $0, key: key)
            }
        }
        // One that nobody looks for: what an entry commits to must not be the same for the same name in another case,
        // nor be tried out with names once the terms are destroyed.
        return terms.isEmpty ? [] : terms + [BlindTerm(agency: agencies[0], term: dice(BlindTerm.size), key: key)]
    }

    /// What has happened as entries of a case that has `length` already, their words sealed.
    ///
    /// The entry that seals a new name to be searched by commits to the terms that it is found by.
    private func seal<Event: CaseEvent>(
        _ happening: Happening<Event>, _ header: EntryHeader, from length: Int, committingTo terms: [BlindTerm],
        of searched: SealedField?, owners: (String) -> AgencyID?,
        keys: inout RecordKeys, agencies: [AgencyID: AgencyKey]
    ) throws(DeskError) -> [SealedEntry<Event>] {
        var entries: [SealedEntry<Event>] = []
        for (event, secrets) in zip(happening.events, happening.secrets) {
            let sealed = try strongroom.seal(
                secrets, of: header.reference, owners: owners, keys: &keys, agencies: agencies)
            let sequence = length + entries.count
            var facts = event.facts
            if !terms.isEmpty, secrets.contains(where: { $0.place == searched }) {
                facts.table[BlindTerm.fact] = .text(terms.digest)
            }
            let bytes = header.encoded(event.kind, facts, sealed: sealed, sequence: sequence)
            guard bytes.count <= EntryHeader.largestSize else { throw .tooLong }
            entries.append(SealedEntry(bytes: bytes, booked: header.booked(event, sealed: sealed, sequence: sequence)))
        }
        return entries
    }
}

/// One entry on its way into the ledger, and as it will be read out of it.
private struct SealedEntry<Event: CaseEvent> {
    let bytes: [UInt8]
    let booked: Booked<Event>
}
