package import SharingProtocol

/// Who may read what was disclosed (4.4, 4.7, 4.10, 4.12).
extension DisclosureCase {
    /// The record that an officer reads: their agency's copy, and what it disclosed itself for the owner's.
    package func record(for officer: Officer) -> String {
        officer.agency == owner ? "disclosure" : DisclosureCopy.record(of: officer.agency)
    }

    /// What is read is judged by the version that it was shared by, on today's facts: its class and its ground are that
    /// version's (5.1).
    package func rulesOfReading(
        _ copy: DisclosureCopy?, in circumstances: Circumstances
    ) -> InformationSharingProtocol {
        let rules = circumstances.version((copy?.decision ?? decision)?.version)
        // A version that another has followed decides nothing new, and what was shared by it is still read by it.
        return rules.name == circumstances.rules.name ? rules : rules.inForce(until: nil)
    }

    package func decideReading(of record: String, in circumstances: Circumstances) -> Decision {
        let copy = copies.first { $0.record == record } ?? copy(of: circumstances.officer.agency)
        return SharingProtocol.decideReading(
            reading(record, copy, in: circumstances), under: rulesOfReading(copy, in: circumstances))
    }

    private func reading(_ record: String, _ copy: DisclosureCopy?, in circumstances: Circumstances) -> Reading {
        let officer = circumstances.officer
        var reading = Reading(
            matter: Matter(reference.text, record: record), on: circumstances.today,
            owner: circumstances.readingParty(owner), receiving: circumstances.readingParty(copy?.agency ?? owner))
        reading.readersAgency = officer.isActive ? officer.agency.text : nil
        reading.isLiaisonOfficer = circumstances.isLiaisonOfficer
        reading.isNamed = officer.agency == copy?.agency && copy?.readers.contains(officer.id) ?? false
        reading.informationClass = determination.informationClass
        let isNoteTaker = isNoteTaker(officer)
        let isInHand = copy.map(isInHand) ?? false
        if record == "determination" {
            reading.isWorkingPaper = true
            // Whoever is to read what is offered does not know of it until it is accepted (4.2).
            reading.isNamed = isNoteTaker || (reading.isNamed && isInHand)
            // What was heard at a meeting is its owner's alone until its liaison officer confirms it (3.12, 4.5).
            if copy?.state == .noted, officer.agency != owner, !isNoteTaker, !isInHand { reading.readersAgency = nil }
            // The reasons have no day of their own: they end with the reader's copy, the owner's with the last (4.13).
            reading.keepUntil = circumstances.today
            reading.isDestroyed = isEnded || copy?.state.isEnded ?? false
            return reading
        }
        let isOwner = officer.agency == owner
        reading.marking = determination.marking
        // The owner's own liaison officers are in every group: it is theirs.
        reading.isInGroup = reading.isNamed || (circumstances.isLiaisonOfficer && isOwner)
        reading.ground = determination.ground.map { Claim($0, evidence: [], withdrawn: consentWithdrawn) }
        reading.condition = determination.condition.map { Claim($0, evidence: [], withdrawn: consentWithdrawn) }
        // Each agency reads its own copy, and the owner what it disclosed.
        guard record == self.record(for: officer) else {
            reading.readersAgency = nil
            return reading
        }
        // Whoever took the note of it reads it back, as they wrote it, until its owner confirms it.
        if isNoteTaker {
            (reading.isWorkingPaper, reading.isNamed) = (true, true)
        } else if !isOwner, !isInHand, copy?.state.isPending ?? true {
            // What is offered and not accepted, or not confirmed, is not in its agency's hands yet (3.12, 4.2).
            reading.readersAgency = nil
            return reading
        }
        reading.keepUntil = isOwner ? keepUntil : copy?.keepUntil
        reading.isDestroyed = isOwner ? isEnded : copy?.state.isEnded ?? true
        return reading
    }

    func opening(in circumstances: Circumstances) -> DisclosureAct.Outcome {
        guard hasReasons else {
            return .refused(.init(.notNow, "There is nothing to open yet.", on: .readers))
        }
        let decision = decideReading(of: "determination", in: circumstances)
        guard decision.isPermitted else {
            return .refused(
                Self.unmet(
                    decision, "You may not open this.", recorded: refusedReading(decision, in: circumstances)))
        }
        return .happened(.init(.opened, decision: decision))
    }

    func reading(of file: FileID?, in circumstances: Circumstances) -> DisclosureAct.Outcome {
        if let file, !terms.files.contains(where: { $0.id == file }) {
            return .refused(.init(.notNow, "There is no such file here.", on: .readers))
        }
        let decision = decideReading(of: record(for: circumstances.officer), in: circumstances)
        guard decision.isPermitted else {
            return .refused(
                Self.unmet(
                    decision, "You may not read this today.", recorded: refusedReading(decision, in: circumstances)))
        }
        return .happened(.init(.read(file: file, clauses: decision.clauses), decision: decision))
    }
}
