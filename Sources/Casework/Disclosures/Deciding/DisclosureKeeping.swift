package import SharingProtocol

/// What follows the copy: its readers, how long it is kept, how it ends (4.4, 4.7, 4.10, 4.12, 4.13).
extension DisclosureCase {
    /// 4.10: the receiving agency's liaison officer may name another of its staff on the task, unless the
    /// information is restricted to a group, which only its owner widens (4.7).
    func naming(
        _ reader: OfficerID, at agency: AgencyID, in circumstances: Circumstances
    ) -> DisclosureAct.Outcome {
        guard circumstances.register.officer(reader, of: agency)?.isActive ?? false else {
            return .refused(
                .init(.incomplete(field: "reader"), "Name somebody of the agency that received it.", on: .readers))
        }
        guard let copy = copy(of: agency), !copy.readers.contains(reader) else {
            return .refused(.init(.notNow, "That officer is on the list already.", on: .readers))
        }
        if circumstances.officer.agency != owner, determination.marking != nil {
            return .refused(
                .init(.notYours, "It is restricted to a group: only its owner may widen it.", on: .marking))
        }
        return .happened(.init(.readerNamed(reader, at: agency)))
    }

    func removing(_ reader: OfficerID, at agency: AgencyID) -> DisclosureAct.Outcome {
        guard let copy = copy(of: agency), copy.readers.contains(reader) else {
            return .refused(.init(.notNow, "That officer is not on the list.", on: .readers))
        }
        return .happened(.init(.readerRemoved(reader, at: agency)))
    }

    func extending(
        _ agency: AgencyID, until day: Day, _ words: Confidential, in circumstances: Circumstances
    ) -> DisclosureAct.Outcome {
        guard !words.isBlank else {
            return .refused(.init(.incomplete(field: "words"), "Say why it has to be kept longer.", on: .keepUntil))
        }
        guard let copy = copy(of: agency), day > copy.keepUntil, day >= circumstances.today else {
            return .refused(
                .init(.incomplete(field: "until"), "Choose a day after the present keep-until date.", on: .keepUntil))
        }
        // Like reading, by the version that it was shared by: nothing new is shared.
        let judged = circumstances.judged(by: rulesOfReading(copy, in: circumstances))
        // Where its last reader was removed, the liaison officers keep it.
        var proposal = proposal(to: agency, readers: max(1, copy.readers.count), in: judged)
        proposal.keepUntil = day
        let decision = decideExchange(proposal, under: judged.rules)
        guard decision.isPermitted else {
            return .refused(Self.unmet(decision, "It cannot be kept until then: see what is unmet."))
        }
        return .happened(
            .init(
                .keepingExtended(at: agency, until: day),
                secrets: [Secret("determination", "extension.\(length)", words)]))
    }

    /// Whether it rests on somebody's consent, as its ground or as its condition (4.4).
    package func restsOnConsent(under rules: InformationSharingProtocol) -> Bool {
        determination.restsOnConsent(under: rules)
    }

    func consentWithdrawal(
        on day: Day, _ words: Confidential, in circumstances: Circumstances
    ) -> DisclosureAct.Outcome {
        guard consentWithdrawn == nil else {
            return .refused(.init(.notNow, "It is on file already that consent was withdrawn.", on: .consent))
        }
        guard restsOnConsent(under: rulesOfReading(nil, in: circumstances)) else {
            return .refused(.init(.notNow, "Nothing here rests on consent.", on: .ground))
        }
        guard day <= circumstances.today else {
            return .refused(
                .init(.incomplete(field: "on"), "Give the day on which it was withdrawn: today or before."))
        }
        guard !words.isBlank else {
            return .refused(.init(.incomplete(field: "words"), "Say how it was withdrawn.", on: .consent))
        }
        return .happened(
            .init(.consentWithdrawn(on: day), secrets: [Secret("determination", "consentWithdrawn", words)]))
    }

    /// 4.13: the key of that agency's copy is destroyed, and this is the certificate. With the last copy the
    /// information itself ends, and so does what the request says of people.
    ///
    /// The agency that received it destroys its copy, or its owner calls it in.
    func destruction(
        at agency: AgencyID, _ paper: PaperShredding?, in circumstances: Circumstances
    ) -> DisclosureAct.Outcome {
        let problem = paper.flatMap {
            $0.problem(of: circumstances.officer, since: openedAt.day, in: circumstances)
        }
        if let problem {
            return .refused(.init(.incomplete(field: problem.field), problem.sentence, on: .destroyed))
        }
        var happening = DisclosureAct.Happening(.destroyed(at: agency, records: recordsEnding(with: agency), paper))
        if isLast(agency), let request = terms.request {
            happening.consequences = [
                Happened(in: request, as: RequestCase.self, .init(.destroyed(records: RequestCase.answered, nil)))
            ]
        }
        return .happened(happening)
    }

    private func isLast(_ agency: AgencyID) -> Bool {
        copies.allSatisfy { $0.agency == agency || $0.state.isEnded }
    }

    /// What ends with that agency's copy: with the last one everything that is sealed here.
    func recordsEnding(with agency: AgencyID) -> [String] {
        let copy = DisclosureCopy.record(of: agency)
        guard isLast(agency) else { return [copy] }
        return [copy, "disclosure"] + (hasReasons ? ["determination"] : [])
    }
}

extension PaperShredding {
    /// What is wrong with what is said of paper copies; `nil` where nothing is.
    func problem(
        of officer: Officer, since day: Day, in circumstances: Circumstances
    ) -> (field: String, sentence: String)? {
        guard circumstances.register.officer(witness, of: officer.agency) != nil, witness != officer.id else {
            return ("witness", "Name a colleague of your own agency who saw it shredded.")
        }
        guard shredded <= circumstances.today, shredded >= day else {
            return ("shredded", "Give the day of shredding: today or before.")
        }
        return nil
    }
}
