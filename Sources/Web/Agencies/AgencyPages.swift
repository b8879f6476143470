import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/agencies`: who is in the partnership, who has signed, who is liaison officer (2.9–2.13, 4.1, Appendices One
/// and Three).
struct AgencyPages: Sendable {
    let desk: LiaisonDesk
    let shell: Shell

    var today: Day { desk.now().day }

    func list(_ request: Request, _ context: SignedIn) async throws -> Response {
        let register = try await desk.register()
        let page = AgenciesPage(
            register: register, rules: try register.rules(on: today), today: today, officer: context.officer)
        var shown = page.page
        shown.notice = request.uri.queryParameters["done"].flatMap { AgencyDone(rawValue: String($0)) }?.notice
        return shell.show(shown, to: context)
    }

    func directory(_ request: Request, _ context: SignedIn) async throws -> Response {
        let register = try await desk.register()
        let page = DirectoryPage(
            register: register, rules: try register.rules(on: today), at: desk.now(), viewer: context.viewer)
        return shell.show(page.page, to: context)
    }

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        let register = try await desk.register()
        let agency = try context.agency(in: register)
        var page = AgencyPage(
            agency: agency, register: register, rules: try register.rules(on: today), today: today,
            officer: context.officer,
            ownWords: try await desk.ownWords(of: agency.id, by: Badge(context.officer)),
            held: agency.leavesAfter == nil ? 0 : try await desk.held(by: agency.id), csrf: context.csrf
        ).page
        page.notice = request.uri.queryParameters["done"].flatMap { AgencyDone(rawValue: String($0)) }?.notice
        return shell.show(page, to: context)
    }

    // 6.2: the support team admits agencies.

    func new(_ request: Request, _ context: SignedIn) async throws -> Response {
        try coordinatorOnly(context.officer)
        return shell.show(try await admission(Form(), context), to: context)
    }

    func create(_ request: Request, _ context: SignedIn) async throws -> Response {
        try coordinatorOnly(context.officer)
        let register = try await desk.register()
        let rules = try register.rules(on: today)
        var form = context.form
        let line = form.choice(
            "party", among: rules.parties.map(\.key), required: "Choose its line of the list of parties")
        let name = form.text("name", most: 120)
        let party = line.flatMap { rules.party($0) }
        if let party, party.isSeveral {
            if name.isEmpty { form.note("Enter the agency’s own name", at: "name") }
            if addressName(name).isEmpty { form.note("Enter the agency’s own name in letters or digits", at: "name") }
        }
        guard form.isSound, let party else { return shell.show(try await admission(form, context), to: context) }
        let called = name.isEmpty ? party.title : name
        let id = register.register.free(party.isSeveral ? addressName(called) : party.key.name)
        let outcome = try await desk.admit(
            id, name: called, category: party.category, line: party.key.name, by: Badge(context.officer))
        return try await outcome.answer(
            form, done: Paths.agency(id) + AgencyDone.admitted.query, in: rules, at: ["name"], otherwise: "party"
        ) { shell.show(try await admission($0, context), to: context) }
    }

    private func admission(_ form: Form, _ context: SignedIn) async throws -> Page {
        let register = try await desk.register()
        return AdmissionPage(
            rules: try register.rules(on: today), register: register, form: form, csrf: context.csrf
        ).page
    }

    private func coordinatorOnly(_ officer: Officer) throws {
        guard officer.role == .coordinator else {
            throw Problem.notYours("Only the partnership’s coordinators admit agencies.")
        }
    }
}

extension SignedIn {
    /// The agency in the address; with `orApplicant`, also an organisation that asks to be one.
    func agency(in register: RegisterSnapshot, orApplicant: Bool = false) throws -> Agency {
        guard let text = parameters.get("agency"), let known = register.register.known(AgencyID(String(text))),
            orApplicant || !known.isApplicant
        else { throw Problem.notFound }
        return known
    }
}

/// 2.9–2.13, 4.1, 4.3 and Appendices One, Three and Four.
func agencyRoutes(_ inside: RouterGroup<SignedIn>, desk: LiaisonDesk, shell: Shell) {
    let pages = AgencyPages(desk: desk, shell: shell)
    inside.get("/agencies", use: pages.list)
    inside.post("/agencies", use: pages.create)
    inside.get("/agencies/new", use: pages.new)
    inside.get("/agencies/directory", use: pages.directory)
    inside.get("/agencies/{agency}", use: pages.show)
    inside.get("/agencies/{agency}/agreement", use: pages.newAgreement)
    inside.post("/agencies/{agency}/agreement", use: pages.sign)
    inside.get("/agencies/{agency}/agreement/signed", use: pages.signedAgreement)
    inside.get("/agencies/{agency}/standing", use: pages.newStanding)
    inside.post("/agencies/{agency}/standing", use: pages.changeStanding)
    inside.get("/agencies/{agency}/leaving", use: pages.newLeaving)
    inside.post("/agencies/{agency}/leaving", use: pages.leave)
    inside.get("/agencies/{agency}/liaison-officers", use: pages.newAppointment)
    inside.post("/agencies/{agency}/liaison-officers", use: pages.appoint)
    inside.post("/agencies/{agency}/name", use: pages.publishName)
    inside.get("/agencies/{agency}/liaison-officers/{officer}/end", use: pages.newEnding)
    inside.post("/agencies/{agency}/liaison-officers/{officer}/end", use: pages.end)
}

extension Register {
    /// An agency's reference that nobody has: one that has left keeps its own, with its history.
    fileprivate func free(_ name: String) -> AgencyID {
        var id = AgencyID(name)
        var number = 1
        while known(id) != nil {
            number += 1
            id = AgencyID("\(name)-\(number)")
        }
        return id
    }
}

/// A name as part of an address: small letters, digits and hyphens.
func addressName(_ name: String) -> String {
    var parts: [String] = [""]
    for character in name.lowercased() {
        if character.isASCII, character.isLetter || character.isNumber {
            parts[parts.count - 1].append(character)
        } else if parts.last != "" {
            parts.append("")
        }
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "-")
}

/// What has just been done to an agency, as its page says once.
enum AgencyDone: String, Sendable {
    case admitted, approved, declined, signed, entered, assured, appointed, ended, published, hidden
    case placed, renamed, suspended, resumed, leaving, staying, left

    var query: String { "?done=\(rawValue)" }

    var notice: Notice {
        switch self {
        case .admitted:
            Notice(.success, "Agency admitted", "Ask an administrator to open accounts for its signatories.")
        case .approved:
            Notice(
                .success, "Agency admitted",
                "Tell the applicant, and ask an administrator to open accounts for its signatories.")
        case .declined: Notice(.success, "Application declined", "What the applicant told us is destroyed.")
        case .entered:
            Notice(
                .success, "Paper agreement entered", "It counts from the day on the paper. Its scan is kept with it.")
        case .assured: Notice(.success, "Assurance saved")
        case .signed: Notice(.success, "Agreement signed", "The audit trail has the hash of the signed text.")
        case .placed: Notice(.success, "Heading changed")
        case .renamed: Notice(.success, "Name changed", "What was entered before stays under the name of its day.")
        case .suspended: Notice(.success, "Agency suspended", "Everybody sees why it can neither ask nor answer.")
        case .resumed: Notice(.success, "Suspension lifted")
        case .leaving:
            Notice(.success, "Last day entered", "What it has received is in its liaison officer’s in-tray to destroy.")
        case .staying: Notice(.success, "Notice taken back")
        case .left: Notice(.success, "The agency has left", "Every certificate is in.")
        case .appointed: Notice(.success, "Appointment entered")
        case .published: Notice(.success, "Your name is on the public page")
        case .hidden: Notice(.success, "Your name is off the public page")
        case .ended: Notice(.success, "Last day entered")
        }
    }
}
