package import Casework
import SharingProtocol
import Vault

/// What came of an act on a request.
package enum RequestOutcome: Sendable {
    case done(RequestHistory, Filed)
    case refused(Refusal<RequestEvent>)
}

extension LiaisonDesk {
    /// Begins a request under a reference that the caller made before, so that the same form posted twice is one
    /// request.
    package func begin(_ reference: CaseID, _ draft: RequestDraft, by badge: Badge) async throws(DeskError)
        -> RequestOutcome
    {
        try await carry(reference, by: badge, isNew: true, expecting: 0, intake: nil) { history, circumstances in
            if history != nil {
                return .refused(.init(.notNow, "This request is handed in already.", on: .approval))
            }
            return RequestCase.begin(reference, draft, in: circumstances)
        }
    }

    /// Performs an act on a request.
    ///
    /// `expecting` is how many entries the case had when the officer looked at it: if it has moved since, they look
    /// again before they act. `nil` acts on it as it stands.
    package func perform(
        _ act: RequestAct, on reference: CaseID, by badge: Badge, expecting length: Int? = nil,
        intake: FileIntake? = nil
    ) async throws(DeskError) -> RequestOutcome {
        try await carry(reference, by: badge, expecting: length, intake: intake) { history, circumstances in
            history?.request.decide(act, in: circumstances)
        }
    }

    private func carry(
        _ reference: CaseID, by badge: Badge, isNew: Bool = false, expecting length: Int?, intake: FileIntake?,
        _ decide: (RequestHistory?, Circumstances) -> RequestAct.Outcome?
    ) async throws(DeskError) -> RequestOutcome {
        for attempt in 1...attemptsMax {
            let sight = try await sight(of: reference, by: badge, mayRemember: attempt == 1, isNew: isNew)
            let history = sight.history
            guard var outcome = decide(history, sight.circumstances) else { throw .noSuchCase }
            if let length, let history, history.request.length != length {
                outcome = .refused(
                    .init(.notNow, "The case has moved on since you looked at it: look again, then act."))
            }
            switch outcome {
            // Nobody is refused on what is only remembered: look at what stands now.
            case .refused where sight.isRemembered: continue
            case .refused(let refusal):
                if let event = refusal.recorded, history != nil {
                    // Somebody filed first: it is entered all the same, or what is refused now is another thing.
                    guard try await file(.init(event), in: sight, reference, intake: nil) != nil else { continue }
                }
                return .refused(refusal)
            case .happened(let happening):
                if let (history, filed) = try await file(happening, in: sight, reference, intake: intake) {
                    return .done(history, filed)
                }
            }
            // Somebody filed first, and may have filed what this decision rests on. Read and decide again.
        }
        throw .store(.busy)
    }

    /// Files what happened; `nil` when somebody else filed first.
    func file(
        _ happening: RequestAct.Happening, in sight: Sight, _ reference: CaseID, intake: FileIntake?
    ) async throws(DeskError) -> (RequestHistory, Filed)? {
        let circumstances = sight.circumstances
        let header = EntryHeader(circumstances, of: reference)
        var keys = sight.keys
        if let intake { keys.take(intake.keys) }
        let asking = sight.history?.request.asking ?? circumstances.officer.agency
        var holding = sight.history?.request.holding
        if case .drafted(let terms)? = happening.events.first { holding = terms.holding }
        let owners = { (record: String) in record == "request" ? asking : holding ?? asking }

        let sealed = try seal(
            happening, header, from: sight.length, owners: owners, keys: &keys, agencies: sight.snapshot.keys)
        var history = sight.history
        for entry in sealed {
            if history?.add(entry.booked) == nil { history = RequestHistory(reference, begunBy: entry.booked) }
        }
        guard var history else { throw .noSuchCase }

        var filing = Filing(reference, expectedLength: sight.length, at: circumstances.at, entries: sealed.map(\.bytes))
        filing.registerVersion = sight.snapshot.register.version
        let (row, before) = (CaseRow(history.request), sight.history.map { CaseRow($0.request) })
        // Whoever only looks changes nothing that lists know.
        filing.row = row == before ? nil : row
        filing.newKeys = keys.made
        filing.destroyedKeys = happening.destroys.map { RecordKeys.id($0, of: reference) }
        filing.terms = terms(happening, of: reference, for: asking, holding, in: sight.snapshot)
        for case .disclosed(_, let files, _) in happening.events {
            filing.files = files.map { ($0.id, RecordKeys.id("disclosure", of: reference)) }
        }
        if case .drafted? = happening.events.first { filing.discardsDraftOf = circumstances.officer.id }
        guard let filed = try await filed(filing) else { return nil }
        history.stand(sealed.count, at: filed.position)
        cases.keep(.init(history: history, keys: keys.wrapped(after: filing)))
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

    /// Finds the case by the name of the person whom it is about, in both agencies' registers and nowhere else.
    private func terms(
        _ happening: RequestAct.Happening, of reference: CaseID, for asking: AgencyID, _ holding: AgencyID?,
        in snapshot: RegisterSnapshot
    ) -> [BlindTerm] {
        guard
            let subject = happening.secrets.joined().first(where: { $0.record == "request" && $0.field == "subject" })
        else { return [] }
        let key = RecordKeys.id("request", of: reference)
        return [asking, holding].compactMap(\.self).flatMap { agency in
            (snapshot.keys[agency]?.blindIndex.terms(of: subject.words.revealed) ?? []).map {
                BlindTerm(agency: agency, term: $0, key: key)
            }
        }
    }
}
