import SharingProtocol

/// What an entry about an agency says in clear.
extension AgencyEvent {
    package var facts: Facts {
        switch self {
        case .applied(let line, let category): ["line": .text(line), "category": .text(category.name)]
        case .declined(let records), .left(let records): ["destroyed": .texts(records)]
        case .admitted(let name, let category, let line):
            ["name": .text(name), "category": .optional(category?.name), "line": .optional(line)]
        case .placed(let line, let category): ["line": .text(line), "category": .text(category.name)]
        case .renamed(let name): ["name": .text(name)]
        case .leaving(let day, let into): ["on": .text(day.iso), "into": .optional(into?.text)]
        case .suspended, .resumed, .staying: [:]
        case .agreementSigned(let version, let textHash):
            ["version": .text(version), "textHash": .text(textHash)]
        case .agreementEntered(let version, let textHash, let signed, let scan):
            [
                "version": .text(version), "textHash": .text(textHash), "signed": .text(signed.iso),
                "scan": scan.fact,
            ]
        case .assured(let kind, let until): ["assurance": .text(kind.rawValue), "until": .text(until.iso)]
        case .appointed(let officer, let asDeputy, let from, let until):
            [
                "officer": .text(officer.text), "deputy": .flag(asDeputy), "from": .text(from.iso),
                "until": .optional(until?.iso),
            ]
        case .appointmentEnded(let officer, let day): ["officer": .text(officer.text), "on": .text(day.iso)]
        case .namePublished(let officer, let isOn): ["officer": .text(officer.text), "on": .flag(isOn)]
        case .officerAdmitted(let officer, let role, let maySign):
            ["officer": .text(officer.text), "role": .text(role.rawValue), "maySign": .flag(maySign)]
        case .passwordRenewed(let officer), .passwordHandedOver(let officer), .passwordChanged(let officer),
            .officerLeft(let officer):
            ["officer": .text(officer.text)]
        }
    }

    package init(kind: String, facts: Facts) throws(FactError) {
        func officer() throws(FactError) -> OfficerID { OfficerID(try facts.text("officer", in: kind)) }
        switch kind {
        case "agency.applied":
            self = .applied(
                line: try facts.text("line", in: kind), category: Key(try facts.text("category", in: kind)))
        case "agency.declined": self = .declined(destroyed: facts.texts("destroyed"))
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
        case "agency.leaving":
            self = .leaving(on: try facts.day("on", in: kind), into: facts.text("into").map { AgencyID($0) })
        case "agency.staying": self = .staying
        case "agency.left": self = .left(destroyed: facts.texts("destroyed"))
        case "agreement.signed":
            self = .agreementSigned(
                version: try facts.text("version", in: kind), textHash: try facts.text("textHash", in: kind))
        case "agreement.entered":
            guard case .table(let scan)? = facts.table["scan"] else { throw .missing("scan", in: kind) }
            self = .agreementEntered(
                version: try facts.text("version", in: kind), textHash: try facts.text("textHash", in: kind),
                signed: try facts.day("signed", in: kind), scan: try RecordedFile(Facts(scan), in: kind))
        case "agency.assured":
            guard let assurance = Assurance(rawValue: try facts.text("assurance", in: kind)) else {
                throw .missing("assurance", in: kind)
            }
            self = .assured(assurance, until: try facts.day("until", in: kind))
        case "liaison.appointed":
            self = .appointed(
                try officer(), asDeputy: facts.flag("deputy"), from: try facts.day("from", in: kind),
                until: facts.text("until").flatMap { Day(iso: $0) })
        case "liaison.ended": self = .appointmentEnded(try officer(), on: try facts.day("on", in: kind))
        case "officer.namePublished": self = .namePublished(try officer(), facts.flag("on"))
        case "officer.admitted":
            guard let role = Role(rawValue: try facts.text("role", in: kind)) else {
                throw .missing("role", in: kind)
            }
            self = .officerAdmitted(try officer(), role: role, maySign: facts.flag("maySign"))
        case "password.renewed": self = .passwordRenewed(try officer())
        case "password.handedOver": self = .passwordHandedOver(try officer())
        case "password.changed": self = .passwordChanged(try officer())
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
