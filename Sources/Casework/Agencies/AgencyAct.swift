package import SharingProtocol

/// What an officer does about an agency.
package enum AgencyAct: Hashable, Sendable {
    /// What the support team does about an organisation that asked to join (2.13, 6.2).
    case application(ApplicationAct)
    /// What the support team changes about where it stands (2.9–2.13, 5.1).
    case standing(StandingAct)
    /// Either side ends its membership, or does not after all (6.2).
    case notice(NoticeAct)
    /// Appendix Four: signed on screen, bound to the hash of the exact text shown. Words: `name`, `position`,
    /// `authority`, `address`, `telephone`, `email`.
    case signAgreement(textHash: String, words: [String: Confidential])
    /// Appendix Four, signed on paper.
    case enterAgreement(PaperAgreement)
    /// 4.8
    case assure(GivenAssurance)
    /// 4.1
    case appoint(OfficerID, asDeputy: Bool, from: Day, until: Day?)
    case endAppointment(OfficerID, on: Day)
    /// A liaison officer has their own name shown on the page that everybody may see, or shown no more.
    case publishName(Bool)
    case admitOfficer(OfficerID, role: Role, maySign: Bool)
    /// 4.8: somebody who has forgotten theirs is to get a one-time password; the one they had is void.
    case renewPassword(OfficerID)
    /// 4.8: gives an officer the one-time password that an administrator asked for. Whoever knows it could sign in as
    /// that officer until they do, so it takes two: the administrator never learns it.
    case handOverPassword(OfficerID)
    /// Somebody chooses another password of their own.
    case changePassword
    case endOfficer(OfficerID)
}

package enum ApplicationAct: Hashable, Sendable {
    /// Admits it under that name, which stands in clear from then on.
    case approve(name: String)
    case decline(Confidential)
}

package enum StandingAct: Hashable, Sendable {
    /// Puts it on another line of the parties' list.
    case place(line: Key<NamedParty>)
    case rename(String)
    case suspend(Confidential)
    case resume
    /// Its leaving is complete. `held` is how many requests it has received information in that is not destroyed.
    case close(held: Int)
}

package enum NoticeAct: Hashable, Sendable {
    /// Without a last day it leaves at once. `into` is the agency that it merges into.
    case leave(on: Day?, into: AgencyID?, Confidential)
    case stay
}

extension AgencyAct {
    package typealias Outcome = Casework.Outcome<AgencyEvent>
    package typealias Refusal = Casework.Refusal<AgencyEvent>
    package typealias Happening = Casework.Happening<AgencyEvent>
}

extension Agency {
    /// Begins an agency's case; only the support team does.
    package static func begin(
        _ id: AgencyID, name: String, category: Key<PartyCategory>?, line: String? = nil,
        in circumstances: Circumstances
    ) -> AgencyAct.Outcome {
        guard circumstances.officer.isActive, circumstances.officer.role == .coordinator else {
            return .refused(.init(.notYours, "Only the support team admits agencies.", on: .joining))
        }
        guard circumstances.register.known(id) == nil else {
            return .refused(.init(.notNow, "There is an agency of that reference already.", on: .joining))
        }
        let name = name.trimmed
        if let refusal = circumstances.register.refusal(ofName: name) { return .refused(refusal) }
        guard let category, circumstances.rules.category(category) != nil else {
            return .refused(
                .init(.incomplete(field: "category"), "Choose its heading in the list of parties.", on: .standing))
        }
        if let line, let party = circumstances.rules.party(Key(line)), !party.isSeveral,
            circumstances.register.isTaken(line)
        {
            return .refused(.lineIsTaken)
        }
        return .happened(.init(.admitted(name: name, category: category, line: line)))
    }

