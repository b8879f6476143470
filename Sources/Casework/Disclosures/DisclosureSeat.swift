package import SharingProtocol

/// What an officer is to one disclosure, on one day. An officer can be several things to it.
package enum DisclosureSeat: String, CaseIterable, Sendable {
    /// Liaison officer, or deputy, of the agency that disclosed.
    case ownerLiaison
    /// Liaison officer, or deputy, of an agency that has a copy.
    case receivingLiaison
    /// On the closed list of readers of their agency's copy.
    case reader
    /// Wrote down what was shared at a meeting, and reads it back until it is confirmed.
    case noteTaker
}

/// What can be done with a disclosure.
package enum DisclosureActKind: String, CaseIterable, Sendable {
    case volunteer, accept, decline, ratify, endItem, acknowledge, open, read
    case nameReader, removeReader, extendKeeping, withdrawConsent, destroy

    /// Who may do it, and with a copy in which states. What is not here, nobody may do.
    ///
    /// `docs/who-may-do-what.md` is this, as a table.
    package var seats: Set<DisclosureSeat> {
        switch self {
        // It begins a disclosure, and is decided there.
        case .volunteer: []
        case .accept, .decline, .acknowledge: [.receivingLiaison]
        case .open, .read: [.ownerLiaison, .receivingLiaison, .reader, .noteTaker]
        case .ratify, .endItem, .extendKeeping: [.ownerLiaison]
        case .nameReader, .removeReader, .withdrawConsent, .destroy: [.ownerLiaison, .receivingLiaison]
        }
    }

    package var states: Set<CopyState> {
        switch self {
        case .volunteer: []
        case .accept, .decline: [.offered]
        case .ratify, .endItem: [.noted]
        case .acknowledge: [.disclosed]
        case .open, .read: [.offered, .noted, .disclosed, .received]
        case .withdrawConsent, .destroy: [.offered, .disclosed, .received]
        case .nameReader, .removeReader, .extendKeeping: [.disclosed, .received]
        }
    }
}

extension DisclosureCase {
    /// Whether the officer is shown what was decided on it.
    package func showsDecision(in circumstances: Circumstances) -> Bool {
        !isEnded || circumstances.showsDecision(of: decision?.version, destroyedOn: changedAt.day)
    }

    package func seats(of officer: Officer, in register: Register, on day: Day) -> Set<DisclosureSeat> {
        guard officer.isActive else { return [] }
        var seats: Set<DisclosureSeat> = []
        let isLiaison = register.isLiaisonOfficer(officer, on: day)
        if officer.agency == owner, isLiaison { seats.insert(.ownerLiaison) }
        if let copy = copy(of: officer.agency) {
            if isLiaison { seats.insert(.receivingLiaison) }
            let isOrWas = isInHand(copy) || copy.state == .destroyed
            if isOrWas, copy.readers.contains(officer.id) { seats.insert(.reader) }
        }
        if isNoteTaker(officer) { seats.insert(.noteTaker) }
        return seats
    }

    /// Whether they wrote it down at a meeting, and it is not confirmed yet.
    func isNoteTaker(_ officer: Officer) -> Bool {
        terms.meeting != nil && officer.id == discloser && copies.contains { $0.state == .noted }
    }

    /// The copies that an officer's act can be about: every one for its owner, and for anybody else their agency's.
    package func copies(for officer: Officer) -> [DisclosureCopy] {
        officer.agency == owner ? copies : copies.filter { $0.agency == officer.agency }
    }

    /// What the officer may do with it now; the protocol's questions come on top.
    package func acts(open seats: Set<DisclosureSeat>, to officer: Officer) -> Set<DisclosureActKind> {
        let copies = copies(for: officer)
        return Set(
            DisclosureActKind.allCases.filter { kind in
                copies.contains { isOpen(kind, to: officer, with: $0) } && !kind.seats.isDisjoint(with: seats)
            })
    }

    /// Whether it can be done with a copy that stands like that one. What is offered is its owner's still: the agency
    /// to which it is offered accepts or declines it, and does nothing else with it.
    func isOpen(_ kind: DisclosureActKind, to officer: Officer, with copy: DisclosureCopy) -> Bool {
        let isOwners = copy.state == .offered && [.destroy, .withdrawConsent].contains(kind)
        return kind.states.contains(copy.state) && (officer.agency == owner || !isOwners)
    }
}
