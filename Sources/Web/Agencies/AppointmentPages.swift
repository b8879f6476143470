import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

// 4.1, Appendix Three: an agency appoints its liaison officer and deputies.
extension AgencyPages {
    func newAppointment(_ request: Request, _ context: SignedIn) async throws -> Response {
        let register = try await desk.register()
        let agency = try context.agency(in: register)
        try appointerOnly(context.officer, of: agency)
        let form = Form([
            "from-day": String(today.day), "from-month": String(today.month), "from-year": String(today.year),
        ])
        return shell.show(try appointment(form, agency, register, context), to: context)
    }

    func appoint(_ request: Request, _ context: SignedIn) async throws -> Response {
        let register = try await desk.register()
        let agency = try context.agency(in: register)
        try appointerOnly(context.officer, of: agency)
        var form = context.form
        let colleagues = agency.colleagues(by: register)
        let person = form.choice("officer", among: colleagues.map(\.id.text), required: "Choose an officer")
        let post = form.choice(
            "post", among: ["liaison", "deputy"], required: "Choose whether as liaison officer or as deputy")
        let ahead = DayBounds.ahead(today: today)
        let from = form.day("from", called: "The first day", required: "Enter the first day", within: ahead)
        let until = form.day("until", called: "The last day", within: ahead)
        guard form.isSound, let person, let post, let from else {
            return shell.show(try appointment(form, agency, register, context), to: context)
        }
        let act = AgencyAct.appoint(OfficerID(person), asDeputy: post == "deputy", from: from, until: until)
        return try await desk.perform(act, on: agency.id, by: Badge(context.officer)).answer(
            form, done: Paths.agency(agency.id) + AgencyDone.appointed.query, in: try register.rules(on: today),
            at: ["officer", "from", "until"], otherwise: "officer"
        ) { shell.show(try appointment($0, agency, register, context), to: context) }
    }

    func newEnding(_ request: Request, _ context: SignedIn) async throws -> Response {
        let register = try await desk.register()
        let agency = try context.agency(in: register)
        let person = try inPost(context, at: agency)
        let form = Form([
            "on-day": String(today.day), "on-month": String(today.month), "on-year": String(today.year),
        ])
        return shell.show(ending(form, person, agency, register, context), to: context)
    }

    func end(_ request: Request, _ context: SignedIn) async throws -> Response {
        let register = try await desk.register()
        let agency = try context.agency(in: register)
        let person = try inPost(context, at: agency)
        var form = context.form
        let day = form.day(
            "on", called: "The last day", required: "Enter the last day", within: .ahead(today: today))
        guard form.isSound, let day else {
            return shell.show(ending(form, person, agency, register, context), to: context)
        }
        let act = AgencyAct.endAppointment(person, on: day)
        return try await desk.perform(act, on: agency.id, by: Badge(context.officer)).answer(
            form, done: Paths.agency(agency.id) + AgencyDone.ended.query, in: try register.rules(on: today),
            at: ["on"], otherwise: "on"
        ) { shell.show(ending($0, person, agency, register, context), to: context) }
    }

    /// Appendix Three: whether everybody may see one's own name, and not the post alone.
    func publishName(_ request: Request, _ context: SignedIn) async throws -> Response {
        let agency = try context.agency(in: try await desk.register())
        let isOn = context.form.typed("published") == "yes"
        switch try await desk.perform(.publishName(isOn), on: agency.id, by: Badge(context.officer)) {
        case .done: return seeOther(Paths.agency(agency.id) + (isOn ? AgencyDone.published : .hidden).query)
        case .refused(let refusal):
            guard refusal.reason != .notYours else { throw Problem.notYours(refusal.sentence) }
            return seeOther(Paths.agency(agency.id))
        }
    }

    /// The officer in the address, who has to be in post, or to come into it; and whoever asks may end it.
    private func inPost(_ context: SignedIn, at agency: Agency) throws -> OfficerID {
        guard let text = context.parameters.get("officer") else { throw Problem.notFound }
        let person = OfficerID(String(text))
        guard agency.appointments.contains(where: { $0.officer == person && !$0.isOver(on: today) }) else {
            throw Problem.notFound
        }
        guard agency.mayAppoint(context.officer, on: today) || context.officer.id == person else {
            throw Problem.notYours("Only those who appoint, or the officer in post, end an appointment.")
        }
        return person
    }

    private func appointerOnly(_ officer: Officer, of agency: Agency) throws {
        guard agency.mayAppoint(officer, on: today) else {
            throw Problem.notYours("Only an officer who may bind the agency, or its liaison officer, appoints.")
        }
    }

    private func appointment(
        _ form: Form, _ agency: Agency, _ register: RegisterSnapshot, _ context: SignedIn
    ) throws -> Page {
        let rules = try register.rules(on: today)
        let colleagues = agency.colleagues(by: register).map { officer in
            let position = register.accounts[officer.id]?.position ?? ""
            return (value: officer.id.text, words: "\(register.name(of: officer.id)), \(position)")
        }
        let inPost = agency.liaisonOfficer(on: today).map { register.name(of: $0) }
        let posts = [
            Choice(
                "liaison", "Liaison officer",
                hint: inPost.map { "\($0) serves until the day before." } ?? "The post is vacant."),
            Choice("deputy", "Deputy", hint: "Does all that the liaison officer does, beside them."),
        ]
        var page = Page(
            "Appoint a liaison officer", section: .agencies,
            body: """
                <h1>Appoint a liaison officer for \(agency.name)</h1>
                <p>All that the agency asks for and discloses goes through its liaison officer\
                \(clauseLinks([.liaisonOfficers, .approval], in: rules)).</p>
                \(postForm(to: Paths.appointment(at: agency.id), csrf: context.csrf, """
                    \(selectField(
                        Field("officer", "Officer"), in: form, options: colleagues, empty: "Choose an officer"))
                    \(radios(Field("post", "Appointed as"), in: form, posts))
                    \(dayField(Field("from", "First day"), in: form))
                    \(dayField(Field("until", "Last day", hint: "Leave this empty if it is not known yet."), in: form))
                    \(button("Appoint"))
                    """))
                """)
        page.back = Link("Back to \(agency.name)", to: Paths.agency(agency.id))
        page.form = form
        return page
    }

    private func ending(
        _ form: Form, _ person: OfficerID, _ agency: Agency, _ register: RegisterSnapshot, _ context: SignedIn
    ) -> Page {
        // On the day after: others may be in post today whose last day is entered already.
        let isOnly = agency.liaisonOfficers(on: today.adding(days: 1)).allSatisfy { $0 == person }
        let warning = "Nobody else is in post: from the day after, \(agency.name) can neither ask nor answer."
        var page = Page(
            "End an appointment", section: .agencies,
            body: """
                <h1>End the appointment of \(register.name(of: person))</h1>
                \(if: isOnly, warningText("\(warning)"))
                \(postForm(to: Paths.ending(of: person, at: agency.id), csrf: context.csrf, """
                    \(dayField(Field("on", "Last day in post"), in: form))
                    \(button("End the appointment", .warning))
                    """))
                """)
        page.back = Link("Back to \(agency.name)", to: Paths.agency(agency.id))
        page.form = form
        return page
    }
}

extension Agency {
    /// Its officers with open accounts, by name.
    func colleagues(by register: RegisterSnapshot) -> [Officer] {
        officers.values.filter(\.isActive).byName { register.name(of: $0.id) }
    }
}

extension Appointment {
    func isOver(on day: Day) -> Bool { until.map { $0 < day } ?? false }
}