    package func decide(_ act: AgencyAct, in circumstances: Circumstances) -> AgencyAct.Outcome {
        let officer = circumstances.officer
        guard officer.isActive else { return .refused(.init(.notYours, "This account is closed.")) }
        switch act {
        case .application(let act): return deciding(act, in: circumstances)
        case _ where isApplicant:
            return .refused(.init(.notNow, "It has not been admitted yet.", on: .joining))
        case .signAgreement(let textHash, let words): return signing(textHash, words, in: circumstances)
        case .enterAgreement(let paper): return entering(paper, in: circumstances)
        case .assure(let given): return assuring(given, in: circumstances)
        case .standing(let act): return changing(act, in: circumstances)
        case .notice(let act): return notice(act, in: circumstances)
        case .appoint(let person, let asDeputy, let from, let until):
            return appointment(person, asDeputy: asDeputy, from: from, until: until, in: circumstances)
        case .endAppointment(let person, let day): return ending(person, on: day, in: circumstances)
        case .publishName(let isOn): return publishing(isOn, in: circumstances)
        case .admitOfficer(let person, let role, let maySign):
            guard officer.role == .administrator else { return .refused(.accountsAreTheAdministrators) }
            guard officers[person] == nil else {
                return .refused(.init(.notNow, "That officer has an account already."))
            }
            // Those who watch and those who run the server belong to no sharing agency.
            guard category == nil || role == .practitioner else {
                return .refused(
                    .init(
                        .incomplete(field: "role"),
                        "Coordinators, auditors and administrators belong to the support team, not to an agency."))
            }
            return .happened(.init(.officerAdmitted(person, role: role, maySign: maySign && category != nil)))
        case .renewPassword(let person):
            guard officer.role == .administrator else { return .refused(.accountsAreTheAdministrators) }
            guard officers[person]?.isActive ?? false else {
                return .refused(.init(.notNow, "That account is closed."))
            }
            return .happened(.init(.passwordRenewed(person)))
        case .handOverPassword(let person): return handover(to: person, in: circumstances)
        case .changePassword:
            guard let own = officers[officer.id], own.isActive, own.awaitedPassword == nil else {
                return .refused(.init(.notYours, "Ask an administrator for a password first.", on: .access))
            }
            return .happened(.init(.passwordChanged(officer.id)))
        case .endOfficer(let person):
            guard officer.role == .administrator else { return .refused(.accountsAreTheAdministrators) }
            guard person != officer.id else {
                return .refused(.init(.notYours, "Ask another administrator to close your own account."))
            }
            guard officers[person]?.isActive ?? false else {
                return .refused(.init(.notNow, "That account is closed already."))
            }
            var happening = AgencyAct.Happening(.officerLeft(person))
            for appointment in appointments
            where appointment.officer == person && appointment.covers(circumstances.today) {
                happening.then(.appointmentEnded(person, on: circumstances.today.adding(days: -1)))
            }
            return .happened(happening)
        }
    }

    private func signing(
        _ textHash: String, _ words: [String: Confidential], in circumstances: Circumstances
    ) -> AgencyAct.Outcome {
        guard circumstances.officer.agency == id, circumstances.officer.maySign else {
            return .refused(.init(.notYours, "Only an officer who may bind the agency signs for it.", on: .signatories))
        }
        if let refusal = Self.refusal(ofForm: words) { return .refused(refusal) }
        switch signable(textHash, in: circumstances) {
        case .refused(let refusal): return .refused(refusal)
        case .version(let version):
            return .happened(
                .init(
                    .agreementSigned(version: version, textHash: textHash), secrets: Self.secrets(ofForm: words)))
        }
    }

    enum Signable {
        case version(String)
        case refused(AgencyAct.Refusal)
    }

    /// The version of which that is the text's hash, where the agency has it still to sign.
    func signable(_ textHash: String, in circumstances: Circumstances) -> Signable {
        guard category != nil else {
            return .refused(.init(.notNow, "The support team shares nothing and signs nothing.", on: .joining))
        }
        guard !hasLeft(by: circumstances.today) else {
            return .refused(.init(.notNow, "The agency has left the partnership.", on: .signatories))
        }
        guard let version = circumstances.toBeSigned(textHash) else {
            return .refused(
                .init(
                    .notNow, "That is not the text of a version in force or to come: read it again, then sign.",
                    on: .signatories))
        }
        guard !hasSigned(version, by: circumstances.today) else {
            return .refused(.init(.notNow, "The agreement for this version is signed already.", on: .signatories))
        }
        return .version(version)
    }

