import Casework
import SharingProtocol

// The document's own words, beside the engine (3.12, 4.2, 4.4, 4.5, 4.7, 4.10, 4.12, 4.13).
extension Story {
    /// Whether the clauses let them read what was disclosed, that day.
    func mayRead(_ name: String, _ agency: AgencyID, _ disclosure: DisclosureCase) -> Bool {
        guard hasAccount(name, agency) else { return false }
        if hasNote(name, agency, disclosure) { return true }
        let found = disclosure.determination
        if found.ground == "consent", disclosure.consentWithdrawn != nil { return false }
        if agency == disclosure.owner {
            // It stays its owner's while anybody has it, or is to have it.
            return isLiaison(name, agency) && going(disclosure).contains { today <= $0.keepUntil }
        }
        guard let copy = disclosure.copy(of: agency), copy.state == .disclosed || copy.state == .received,
            today <= copy.keepUntil, !isKeptOut(agency)
        else { return false }
        let isReader = copy.readers.contains(Story.officer(name, agency))
        return isReader || (isLiaison(name, agency) && found.marking == nil)
    }

    /// The reasons are for those who work on it, for as long as their agency has it or has to decide whether to.
    func mayOpen(_ name: String, _ agency: AgencyID, _ disclosure: DisclosureCase) -> Bool {
        guard hasAccount(name, agency) else { return false }
        if agency == disclosure.owner {
            let isTheirs = isLiaison(name, agency) || isNoteTaker(name, agency, of: disclosure)
            return isTheirs && !going(disclosure).isEmpty
        }
        guard let copy = going(disclosure).first(where: { $0.agency == agency }), !isKeptOut(agency) else {
            return false
        }
        switch copy.state {
        case .offered: return isLiaison(name, agency)
        case .noted: return isNoteTaker(name, agency, of: disclosure)
        case .disclosed, .received:
            return isLiaison(name, agency) || copy.readers.contains(Story.officer(name, agency))
        case .declined, .destroyed: return false
        }
    }

    /// Whoever took the note at the meeting reads it back, until its owner confirms it: their agency's copy, or what is
    /// its own. Where it is restricted they have to be of the group, those who heard it.
    private func hasNote(_ name: String, _ agency: AgencyID, _ disclosure: DisclosureCase) -> Bool {
        guard isNoteTaker(name, agency, of: disclosure) else { return false }
        if agency == disclosure.owner { return going(disclosure).contains { today <= $0.keepUntil } }
        guard let copy = disclosure.copy(of: agency), today <= copy.keepUntil, !isKeptOut(agency) else { return false }
        return disclosure.determination.marking == nil || copy.readers.contains(Story.officer(name, agency))
    }

    private func isNoteTaker(_ name: String, _ agency: AgencyID, of disclosure: DisclosureCase) -> Bool {
        disclosure.terms.meeting != nil && disclosure.discloser == Story.officer(name, agency)
            && disclosure.copies.contains { $0.state == .noted }
    }

    /// In these stories the liaison officer has been in post since the agency signed.
    private func isLiaison(_ name: String, _ agency: AgencyID) -> Bool { name == "liaison" && hasSigned(agency) }

    private func going(_ disclosure: DisclosureCase) -> [DisclosureCopy] {
        disclosure.copies.filter { $0.state != .declined && $0.state != .destroyed }
    }

    /// Whether it has signed, was not suspended since, and has not left.
    func mayHear(_ agency: AgencyID) -> Bool { hasSigned(agency) && !isKeptOut(agency) }

    private func hasSigned(_ agency: AgencyID) -> Bool { register.agencies[agency]?.agreements.isEmpty == false }

    private func isKeptOut(_ agency: AgencyID) -> Bool {
        let agency = register.agencies[agency]
        return agency?.suspendedSince != nil || agency?.leavesAfter.map { $0 < today } ?? false
    }

    private func hasAccount(_ name: String, _ agency: AgencyID) -> Bool {
        register.agencies[agency]?.officers[Story.officer(name, agency)]?.isActive ?? false
    }
}
