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
        if agency == Story.council {
            // It stays its owner's while anybody has it, or is to have it.
            return name == "liaison" && going(disclosure).contains { today <= $0.keepUntil }
        }
        guard let copy = disclosure.copy(of: agency), copy.state == .disclosed || copy.state == .received,
            today <= copy.keepUntil, !isSuspended(agency)
        else { return false }
        return copy.readers.contains(Story.officer(name, agency)) || (name == "liaison" && found.marking == nil)
    }

    /// The reasons are for those who work on it, for as long as their agency has it or has to decide whether to.
    func mayOpen(_ name: String, _ agency: AgencyID, _ disclosure: DisclosureCase) -> Bool {
        guard hasAccount(name, agency) else { return false }
        if agency == Story.council { return name == "liaison" && !going(disclosure).isEmpty }
        guard let copy = going(disclosure).first(where: { $0.agency == agency }), !isSuspended(agency) else {
            return false
        }
        switch copy.state {
        case .offered: return name == "liaison"
        case .noted: return isNoteTaker(name, agency)
        case .disclosed, .received: return name == "liaison" || copy.readers.contains(Story.officer(name, agency))
        case .declined, .destroyed: return false
        }
    }

    /// Whoever took the note at the meeting reads it back, until its owner confirms it.
    private func hasNote(_ name: String, _ agency: AgencyID, _ disclosure: DisclosureCase) -> Bool {
        guard let copy = disclosure.copy(of: agency), copy.state == .noted, isNoteTaker(name, agency) else {
            return false
        }
        let isRestricted = disclosure.determination.marking != nil
        return today <= copy.keepUntil && !isSuspended(agency) && !isRestricted
    }

    /// A colleague at the police, who was not in the room.
    private func isNoteTaker(_ name: String, _ agency: AgencyID) -> Bool {
        name == "colleague" && agency == Story.police
    }

    private func going(_ disclosure: DisclosureCase) -> [DisclosureCopy] {
        disclosure.copies.filter { $0.state != .declined && $0.state != .destroyed }
    }

    private func isSuspended(_ agency: AgencyID) -> Bool { register.agencies[agency]?.suspendedSince != nil }

    private func hasAccount(_ name: String, _ agency: AgencyID) -> Bool {
        register.agencies[agency]?.officers[Story.officer(name, agency)]?.isActive ?? false
    }
}