    static func refusal(ofForm words: [String: Confidential]) -> AgencyAct.Refusal? {
        for (field, sentence) in [
            ("name", "Enter the name of whoever signs."), ("position", "Enter the position of whoever signs."),
            ("authority", "State by what authority it is signed for the agency."),
            ("address", "Enter the agency’s address."),
        ] where words[field]?.isBlank ?? true {
            return .init(.incomplete(field: field), sentence, on: .signatories)
        }
        return nil
    }

    static func secrets(ofForm words: [String: Confidential]) -> [Secret] {
        words.filter { !$0.value.isBlank }.sorted { $0.key < $1.key }.map { Secret("agreement", $0.key, $0.value) }
    }

    /// Those who may bind the agency appoint; so does the liaison officer in post, who hands over or takes a deputy.
    package func mayAppoint(_ officer: Officer, on day: Day) -> Bool {
        officer.isActive && officer.agency == id && (officer.maySign || liaisonOfficer(on: day) == officer.id)
    }

    private func appointment(
        _ person: OfficerID, asDeputy: Bool, from: Day, until: Day?, in circumstances: Circumstances
    ) -> AgencyAct.Outcome {
        func incomplete(_ field: String, _ sentence: String) -> AgencyAct.Outcome {
            .refused(.init(.incomplete(field: field), sentence, on: .liaisonOfficers))
        }
        guard mayAppoint(circumstances.officer, on: circumstances.today) else {
            return .refused(
                .init(
                    .notYours, "Only an officer who may bind the agency, or its liaison officer, appoints.",
                    on: .liaisonOfficers))
        }
        guard category != nil else {
            return .refused(.init(.notNow, "The support team has no liaison officer of its own.", on: .liaisonOfficers))
        }
        guard let person = officers[person], person.isActive else {
            return incomplete("officer", "Choose an officer of your own agency.")
        }
        guard from >= circumstances.today else { return incomplete("from", "Choose today or a later day to begin.") }
        guard until.map({ $0 >= from }) ?? true else {
            return incomplete("until", "The last day is before the first: choose a later one.")
        }
        let isInPost = appointments.contains {
            $0.officer == person.id && $0.isDeputy == asDeputy && $0.covers(from)
        }
        guard !isInPost else { return incomplete("officer", "That officer is in post already.") }
        return .happened(.init(.appointed(person.id, asDeputy: asDeputy, from: from, until: until)))
    }

    private func ending(_ person: OfficerID, on day: Day, in circumstances: Circumstances) -> AgencyAct.Outcome {
        guard mayAppoint(circumstances.officer, on: circumstances.today) || circumstances.officer.id == person else {
            return .refused(
                .init(
                    .notYours, "Only those who appoint, or the officer in post, end an appointment.",
                    on: .liaisonOfficers))
        }
        guard appointments.contains(where: { $0.officer == person && $0.covers(day) }) else {
            return .refused(.init(.notNow, "That officer is not in post on that day.", on: .liaisonOfficers))
        }
        guard day >= circumstances.today else {
            return .refused(
                .init(
                    .incomplete(field: "on"), "Choose today or a later day: the past is in the book.",
                    on: .liaisonOfficers))
        }
        return .happened(.init(.appointmentEnded(person, on: day)))
    }
}

extension Agency {
    private func publishing(_ isOn: Bool, in circumstances: Circumstances) -> AgencyAct.Outcome {
        let officer = circumstances.officer
        guard officer.agency == id, liaisonOfficers(on: circumstances.today).contains(officer.id) else {
            return .refused(.init(.notYours, "Only a liaison officer publishes their own name.", on: .directory))
        }
        guard officer.isNamePublished != isOn else {
            return .refused(.init(.notNow, isOn ? "It is published already." : "It is not published.", on: .directory))
        }
        return .happened(.init(.namePublished(officer.id, isOn)))
    }
}

extension AgencyAct.Refusal {
    static var lineIsTaken: AgencyAct.Refusal {
        .init(.incomplete(field: "line"), "Another agency stands on that line: choose another.", on: .standing)
    }

    static var accountsAreTheAdministrators: AgencyAct.Refusal {
        .init(.notYours, "Only an administrator opens and closes accounts.", on: .access)
    }
}
