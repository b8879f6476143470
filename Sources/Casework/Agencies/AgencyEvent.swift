package import SharingProtocol

/// What can happen to an agency.
package enum AgencyEvent: CaseEvent {
    /// An organisation asks to join; what it wrote is sealed, its name included.
    case applied(line: String, category: Key<PartyCategory>)
    /// It is not admitted; why is sealed, and the records with what it wrote are destroyed.
    case declined(destroyed: [String])
    /// It joins, under its heading of Appendix One.
    case admitted(name: String, category: Key<PartyCategory>?, line: String? = nil)
    /// The support team puts it on another line of the parties' list, as a new version may need (5.1).
    case placed(line: String, category: Key<PartyCategory>)
    case renamed(name: String)
    /// The support team keeps it from sharing; why is sealed.
    case suspended
    case resumed
    /// Its last day in the partnership, and the agency that it becomes part of; why is sealed.
    case leaving(on: Day, into: AgencyID?)
    /// It stays after all.
    case staying
    /// Everything that it had received is destroyed: its leaving is complete, and the records are destroyed with what
    /// it wrote when it asked to join.
    case left(destroyed: [String])
    /// Appendix Four is signed; the words of the form (position, address, contact) are sealed.
    case agreementSigned(version: String, textHash: String)
    /// The same form, signed on paper on that day and entered by the support team with its scan.
    case agreementEntered(version: String, textHash: String, signed: Day, scan: RecordedFile)
    /// It shows of itself what holds until that day; by what others can find it is sealed.
    case assured(Assurance, until: Day)
    /// 4.1: somebody takes office.
    case appointed(OfficerID, asDeputy: Bool, from: Day, until: Day?)
    /// Somebody's time in office gets its last day.
    case appointmentEnded(OfficerID, on: Day)
    /// A liaison officer's name is shown to everybody from here on, or no more.
    case namePublished(OfficerID, Bool)
    case officerAdmitted(OfficerID, role: Role, maySign: Bool)
    /// An administrator asked for a one-time password for them; the one they had is void.
    case passwordRenewed(OfficerID)
    /// Somebody else than the administrator gave it to them.
    case passwordHandedOver(OfficerID)
    /// They chose another one themselves.
    case passwordChanged(OfficerID)
    case officerLeft(OfficerID)

    /// The records whose keys are destroyed with it (4.13).
    package var destroyedRecords: [String] {
        switch self {
        case .declined(let records), .left(let records): records
        case .applied, .admitted, .placed, .renamed, .suspended, .resumed, .leaving, .staying, .agreementSigned,
            .agreementEntered, .assured, .appointed, .appointmentEnded, .namePublished, .officerAdmitted,
            .passwordRenewed,
            .passwordHandedOver, .passwordChanged, .officerLeft:
            []
        }
    }

    /// What people read in place of each kind of entry.
    package static let titles = [
        "agency.applied": "Application to join",
        "agency.declined": "Application declined",
        "agency.admitted": "Agency admitted",
        "agency.placed": "Put under another heading",
        "agency.renamed": "Agency renamed",
        "agency.suspended": "Agency suspended",
        "agency.resumed": "Suspension lifted",
        "agency.leaving": "Notice to leave",
        "agency.staying": "Notice taken back",
        "agency.left": "Agency left",
        "agreement.signed": "Agreement signed",
        "agreement.entered": "Agreement on paper entered",
        "agency.assured": "Assurance given",
        "liaison.appointed": "Liaison officer appointed",
        "liaison.ended": "Appointment ended",
        "officer.namePublished": "Name published or taken back",
        "officer.admitted": "Account opened",
        "password.renewed": "One-time password asked for",
        "password.handedOver": "Password handed over",
        "password.changed": "Password changed",
        "officer.left": "Account closed",
    ]

    package var kind: String {
        switch self {
        case .applied: "agency.applied"
        case .declined: "agency.declined"
        case .admitted: "agency.admitted"
        case .placed: "agency.placed"
        case .renamed: "agency.renamed"
        case .suspended: "agency.suspended"
        case .resumed: "agency.resumed"
        case .leaving: "agency.leaving"
        case .staying: "agency.staying"
        case .left: "agency.left"
        case .agreementSigned: "agreement.signed"
        case .agreementEntered: "agreement.entered"
        case .assured: "agency.assured"
        case .appointed: "liaison.appointed"
        case .appointmentEnded: "liaison.ended"
        case .namePublished: "officer.namePublished"
        case .officerAdmitted: "officer.admitted"
        case .passwordRenewed: "password.renewed"
        case .passwordHandedOver: "password.handedOver"
        case .passwordChanged: "password.changed"
        case .officerLeft: "officer.left"
        }
    }
}

extension Agency {
    /// The agency after one more entry.
    package mutating func apply(_ event: AgencyEvent, by actor: OfficerID, at moment: Timestamp) {
        lengthen(by: actor, at: moment)
        switch event {
        case .applied(let line, let category):
            self.category = category
            self.line = line
            appliedOn = moment.day
        case .declined:
            declinedOn = moment.day
            assurances = [:]
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
        case .leaving(let day, let into):
            leavesAfter = day
            mergesInto = into
            noticeIsOwn = officers[actor] != nil
        case .staying:
            leavesAfter = nil
            mergesInto = nil
        case .left: goneSince = moment.day
        case .agreementSigned(let version, let textHash):
            agreements.append(Agreement(version: version, signed: moment.day, by: actor, textHash: textHash))
        case .agreementEntered(let version, let textHash, let signed, let scan):
            agreements.append(
                Agreement(version: version, signed: signed, by: actor, textHash: textHash, scan: scan))
        case .assured(let kind, let until): assurances[kind] = until
        case .appointed(let officer, let asDeputy, let from, let until):
            appoint(Appointment(officer: officer, isDeputy: asDeputy, from: from, until: until))
        case .appointmentEnded(let officer, let day):
            for index in appointments.indices
            where appointments[index].officer == officer && appointments[index].covers(day) {
                appointments[index].until = day
            }
        case .namePublished(let officer, let isOn): officers[officer]?.isNamePublished = isOn
        case .officerAdmitted(let officer, let role, let maySign):
            officers[officer] = Officer(id: officer, agency: id, role: role, maySign: maySign)
            officers[officer]?.awaitedPassword = AwaitedPassword(askedBy: actor, since: moment)
            officers[officer]?.accountChanges += 1
        case .passwordRenewed(let officer):
            officers[officer]?.awaitedPassword = AwaitedPassword(askedBy: actor, since: moment)
            officers[officer]?.accountChanges += 1
        case .passwordHandedOver(let officer):
            officers[officer]?.awaitedPassword = nil
            officers[officer]?.accountChanges += 1
        case .passwordChanged(let officer): officers[officer]?.accountChanges += 1
        case .officerLeft(let officer):
            officers[officer]?.isActive = false
        }
    }

    /// One liaison officer at a time: the one before serves until the day before.
    private mutating func appoint(_ appointment: Appointment) {
        if !appointment.isDeputy {
            for index in appointments.indices
            where !appointments[index].isDeputy && appointments[index].covers(appointment.from) {
                appointments[index].until = appointment.from.adding(days: -1)
            }
        }
        appointments.append(appointment)
    }
}
