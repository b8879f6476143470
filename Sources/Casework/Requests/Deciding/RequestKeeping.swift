package import SharingProtocol

/// What follows the copy: reading, keeping, destroying (4.4, 4.7, 4.10, 4.12, 4.13).
extension RequestCase {
    /// The words of the request or of its determination, for those who work on it. Entered once a reader, until
    /// the words change; whoever wrote them need not be entered.
    func opening(of record: String, in circumstances: Circumstances) -> RequestAct.Outcome {
        guard record == "request" || (record == "determination" && (determination != nil || clarifications > 0)) else {
            return .refused(.init(.notNow, "There is nothing to open yet.", on: .readers))
        }
        let decision = decideReading(of: record, in: circumstances)
        guard decision.isPermitted else {
            return .refused(Self.unmet(decision, "You may not open this.", recorded: .readingRefused(.init(decision))))
        }
        return .happened(.init(.opened(record: record), decision: decision))
    }

    /// Whether opening a record again would say anything new in the book.
    package func isOpened(_ record: String, by officer: Officer) -> Bool {
        (record == "request" && officer.id == writer) || openedBy[record]?.contains(officer.id) ?? false
    }

    func reading(of file: FileID?, in circumstances: Circumstances) -> RequestAct.Outcome {
        if let file, !files.contains(where: { $0.id == file }) {
            return .refused(.init(.notNow, "There is no such file here.", on: .readers))
        }
        let decision = decideReading(of: "disclosure", in: circumstances)
        guard decision.isPermitted else {
            return .refused(
                Self.unmet(
                    decision, "You may not read this today.", recorded: refusedReading(decision, in: circumstances)))
        }
        return .happened(.init(.read(file: file, clauses: decision.clauses), decision: decision))
    }

    /// 4.10: the receiving agency's liaison officer may name another of its staff on the task, unless the
    /// information is restricted to a group, which only its owner widens (4.7).
    func naming(_ reader: OfficerID, in circumstances: Circumstances) -> RequestAct.Outcome {
        let officer = circumstances.officer
        guard circumstances.register.officer(reader, of: asking)?.isActive ?? false else {
            return .refused(
                .init(.incomplete(field: "reader"), "Name somebody of the agency that received it.", on: .readers))
        }
        guard !readers.contains(reader) else {
            return .refused(.init(.notNow, "That officer is on the list already.", on: .readers))
        }
        if officer.agency != holding, determination?.marking != nil {
            return .refused(
                .init(.notYours, "It is restricted to a group: only its owner may widen it.", on: .marking))
        }
        return .happened(.init(.readerNamed(reader)))
    }

    /// 4.1, 4.2: the asker leaves, or has too much to do, and a colleague takes the request on. What was disclosed is
    /// read by whoever is named for it, and by nobody more (4.10).
    func reassigning(
        from officer: OfficerID, to colleague: OfficerID, in circumstances: Circumstances
    ) -> RequestAct.Outcome {
        let next = circumstances.register.officer(colleague, of: asking)
        guard let next, next.isActive, next.role == .practitioner, colleague != asker else {
            return .refused(
                .init(.incomplete(field: "colleague"), "Choose another officer of your agency.", on: .approval))
        }
        guard officer == asker else {
            return .refused(.init(.notNow, "It was reassigned meanwhile: look again, then act.", on: .approval))
        }
        guard mayMove(in: circumstances.register) else {
            return .refused(
                .init(.notNow, "It is answered, and whoever asked is still here: it stays with them.", on: .readers))
        }
        return .happened(.init(.reassigned(colleague)))
    }

    /// Whether it may be given to a colleague. Whoever has a request sees the holder's reasons (4.10): once it is
    /// answered, it moves only where the asker has left.
    package func mayMove(in register: Register) -> Bool {
        exchangeDecision == nil || !(register.officer(asker, of: asking)?.isActive ?? false)
    }

    func removing(_ reader: OfficerID) -> RequestAct.Outcome {
        guard readers.contains(reader) else {
            return .refused(.init(.notNow, "That officer is not on the list.", on: .readers))
        }
        return .happened(.init(.readerRemoved(reader)))
    }

