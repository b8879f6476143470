package import SharingProtocol

/// What an organisation writes that asks to join the partnership (2.13, 6.2).
package struct JoiningApplication: Hashable, Sendable {
    /// The organisation's own name.
    package let name: String
    /// The line of the parties' list on which it would stand.
    package let line: Key<NamedParty>
    /// `basis`, on which it would share; `contact`, `position`, `email`, `telephone`.
    package let words: [String: Confidential]
    package let assurances: [GivenAssurance]

    package init(
        name: String, line: Key<NamedParty>, words: [String: Confidential], assurances: [GivenAssurance]
    ) {
        self.name = name
        self.line = line
        self.words = words
        self.assurances = assurances
    }

    /// How many applications may wait at once: anybody can write one, and the book forgets none.
    package static let waitingMost = 50
}

extension Officer {
    /// As the book names whoever applies: who that is, is sealed.
    package static let applicantID: OfficerID = "applicant"

    /// Whoever applies for an organisation: nobody with an account, who can do nothing else.
    package static func applicant(for agency: AgencyID) -> Officer {
        Officer(id: applicantID, agency: agency, role: .practitioner, maySign: false)
    }
}

extension Agency {
    /// Whether it has asked to join and has not been admitted.
    package var isApplicant: Bool { admittedOn == nil && appliedOn != nil }

    /// Begins the case of an organisation that asks to join, by whoever applies for it.
    package static func begin(
        _ application: JoiningApplication, in circumstances: Circumstances
    ) -> AgencyAct.Outcome {
        func incomplete(_ field: String, _ sentence: String) -> AgencyAct.Outcome {
            .refused(.init(.incomplete(field: field), sentence, on: .joining))
        }
        let register = circumstances.register
        guard register.partnership.isPublic else {
            return .refused(.init(.notNow, "The partnership takes no applications here.", on: .joining))
        }
        guard register.waitingApplicants.count < JoiningApplication.waitingMost else {
            return .refused(
                .init(.notNow, "As many applications wait as can be looked at: apply again later.", on: .joining))
        }
        let name = application.name.trimmed
        if let refusal = register.refusal(ofName: name) { return .refused(refusal) }
        guard let party = circumstances.rules.party(application.line), party.isSeveral else {
            return incomplete("line", "Choose what kind of organisation it is.")
        }
        for (field, sentence) in [
            ("basis", "Say what it would share, and what lets it."), ("contact", "Enter your name."),
            ("position", "Enter your position."), ("email", "Enter your e-mail address."),
        ] where application.words[field]?.isBlank ?? true {
            return incomplete(field, sentence)
        }
        for given in application.assurances {
            if let refusal = given.refusal(on: circumstances.today) { return .refused(refusal) }
        }
        // Anybody can write here, and the book forgets nothing: until it is approved the name is sealed too.
        var words = application.words.filter { !$0.value.isBlank }
        words["name"] = Confidential(name)
        let secrets = words.sorted { $0.key < $1.key }.map { Secret("application", $0.key, $0.value) }
        var happening = AgencyAct.Happening(
            .applied(line: party.key.name, category: party.category), secrets: secrets)
        for (number, given) in application.assurances.enumerated() {
            happening.then(.assured(given.kind, until: given.until), secrets: [given.secret(number + 1)])
        }
        return .happened(happening)
    }

    /// What can be done with an application: the support team approves or declines it.
    func deciding(_ act: ApplicationAct, in circumstances: Circumstances) -> AgencyAct.Outcome {
        guard circumstances.officer.role == .coordinator else {
            return .refused(.init(.notYours, "Only the support team decides on applications.", on: .joining))
        }
        guard isApplicant else { return .refused(.init(.notNow, "It is admitted already.", on: .joining)) }
        guard declinedOn == nil else { return .refused(.init(.notNow, "It was declined already.", on: .joining)) }
        switch act {
        case .approve(let typed):
            let name = typed.trimmed
            if let refusal = circumstances.register.refusal(ofName: name) { return .refused(refusal) }
            guard let line, let party = circumstances.rules.party(Key(line)), party.isSeveral else {
                return .refused(
                    .init(.notNow, "Its line is not in the version in force: ask them to apply again.", on: .standing))
            }
            return .happened(.init(.admitted(name: name, category: party.category, line: line)))
        case .decline(let words):
            guard !words.isBlank else {
                return .refused(.init(.incomplete(field: "words"), "Say why it is declined.", on: .joining))
            }
            // What was written is of no use any more; why it was declined stays.
            let records = assurances.isEmpty ? ["application"] : ["application", "assurance"]
            return .happened(
                .init(.declined(destroyed: records), secrets: [Secret("standing", "declined.\(length)", words)]))
        }
    }
}

extension Register {
    /// Organisations that ask to join and wait for the support team, longest waiting first.
    package var waitingApplicants: [Agency] {
        applicants.values.filter { $0.declinedOn == nil }
            .sorted { ($0.appliedOn ?? .last, $0.id) < ($1.appliedOn ?? .last, $1.id) }
    }
}
