// What lets information be shared, and whom each of it is open to.

extension Gateway {
    init(_ section: Section) {
        self.init(
            key: section.key(in: .gateways), title: section.text("title"), clause: section.clause(),
            isDuty: section.flag("duty"), from: section.parties("from", isRequired: true),
            to: section.parties("to", isRequired: true), classes: section.references("classes", to: .classes),
            needsPrescribedSet: section.flag("needs-prescribed-set"),
            purposes: section.references("purposes", to: .purposes, isRequired: false),
            reasons: section.references("reasons", to: .reasons, isRequired: false),
            evidence: section.evidence(isRequired: false), needsRequest: section.flag("needs-request"),
            excludesCareRecords: section.flag("excludes-care-records"), term: section.term(),
            law: section.optionalText("law"))
    }
}

extension Regime {
    init(_ section: Section) {
        self.init(
            key: section.key(in: .regimes), title: section.text("title"), clause: section.clause(),
            sensitive: section.references("sensitive", to: .classes), holders: section.parties("holders"),
            reasons: section.references("reasons", to: .reasons, isRequired: false))
    }
}

extension Ground {
    init(_ section: Section) {
        self.init(
            key: section.key(in: .grounds), title: section.text("title"), clause: section.clause(),
            isConsent: section.flag("consent"), evidence: section.evidence(), reach: section.reach(),
            doesWithoutReason: section.flag("without-reason"), law: section.optionalText("law"))
    }
}

extension Condition {
    init(_ section: Section) {
        self.init(
            key: section.key(in: .conditions), title: section.text("title"), clause: section.clause(),
            isConsent: section.flag("consent"), evidence: section.evidence(), reach: section.reach(),
            law: section.optionalText("law"))
    }
}

extension Readings {
    init(_ section: Section) {
        self.init(
            namedReaders: section.references("named-readers", to: .classes, isRequired: false),
            ownersStaffMayBeNamed: section.flag("owners-staff-may-be-named", otherwise: true),
            takenInConfidence: section.optionalSection("taken-in-confidence") {
                TakenInConfidence(
                    holders: $0.parties("holders", isRequired: true), classes: $0.references("classes", to: .classes))
            })
    }
}

extension Section {
    fileprivate func evidence(isRequired: Bool = true) -> [EvidencePiece] {
        let evidence = items("evidence", called: "piece of evidence", isRequired: isRequired) {
            EvidencePiece(
                key: $0.plainKey(), label: $0.text("label"), hint: $0.text("hint"),
                regimes: $0.references("regimes", to: .regimes, isRequired: false),
                classes: $0.references("classes", to: .classes, isRequired: false),
                unlessAskedBy: $0.parties("unless-asked-by"), unlessHeldBy: $0.parties("unless-held-by"))
        }
        if Set(evidence.map(\.key)).count < evidence.count {
            report("\(name) lists a piece of evidence twice; list it once")
        }
        return evidence
    }

    fileprivate func reach() -> Reach {
        Reach(
            onlyFor: parties("only-for"), askedBy: parties("asked-by"),
            classes: references("classes", to: .classes, isRequired: false),
            regimes: references("regimes", to: .regimes, isRequired: false), needsRequest: flag("needs-request"),
            term: term())
    }

    /// Headings and lines of the list of parties, both by their keys.
    fileprivate func parties(_ key: String, isRequired: Bool = false) -> PartyScope {
        var scope = PartyScope()
        for name: Key<NamedParty> in names(key, isRequired: isRequired) {
            if proofs.defined[.parties]?[name.name] != nil {
                scope.parties.append(name)
            } else {
                scope.categories.append(Key(name.name))
            }
        }
        return scope
    }

    /// From when to when it is in force; always, unless something is said.
    fileprivate func term() -> Term {
        if isWritten("in-force", as: "not-yet") { return .notYet }
        let term = Term(from: optionalDay("in-force") ?? .first, until: optionalDay("until") ?? .last)
        if term.until < term.from { report("`until` of \(name) is before `in-force`; it comes after it") }
        return term
    }
}
