package import SharingProtocol

/// Handing over one-time passwords: what an administrator asks for, somebody else gives (4.8).
extension Register {
    /// Who hands over the password that `officer` waits for: of these groups, the first in which there is anybody.
    ///
    /// 1. Whoever knows them: their agency's liaison officer and deputies; for the support team, everybody else in it.
    /// 2. The partnership's coordinators, for an agency that has no liaison officer yet.
    /// 3. The liaison officers of every agency, where the support team has nobody else.
    ///
    /// Never the officer, and never the administrator who asked.
    package func givers(ofPasswordTo officer: Officer, on day: Day) -> Set<OfficerID> {
        let agency = agencies[officer.agency]
        let everybody = agencies.values.flatMap(\.officers.values).filter(\.isActive)
        let team = everybody.filter { $0.agency == officer.agency && agency?.category == nil }
        let groups = [
            liaisonOfficers(of: agency, on: day).union(team.map(\.id)),
            Set(everybody.filter { $0.role == .coordinator }.map(\.id)),
            Set(agencies.values.flatMap { liaisonOfficers(of: $0, on: day) }),
        ]
        let active = Set(everybody.map(\.id))
        let parties = Set([officer.id, officer.awaitedPassword?.askedBy].compactMap(\.self))
        return groups.map { $0.intersection(active).subtracting(parties) }.first { !$0.isEmpty } ?? []
    }

    /// The officers to whom `giver` has a password to hand over, longest waiting first.
    package func passwordsToHandOver(by giver: OfficerID, on day: Day) -> [Officer] {
        agencies.values.flatMap(\.officers.values)
            .compactMap { officer in officer.awaitedPassword.map { (officer, since: $0.since) } }
            .filter { $0.0.isActive && givers(ofPasswordTo: $0.0, on: day).contains(giver) }
            .sorted { ($0.since, $0.0.id) < ($1.since, $1.0.id) }
            .map(\.0)
    }

    private func liaisonOfficers(of agency: Agency?, on day: Day) -> Set<OfficerID> {
        guard let agency, agency.category != nil else { return [] }
        return agency.liaisonOfficers(on: day)
    }
}

extension Agency {
    func handover(to person: OfficerID, in circumstances: Circumstances) -> AgencyAct.Outcome {
        guard let person = officers[person], person.isActive else {
            return .refused(.init(.notNow, "That account is closed.", on: .access))
        }
        guard person.awaitedPassword != nil else {
            return .refused(
                .init(
                    .notNow, "No password waits to be handed over: ask an administrator for one first.", on: .access))
        }
        let givers = circumstances.register.givers(ofPasswordTo: person, on: circumstances.today)
        guard givers.contains(circumstances.officer.id) else {
            return .refused(
                .init(
                    .notYours, "Their liaison officer hands it over, and never the administrator who asked for it.",
                    on: .access))
        }
        return .happened(.init(.passwordHandedOver(person.id)))
    }
}