    func extension_(
        until day: Day, _ words: Confidential, in circumstances: Circumstances
    ) -> RequestAct.Outcome {
        guard !words.isBlank else {
            return .refused(.init(.incomplete(field: "words"), "Say why it has to be kept longer.", on: .keepUntil))
        }
        guard let keepUntil, day > keepUntil, day >= circumstances.today else {
            return .refused(
                .init(.incomplete(field: "until"), "Choose a day after the present keep-until day.", on: .keepUntil))
        }
        var found = determination
        found?.keepUntil = day
        if let found {
            // Like reading, by the version that it was shared by: nothing new is shared.
            let decision = foreseen(found, in: circumstances.judged(by: rulesOfReading(in: circumstances)))
            guard decision.isPermitted else {
                return .refused(Self.unmet(decision, "It cannot be kept until then: see what is unmet."))
            }
        }
        return .happened(
            .init(
                .keepingExtended(until: day), secrets: [Secret("determination", "extension.\(length)", words)]))
    }

    /// Whether what was asked or determined rests on somebody's consent, as its ground or as its condition (4.4).
    package func restsOnConsent(under rules: InformationSharingProtocol) -> Bool {
        answerRestsOnConsent(under: rules) || terms.ground.flatMap { rules.ground($0)?.isConsent } ?? false
    }

    /// The same of what was determined alone.
    package func answerRestsOnConsent(under rules: InformationSharingProtocol) -> Bool {
        let isGround = determination?.ground.flatMap { rules.ground($0)?.isConsent } ?? false
        return isGround || determination?.condition.flatMap { rules.condition($0)?.isConsent } ?? false
    }

    func consentWithdrawal(
        on day: Day, _ words: Confidential, in circumstances: Circumstances
    ) -> RequestAct.Outcome {
        guard consentWithdrawn == nil else {
            return .refused(.init(.notNow, "It is on file already that consent was withdrawn.", on: .consent))
        }
        guard restsOnConsent(under: rulesOfReading(in: circumstances)) else {
            return .refused(.init(.notNow, "Nothing here rests on consent.", on: .ground))
        }
        guard day <= circumstances.today else {
            return .refused(
                .init(.incomplete(field: "on"), "Give the day on which it was withdrawn: today or before."))
        }
        guard !words.isBlank else {
            return .refused(.init(.incomplete(field: "words"), "Say how it was withdrawn.", on: .consent))
        }
        let reopens = state == .agreed && answerRestsOnConsent(under: rulesOfReading(in: circumstances))
        return .happened(
            .init(
                .consentWithdrawn(on: day, reopens: reopens), secrets: [Secret("request", "consentWithdrawn", words)]))
    }

    /// 4.13: the keys of everything that was written are destroyed, and this is the certificate. Of the decision the
    /// record keeps what stands in clear: who, when, codes and clauses (4.6).
    ///
    /// What was disclosed is destroyed by the agency that received it, or called in by its owner; a request that came
    /// to nothing, by the agency that asked.
    func destruction(_ paper: PaperShredding?, in circumstances: Circumstances) -> RequestAct.Outcome {
        let officer = circumstances.officer
        let wasDisclosed = state == .disclosed || state == .received
        if !wasDisclosed, officer.agency != asking {
            return .refused(
                .init(.notYours, "Only the agency that asked destroys a request that came to nothing.", on: .destroyed))
        }
        if let paper {
            guard circumstances.register.officer(paper.witness, of: officer.agency) != nil,
                paper.witness != officer.id
            else {
                return .refused(
                    .init(
                        .incomplete(field: "witness"), "Name a colleague of your own agency who saw it shredded.",
                        on: .destroyed))
            }
            guard paper.shredded <= circumstances.today, paper.shredded >= openedAt.day else {
                return .refused(
                    .init(.incomplete(field: "shredded"), "Give the day of shredding: today or before.", on: .destroyed)
                )
            }
        }
        // The determination tells again what the request says of people, and who answered for whom: it ends too.
        var records = wasDisclosed ? ["disclosure", "request"] : ["request"]
        if determination != nil || clarifications > 0 { records.append("determination") }
        return .happened(.init(.destroyed(records: records, paper)))
    }
}
