/// Decides whether information may be asked for (2.1, 3.8, 4.1–4.3).
///
/// Asking needs less than sharing: the holder tests the rest before anything moves (3.12). Every
/// question is asked, so that an officer sees all that is missing at once.
package func decideAsking(_ proposal: Proposal, under rules: InformationSharingProtocol) -> Decision {
    let ruling = ExchangeFacts(proposal, rules.tables).ruleOnAsking(rules.tables, rules.term)
    return Decision(ruling, on: proposal.matter, proposal.on, under: rules)
}

/// Decides whether information may move: by request, unasked, or in a meeting (parts 2 to 4).
package func decideExchange(_ proposal: Proposal, under rules: InformationSharingProtocol) -> Decision {
    let ruling = ExchangeFacts(proposal, rules.tables).ruleOnExchange(rules.tables, rules.term)
    return Decision(ruling, on: proposal.matter, proposal.on, under: rules)
}

/// Decides whether one person may read what was disclosed, on that day (4.4, 4.7, 4.10, 4.12, 4.13).
package func decideReading(_ reading: Reading, under rules: InformationSharingProtocol) -> Decision {
    let ruling = ReadFacts(reading, rules.tables).rule(rules.tables, rules.term)
    return Decision(ruling, on: reading.matter, reading.on, under: rules)
}

/// Decides whether one person may read a paper that an organisation wrote about itself: its agreement, its application
/// to join, a review. It names those who act for organisations, and is no information of 3.5: of the questions only who
/// reads it is asked.
package func decideReading(
    ofOwnPaper matter: Matter, isForReader: Bool, on day: Day, under rules: InformationSharingProtocol
) -> Decision {
    var ruling = Ruling(.read, rules.tables, in: [])
    let reader: Verdict =
        isForReader
        ? .met("The reader is one of those whom the organisation wrote it for.")
        : .unmet(
            "The reader is not one of those whom the organisation wrote it for.",
            remedy: "Ask an officer of that organisation.")
    for question in rules.tables.sheet(.read).questions {
        ruling.ask(question, question == .reader ? reader : .notAsked("It is an organisation's paper about itself."))
    }
    return Decision(ruling, on: matter, day, under: rules)
}

extension ExchangeFacts {
    func ruleOnAsking(_ tables: RuleTables, _ term: Term, in room: consuming [Verdict] = []) -> Ruling {
        let row = row(of: informationClass, tables)
        let gateway = gateway(tables)
        var ruling = Ruling(.ask, tables, in: room)
        ruling.rest(on: gateway, in: tables)
        ruling.note(circumstances(row, tables))
        ruling.ask(.purpose, purposeVerdict(purpose, tables))
        ruling.ask(.gateway, gatewayVerdict(gateway, .ask, tables))
        ruling.ask(.standing, standingVerdict(tables))
        ruling.ask(.informationClass, classVerdict(informationClass))
        ruling.ask(.reason, reasonVerdict(row, tables))
        ruling.ask(.prescribedSet, prescribedSetVerdict(row))
        if tables.asksParticulars { ruling.ask(.particulars, particularsVerdict(row, tables.requestParticulars)) }
        ruling.ask(.liaisonOfficers, liaisonOfficersVerdict(.ask))
        ruling.ask(.approval, approvalVerdict())
        ruling.ask(.anotherAgency, anotherAgencyVerdict())
        ruling.ask(.signatories, signatoriesVerdict())
        ruling.ask(.inForce, inForceVerdict(on, term))
        return ruling
    }

