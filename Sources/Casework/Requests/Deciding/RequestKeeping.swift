package import SharingProtocol

/// The words of a request, whose it is, and how it ends (4.1, 4.4, 4.10, 4.13).
extension RequestCase {
    /// The words of the request or of its determination, for those who work on it. Entered once a reader, until
    /// the words change; whoever wrote them need not be entered.
    func opening(of record: String, in circumstances: Circumstances) -> RequestAct.Outcome {
        guard record == "request" || (record == "determination" && (determination != nil || clarifications > 0)) else {
            return .refused(.init(.notNow, "There is nothing to open yet.", on: .readers))
        }
        let decision = decideReading(of: record, in: circumstances)
        guard decision.isPermitted else {
            return .refused(
                Self.unmet(
                    decision, "You may not open this.", recorded: refusedReading(decision, in: circumstances)))
        }
        return .happened(.init(.opened(record: record), decision: decision))
    }

    /// Whether opening a record again would say anything new in the book.
    package func isOpened(_ record: String, by officer: Officer) -> Bool {
        (record == "request" && officer.id == writer) || openedBy[record]?.contains(officer.id) ?? false
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

    /// Whether what was asked or determined rests on somebody's consent, as its ground or as its condition (4.4).
    package func restsOnConsent(under rules: InformationSharingProtocol) -> Bool {
        answerRestsOnConsent(under: rules) || terms.ground.flatMap { rules.ground($0)?.isConsent } ?? false
    }

    /// The same of what was determined alone.
    package func answerRestsOnConsent(under rules: InformationSharingProtocol) -> Bool {
        determination?.restsOnConsent(under: rules) ?? false
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
    /// A request that came to nothing is destroyed by the agency that asked; one that was answered ends with what was
    /// disclosed.
    func destruction(_ paper: PaperShredding?, in circumstances: Circumstances) -> RequestAct.Outcome {
        if let problem = paper?.problem(of: circumstances.officer, since: openedAt.day, in: circumstances) {
            return .refused(.init(.incomplete(field: problem.field), problem.sentence, on: .destroyed))
        }
        // The determination tells again what the request says of people, and who answered for whom: it ends too.
        let isAnswered = determination != nil || clarifications > 0
        return .happened(.init(.destroyed(records: isAnswered ? Self.answered : ["request"], paper)))
    }

    /// The records of a request that was answered.
    static let answered = ["request", "determination"]
}
