// The questions of the document's third part: which class it is, and the tests of that class.

/// 3.2, 3.3: every line carries exactly one class, and the class decides the test.
func classVerdict(_ informationClass: Named<InformationClass>) -> Verdict {
    switch informationClass {
    case .absent:
        .unmet("No class of information is named.", remedy: "Name the class that the information belongs to.")
    case .unlisted:
        .unmet(
            "The class of information is not one that the protocol lists.",
            remedy: "Name one of the classes that the protocol lists.")
    case .listed: .met("The class of information is one that the protocol lists.")
    }
}

/// The row of a class that is listed.
func row(of informationClass: Named<InformationClass>, _ tables: RuleTables) -> RuleTables.ClassRow? {
    switch informationClass {
    case .listed(let place): tables.classes[place]
    case .absent, .unlisted: nil
    }
}

extension ExchangeFacts {
    /// 3.4: some aggregates need their own authorisation, besides a criterion.
    func authorisationVerdict(_ row: RuleTables.ClassRow?) -> Verdict {
        guard let row else { return .dependsOnClass }
        guard row.needsAuthorisation else { return .notAsked("This class needs no authorisation of its own.") }
        return authorisationIsOnFile
            ? .met("The authorisation that this class needs is on file.")
            : .unmet(
                "The authorisation that this class needs is not on file.",
                remedy: "Obtain the authorisation of whoever publishes the data, and put it on file.")
    }

    /// 3.7: what is called depersonalised has to be so.
    func depersonalisationVerdict(_ row: RuleTables.ClassRow?) -> Verdict {
        guard let row else { return .dependsOnClass }
        guard row.kind == .depersonalised else { return .notAsked("The information is not of depersonalised cases.") }
        return identifyingDetailIsRemoved
            ? .met("The check found nothing by which a person may be identified.")
            : .unmet(
                "It has not passed the check that no person may be identified.",
                remedy: "Remove every personal detail and check again, or treat it as personal information.")
    }

    /// 3.8: section 115 lets personal information be disclosed for two reasons only.
    func reasonVerdict(_ row: RuleTables.ClassRow?, _ tables: RuleTables) -> Verdict {
        guard let row else { return .dependsOnClass }
        guard row.kind == .personal else { return .notAsked("The information is not personal.") }
        switch reason {
        case .absent:
            if let claimed = claimedGround(tables), claimed.doesWithoutReason, claimed.holders.has(holding),
                claimed.askers.has(asking)
            {
                return .notAsked("The ground needs none of the Act's reasons.")
            }
            return .unmet(
                "No reason for disclosing personal information is named.",
                remedy: "Name one of the reasons for which the Act lets personal information be disclosed.")
        case .unlisted:
            return .unmet(
                "The reason is not one for which the Act lets personal information be disclosed.",
                remedy: "Name one of the reasons that the protocol lists, or do not ask for personal information.")
        case .listed(let place):
            return .met(
                "The reason is one for which the Act lets personal information be disclosed.",
                by: tables.reasonClauses[place])
        }
    }

    /// 3.9: the prescribed sets are depersonalised, and nobody is under a duty to share more.
    func prescribedSetVerdict(_ row: RuleTables.ClassRow?) -> Verdict {
        switch prescribedSet {
        case .absent: return .notAsked("No prescribed set is asked for.")
        case .unlisted:
            return .unmet(
                "The set is not one that the Regulations prescribe.",
                remedy: "Name a set that the protocol lists, or ask without naming one.")
        case .listed:
            guard let row else { return .dependsOnClass }
            return row.kind == .personal
                ? .unmet(
                    "A prescribed set is named, and the information is personal.",
                    remedy: "Ask for the set depersonalised, or ask for personal information by itself.")
                : .met("The set is one that the Regulations prescribe.")
        }
    }

    /// 3.10: aggregate and depersonalised information needs one criterion, with the words why.
    func criterionVerdict(_ row: RuleTables.ClassRow?, _ gateway: GatewayRow?, _ tables: RuleTables) -> Verdict {
        guard let row else { return .dependsOnClass }
        guard row.test == .criteria else {
            return .notAsked("This class is tested by its ground, and not by a criterion.")
        }
        switch criterion {
        case .absent:
            return .unmet(
                "No sharing criterion is named.", remedy: "Name the sharing criterion that is met, and say why.")
        case .unlisted:
            return .unmet(
                "The criterion is not one that the protocol lists.",
                remedy: "Name one of the sharing criteria that the protocol lists, and say why it is met.")
        case .listed(let place):
            let test = tables.criteria[place]
            // The duty that is meant is that of the prescribed sets; the law knows others.
            let owesSet = gateway.map { $0.isDuty && $0.needsPrescribedSet } ?? false
            if test.needsDuty && !owesSet {
                return .unmet(
                    "The criterion is the duty to share, and no duty arises here.",
                    remedy: """
                        Name another criterion; or name a prescribed set, depersonalised, that the \
                        holding agency owes to the asking one.
                        """, by: test.clause)
            }
            return criterionHasWords
                ? .met("A sharing criterion is met, and why is on file.", by: test.clause)
                : .unmet(
                    "A sharing criterion is named without the words that say why it is met.",
                    remedy: "Say in words why the criterion is met.", by: test.clause)
        }
    }

    /// 3.12, 4.3: the holder determines, before anything is shared, that the tests are satisfied.
    func determinationVerdict() -> Verdict {
        isConfirmedByHolding
            ? .met("The holding agency's liaison officer confirms that the tests are satisfied.")
            : .unmet(
                "The holding agency's liaison officer has not confirmed that the tests are satisfied.",
                remedy: "Have the holding agency's liaison officer test it and record the determination.")
    }
}
