package import SharingProtocol

/// What can happen to an agency.
package enum AgencyEvent: Hashable, Sendable {
    /// It joins, under its heading of Appendix One.
    case admitted(name: String, category: Key<PartyCategory>?)
    /// Appendix Four is signed; the words of the form (position, address, contact) are sealed.
    case agreementSigned(version: String, textHash: String)
    /// 4.1: somebody takes office.
    case appointed(OfficerID, asDeputy: Bool, from: Day, until: Day?)
    /// Somebody's time in office gets its last day.
    case appointmentEnded(OfficerID, on: Day)
    case officerAdmitted(OfficerID, role: Role, maySign: Bool)
    /// An administrator asked for a one-time password for them; the one they had is void.
    case passwordRenewed(OfficerID)
    /// Somebody else than the administrator gave it to them.
    case passwordHandedOver(OfficerID)
    case officerLeft(OfficerID)

    package var kind: String {
        switch self {
        case .admitted: "agency.admitted"
        case .agreementSigned: "agreement.signed"
        case .appointed: "liaison.appointed"
        case .appointmentEnded: "liaison.ended"
        case .officerAdmitted: "officer.admitted"
        case .passwordRenewed: "password.renewed"
        case .passwordHandedOver: "password.handedOver"
        case .officerLeft: "officer.left"
        }
    }

    package var facts: Facts {
        switch self {
        case .admitted(let name, let category):
            ["name": .text(name), "category": .optional(category?.name)]
        case .agreementSigned(let version, let textHash):
            ["version": .text(version), "textHash": .text(textHash)]
        case .appointed(let officer, let asDeputy, let from, let until):
            [
                "officer": .text(officer.text), "deputy": .flag(asDeputy), "from": .text(from.iso),
                "until": .optional(until?.iso),
            ]
        case .appointmentEnded(let officer, let day): ["officer": .text(officer.text), "on": .text(day.iso)]
        case .officerAdmitted(let officer, let role, let maySign):
            ["officer": .text(officer.text), "role": .text(role.rawValue), "maySign": .flag(maySign)]
        case .passwordRenewed(let officer), .passwordHandedOver(let officer), .officerLeft(let officer):
            ["officer": .text(officer.text)]
        }
    }

    package init(kind: String, facts: Facts) throws(FactError) {
        func officer() throws(FactError) -> OfficerID { OfficerID(try facts.text("officer", in: kind)) }
        switch kind {
        case "agency.admitted":
            self = .admitted(name: try facts.text("name", in: kind), category: facts.text("category").map { Key($0) })
        case "agreement.signed":
            self = .agreementSigned(
                version: try facts.text("version", in: kind), textHash: try facts.text("textHash", in: kind))
        case "liaison.appointed":
            self = .appointed(
                try officer(), asDeputy: facts.flag("deputy"), from: try facts.day("from", in: kind),
                until: facts.text("until").flatMap { Day(iso: $0) })
        case "liaison.ended": self = .appointmentEnded(try officer(), on: try facts.day("on", in: kind))
        case "officer.admitted":
            guard let role = Role(rawValue: try facts.text("role", in: kind)) else {
                throw .missing("role", in: kind)
            }
            self = .officerAdmitted(try officer(), role: role, maySign: facts.flag("maySign"))
        case "password.renewed": self = .passwordRenewed(try officer())
        case "password.handedOver": self = .passwordHandedOver(try officer())
        case "officer.left": self = .officerLeft(try officer())
        case _: throw .unknownKind(kind)
        }
    }
}

extension Facts {
    func day(_ name: String, in kind: String) throws(FactError) -> Day {
        guard let day = Day(iso: try text(name, in: kind)) else { throw .missing(name, in: kind) }
        return day
    }
}

extension Agency {
    /// The agency after one more entry.
    package mutating func apply(_ event: AgencyEvent, by actor: OfficerID, at moment: Timestamp) {
        length += 1
        switch event {
        case .admitted(let name, let category):
            self.name = name
            self.category = category
        case .agreementSigned(let version, let textHash):
            agreements.append(Agreement(version: version, signed: moment.day, by: actor, textHash: textHash))
        case .appointed(let officer, let asDeputy, let from, let until):
            if !asDeputy {
                // One liaison officer at a time: the one before serves until the day before.
                for index in appointments.indices
                where !appointments[index].isDeputy && appointments[index].covers(from) {
                    appointments[index].until = from.adding(days: -1)
                }
            }
            appointments.append(Appointment(officer: officer, isDeputy: asDeputy, from: from, until: until))
        case .appointmentEnded(let officer, let day):
            for index in appointments.indices
            where appointments[index].officer == officer && appointments[index].covers(day) {
                appointments[index].until = day
            }
        case .officerAdmitted(let officer, let role, let maySign):
            officers[officer] = Officer(id: officer, agency: id, role: role, maySign: maySign)
            officers[officer]?.awaitedPassword = AwaitedPassword(askedBy: actor, since: moment)
        case .passwordRenewed(let officer):
            officers[officer]?.awaitedPassword = AwaitedPassword(askedBy: actor, since: moment)
        case .passwordHandedOver(let officer):
            officers[officer]?.awaitedPassword = nil
        case .officerLeft(let officer):
            officers[officer]?.isActive = false
        }
    }
}