    func ruleOnExchange(_ tables: RuleTables, _ term: Term, in room: consuming [Verdict] = []) -> Ruling {
        let row = row(of: informationClass, tables)
        let gateway = gateway(tables)
        var ruling = Ruling(.exchange, tables, in: room)
        ruling.rest(on: gateway, in: tables)
        ruling.note(circumstances(row, tables))
        ruling.ask(.purpose, purposeVerdict(purpose, tables))
        ruling.ask(.gateway, gatewayVerdict(gateway, .exchange, tables))
        ruling.ask(.necessity, necessityVerdict(row))
        ruling.ask(.confidence, confidenceVerdict(row, tables))
        ruling.ask(.standing, standingVerdict(tables))
        ruling.ask(.informationClass, classVerdict(informationClass))
        ruling.ask(.authorisation, authorisationVerdict(row))
        ruling.ask(.depersonalisation, depersonalisationVerdict(row))
        ruling.ask(.reason, reasonVerdict(row, tables))
        ruling.ask(.prescribedSet, prescribedSetVerdict(row))
        ruling.ask(.criterion, criterionVerdict(row, gateway.map { tables.gateways[$0] }, tables), restingOn: criterion)
        ruling.ask(.ground, groundVerdict(row, tables), restingOn: ground.named)
        if tables.asksCondition { ruling.ask(.condition, conditionVerdict(row, tables), restingOn: condition.named) }
        if tables.asksParticulars { ruling.ask(.particulars, particularsVerdict(row, tables.decisionParticulars)) }
        ruling.ask(.determination, determinationVerdict())
        ruling.ask(.liaisonOfficers, liaisonOfficersVerdict(.exchange))
        ruling.ask(.approval, approvalVerdict())
        ruling.ask(.anotherAgency, anotherAgencyVerdict())
        ruling.ask(.signatories, signatoriesVerdict())
        let isConditionAsked = tables.asksCondition && needsCondition(row, tables)
        ruling.ask(.consent, consentVerdict(row, ground, condition, isAsked: isConditionAsked, on: on, tables))
        ruling.ask(.participants, participantsVerdict())
        ruling.ask(.note, noteVerdict())
        ruling.ask(.marking, markingVerdict(tables))
        ruling.ask(.group, groupVerdict(tables))
        ruling.ask(.ownersPermission, ownersPermissionVerdict(row, tables))
        ruling.ask(.readers, readersVerdict(tables))
        ruling.ask(.keepUntil, keepUntilVerdict(tables))
        ruling.ask(.inForce, inForceVerdict(on, term))
        return ruling
    }

    private func circumstances(_ row: RuleTables.ClassRow?, _ tables: RuleTables) -> Circumstances {
        var all = SharingProtocol.circumstances(row, marking, tables)
        switch route {
        case .meeting: all.insert(.meeting)
        case .request, .volunteered: break
        }
        return all
    }
}

extension ReadFacts {
    func rule(_ tables: RuleTables, _ term: Term, in room: consuming [Verdict] = []) -> Ruling {
        let row = row(of: informationClass, tables)
        var ruling = Ruling(.read, tables, in: room)
        ruling.note(circumstances(row, marking, tables))
        ruling.ask(.informationClass, classVerdict(informationClass))
        ruling.ask(.signatories, signatoriesVerdict())
        ruling.ask(
            .consent,
            isWorkingPaper
                ? .notAsked("It is the record of asking, which both sides keep.")
                : consentVerdict(row, ground, condition, isAsked: needsCondition(row, tables), on: on, tables))
        ruling.ask(.group, groupVerdict(tables))
        ruling.ask(.reader, readerVerdict(tables))
        ruling.ask(.keepUntil, keptVerdict(keepUntil, on: on, tables))
        ruling.ask(.destroyed, destroyedVerdict())
        ruling.ask(.inForce, inForceVerdict(on, term))
        return ruling
    }
}

extension UseFacts {
    func rule(_ tables: RuleTables, _ term: Term, in room: consuming [Verdict] = []) -> Ruling {
        let row = row(of: informationClass, tables)
        var ruling = Ruling(.use, tables, in: room)
        ruling.note(circumstances(row, marking, tables))
        ruling.ask(.purpose, purposeVerdict(usedFor, tables))
        ruling.ask(.informationClass, classVerdict(informationClass))
        ruling.ask(.signatories, signatoriesVerdict())
        ruling.ask(.sameUse, sameUseVerdict(row, tables))
        ruling.ask(.keepUntil, keptVerdict(keepUntil, on: on, tables))
        ruling.ask(.inForce, inForceVerdict(on, term))
        return ruling
    }
}
