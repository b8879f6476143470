package import SharingProtocol

/// What can happen to an agency.
package enum AgencyEvent: CaseEvent {
    /// It joins, under its heading of Appendix One.
    case admitted(name: String, category: Key<PartyCategory>?, line: String? = nil)
    /// The support team puts it on another line of the parties' list, as a new version may need (5.1).
    case placed(line: String, category: Key<PartyCategory>)
    case renamed(name: String)
    /// The support team keeps it from sharing; why is sealed.
    case suspended
    case resumed
    /// Its last day in the partnership; why is sealed.
    case leaving(on: Day)
    /// It stays after all.
    case staying
    /// Everything that it had received is destroyed: its leaving is complete.
    case left
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
        case .placed: "agency.placed"
        case .renamed: "agency.renamed"
        case .suspended: "agency.suspended"
        case .resumed: "agency.resumed"
        case .leaving: "agency.leaving"
        case .staying: "agency.staying"
        case .left: "agency.left"
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
        case .admitted(let name, let category, let line):
            ["name": .text(name), "category": .optional(category?.name), "line": .optional(line)]
        case .placed(let line, let category): ["line": .text(line), "category": .text(category.name)]
        case .renamed(let name): ["name": .text(name)]
        case .leaving(let day): ["on": .text(day.iso)]
        case .suspended, .resumed, .staying, .left: [:]
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
            self = .admitted(
                name: try facts.text("name", in: kind), category: facts.text("category").map { Key($0) },
                line: facts.text("line"))
        case "agency.placed":
            self = .placed(
                line: try facts.text("line", in: kind), category: Key(try facts.text("category", in: kind)))
        case "agency.renamed": self = .renamed(name: try facts.text("name", in: kind))
        case "agency.suspended": self = .suspended
        case "agency.resumed": self = .resumed
        case "agency.leaving": self = .leaving(on: try facts.day("on", in: kind))
        case "agency.staying": self = .staying
        case "agency.left": self = .left
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
        case .admitted(let name, let category, let line):
            self.name = name
            self.category = category
            self.line = line
            admittedOn = moment.day
        case .placed(let line, let category):
            earlierPlaces.append(Place(line: self.line, category: self.category))
            self.line = line
            self.category = category
        case .renamed(let name): self.name = name
        case .suspended: suspendedSince = moment.day
        case .resumed: suspendedSince = nil
        case .leaving(let day):
            leavesAfter = day
            noticeIsOwn = officers[actor] != nil
        case .staying: leavesAfter = nil
        case .left: goneSince = moment.day
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
