import Casework
import Vault

extension LiaisonDesk {
    /// Files what happened, with all that it leaves in other cases; `nil` when somebody else filed first.
    func file<Kind: CaseKind>(
        _ happening: Happening<Kind.Event>, in sight: Sight<Kind>, _ reference: CaseID, _ enclosed: Enclosed
    ) async throws(DeskError) -> (CaseHistory<Kind>, Filed)? {
        let circumstances = sight.circumstances
        var main = try part(happening, in: sight, reference, enclosed.intake)
        var others: [any CasePart] = []
        for consequence in happening.consequences {
            guard let other = try await part(consequence, beside: sight, of: reference, enclosed.intake) else {
                return nil
            }
            others.append(other)
        }

        var filing = Filing(main.filing, at: circumstances.at, others: others.map { $0.filing })
        filing.registerVersion = sight.snapshot.register.version
        filing.changesRegister = Kind.isOfDirectory
        for part in [main as any CasePart] + others {
            filing.destroyedKeys += part.destroyedKeys
            filing.terms += part.terms
            filing.clearedTerms += part.clearedTerms
            filing.files += part.files
        }
        let written = main.history.current.accountHolders
        if let account = enclosed.account {
            filing.accounts = [account.attested(by: rowKey, changes: written[account.officer] ?? 0)]
        }
        if happening.events.contains(where: { $0.endsDraft }) { filing.discardsDraftOf = circumstances.officer.id }
        guard let filed = try await filed(filing) else { return nil }
        var position = filed.position
        main.stand(at: &position, in: self)
        for part in others {
            var part = part
            part.stand(at: &position, in: self)
        }
        return (main.history, filed)
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

    /// What an act leaves in another case, as that case stands now; `nil` where it would begin one, and another stands
    /// under its reference already, whosever that is.
    private func part<Other: Consequence, Kind>(
        _ consequence: Other, beside sight: Sight<Kind>, of main: CaseID, _ intake: FileIntake?
    ) async throws(DeskError) -> (any CasePart)? {
        let reference = consequence.reference
        let header = EntryHeader(sight.circumstances, of: reference)
        let first = consequence.happening.events.first.map { header.booked($0, sealed: [:], sequence: 0) }
        let begins = first.flatMap { Other.Kind(reference, begunBy: $0) } != nil
        // What is this case's alone to begin is not looked for: where it is there, the store files nothing.
        let isOurs = begins && Other.Kind.beginner(of: reference) == main
        let found = isOurs ? nil : try await history(of: reference, as: Other.Kind.self)
        if begins, !isOurs {
            guard found?.0 == nil else { return nil }
            if try await isReserved(reference, as: Other.Kind.self, beside: main) { throw .noSuchCase }
        }
        let other = Sight(
            history: found?.0, keys: RecordKeys(found?.1.keys ?? []), snapshot: sight.snapshot,
            circumstances: sight.circumstances, isRemembered: false)
        return try part(consequence.happening, in: other, reference, intake)
    }

    /// Whether a case under that reference is another case's to begin than `main`'s.
    func isReserved<Kind: CaseKind>(
        _ reference: CaseID, as kind: Kind.Type, beside main: CaseID
    ) async throws(DeskError) -> Bool {
        guard let beginner = Kind.beginner(of: reference), beginner != main else { return false }
        return try await stored { () throws(StoreError) in
            try await !records.record(of: beginner, after: 0).entries.isEmpty
        }
    }

    /// What happened in one case, sealed, with what it changes beside the ledger.
    private func part<Kind: CaseKind>(
        _ happening: Happening<Kind.Event>, in sight: Sight<Kind>, _ reference: CaseID, _ intake: FileIntake?
    ) throws(DeskError) -> Part<Kind> {
        let register = sight.circumstances.register
        let header = EntryHeader(sight.circumstances, of: reference)
        let after = try standing(after: happening, in: sight, header)
        var keys = sight.keys
        // Without a file that is taken up, there is nothing that the intake's key has sealed.
        let takesFiles = happening.events.contains { !$0.files.isEmpty }
        if let intake, intake.reference == reference, takesFiles { keys.take(intake.keys) }
        var agencies = sight.snapshot.keys
        // An agency comes into the directory with the key of its own.
        var brought: WrappedKey?
        if Kind.isOfDirectory, sight.history == nil, let owner = after.owner(of: "", in: register),
            agencies[owner] == nil
        {
            let made = try newAgencyKey(owner)
            agencies[owner] = made.key
            brought = made.wrapped
        }
        let terms = terms(happening, after: after, header, in: sight.snapshot)
        let sealed = try seal(
            happening, header, from: sight.length, committingTo: terms,
            owners: { after.owner(of: $0, in: register) }, keys: &keys, agencies: agencies)
        let copies = sight.history?.current.recordCopies ?? []
        try strongroom.wrap(
            after.recordCopies.filter { !copies.contains($0) }, of: reference,
            owners: { after.owner(of: $0, in: register) }, keys: &keys, agencies: agencies)

        var history = sight.history
        let entries = sealed.map { $0.booked }
        if history?.add(entries) == nil { history = CaseHistory(reference, entries) }
        guard let history else { throw .noSuchCase }
        var part = Part(
            history: history, keys: keys,
            filing: CaseFiling(reference, expectedLength: sight.length, entries: sealed.map { $0.bytes }))
        // Whoever only looks changes nothing that lists know.
        if history.row != sight.history?.row {
            (part.filing.row, part.filing.earlierRow) = (history.row, sight.history?.row)
        }
        part.filing.newKeys = keys.made + [brought].compactMap(\.self)
        // No key paths here: where the kind is not known they are made anew for each act, which costs as much as a row.
        part.destroyedKeys = happening.events.flatMap { $0.destroyedRecords }.map { RecordKeys.id($0, of: reference) }
        part.terms = terms
        if let searched = Kind.searched, happening.events.contains(where: { !Kind.keeps(searched, after: $0) }) {
            part.clearedTerms = [RecordKeys.id(searched.record, of: reference)]
        }
        part.files = happening.events.flatMap { $0.files }.map { ($0.file.id, RecordKeys.id($0.record, of: reference)) }
        return part
    }

    /// The case once all of it has happened.
    private func standing<Kind: CaseKind>(
        after happening: Happening<Kind.Event>, in sight: Sight<Kind>, _ header: EntryHeader
    ) throws(DeskError) -> Kind {
        var after = sight.history?.current
        for event in happening.events {
            let booked = header.booked(event, sealed: [:], sequence: 0)
            if after?.apply(booked) == nil { after = Kind(header.reference, begunBy: booked) }
        }
        guard let after else { throw .noSuchCase }
        return after
    }

    /// Finds the case by what its kind is searched by, in the records of the agencies that take part in it and
    /// nowhere else.
    private func terms<Kind: CaseKind>(
        _ happening: Happening<Kind.Event>, after standing: Kind, _ header: EntryHeader, in snapshot: RegisterSnapshot
    ) -> [BlindTerm] {
        guard let searched = Kind.searched,
            let secret = happening.secrets.joined().first(where: { $0.place == searched })
        else { return [] }
        let key = RecordKeys.id(searched.record, of: header.reference)
        let agencies = standing.row.parties.map { $0.agency }
        let name = NameMarks(secret.words.revealed)
        let terms = agencies.flatMap { agency in
            (snapshot.keys[agency]?.blindIndex.terms(of: name) ?? []).map {
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
        owners: (String) -> AgencyID?, keys: inout RecordKeys, agencies: [AgencyID: AgencyKey]
    ) throws(DeskError) -> [SealedEntry<Event>] {
        var entries: [SealedEntry<Event>] = []
        let searched = terms.first?.key
        for (event, secrets) in zip(happening.events, happening.secrets) {
            let sealed = try strongroom.seal(
                secrets, of: header.reference, owners: owners, keys: &keys, agencies: agencies)
            let sequence = length + entries.count
            var facts = event.facts
            if let searched, secrets.contains(where: { RecordKeys.id($0.record, of: header.reference) == searched }) {
                facts.table[BlindTerm.fact] = .text(terms.digest)
            }
            let bytes = header.encoded(event.kind, facts, sealed: sealed, sequence: sequence)
            guard bytes.count <= EntryHeader.largestSize else { throw .tooLong }
            entries.append(SealedEntry(bytes: bytes, booked: header.booked(event, sealed: sealed, sequence: sequence)))
        }
        return entries
    }
}

/// What an act leaves in one case, of whichever kind, before it is filed.
private protocol CasePart {
    var filing: CaseFiling { get }
    var destroyedKeys: [String] { get }
    var terms: [BlindTerm] { get }
    var clearedTerms: [String] { get }
    var files: [(file: FileID, key: String)] { get }

    /// Its entries are filed, from `position` on; the next part's follow.
    mutating func stand(at position: inout Int, in desk: LiaisonDesk)
}

private struct Part<Kind: CaseKind>: CasePart {
    var history: CaseHistory<Kind>
    let keys: RecordKeys
    var filing: CaseFiling
    var destroyedKeys: [String] = []
    var terms: [BlindTerm] = []
    var clearedTerms: [String] = []
    var files: [(file: FileID, key: String)] = []

    mutating func stand(at position: inout Int, in desk: LiaisonDesk) {
        history.stand(filing.entries.count, at: position)
        position += filing.entries.count
        desk.remember(history, keys.wrapped(without: destroyedKeys))
    }
}

/// One entry on its way into the ledger, and as it will be read out of it.
private struct SealedEntry<Event: CaseEvent> {
    let bytes: [UInt8]
    let booked: Booked<Event>
}
