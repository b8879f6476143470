import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

// Where an agency stands: its line and heading, its name, whether it is suspended; and how it leaves (2.13, 6.2, 4.13).
extension AgencyPages {
    func newStanding(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await standing(Form(), context)
    }

    func changeStanding(_ request: Request, _ context: SignedIn) async throws -> Response {
        var form = context.form
        let register = try await desk.register()
        let agency = try context.agency(in: register)
        let act: AgencyAct?
        let done: AgencyDone
        switch form.typed("act") {
        case "place":
            let lines = lines(register).map(\.key)
            act = form.choice("line", among: lines, required: "Choose a line").map { .standing(.place(line: $0)) }
            done = .placed
        case "rename":
            act = .standing(.rename(form.text("name", required: "Enter the new name", most: 120)))
            done = .renamed
        case "suspend":
            let words = form.text("words", required: "Say why it is suspended", most: 2000, lines: .many)
            act = .standing(.suspend(Confidential(words)))
            done = .suspended
        case "resume":
            act = .standing(.resume)
            done = .resumed
        case _: throw Problem.notFound
        }
        guard form.isSound, let act else { return try await standing(form, context) }
        return try await desk.perform(act, on: agency.id, by: Badge(context.officer)).answer(
            form, done: Paths.agency(agency.id) + done.query, in: try register.rules(on: today),
            at: ["line", "name", "words"], otherwise: "line"
        ) { try await standing($0, context) }
    }

    /// The lines on which an agency can stand, in the version in force or in one to come.
    private func lines(_ register: RegisterSnapshot) -> [NamedParty] {
        let current = register.versions.signable(on: today)
        var seen: Set<Key<NamedParty>> = []
        return current.reversed().flatMap(\.parties).filter { seen.insert($0.key).inserted }
    }

    private func standing(_ form: Form, _ context: SignedIn) async throws -> Response {
        guard context.officer.role == .coordinator else {
            throw Problem.notYours("Only the partnership’s coordinators change where an agency stands.")
        }
        let register = try await desk.register()
        let agency = try context.agency(in: register)
        let options = lines(register).map { party in
            let heading = register.versions.all.reversed().lazy.compactMap { $0.category(party.category)?.title }.first
            return (value: party.key.name, words: "\(party.title) (\(heading?.lowercased() ?? ""))")
        }
        func post(_ act: String, _ fields: HTML, _ words: String, _ kind: ButtonKind = .secondary) -> HTML {
            postForm(
                to: Paths.standing(of: agency.id), csrf: context.csrf,
                "\(hiddenField("act", act))\(fields)\(button(words, kind))")
        }
        let why = textArea(Field("words", "Why it is suspended", hint: "It is sealed."), in: form, rows: 3, most: 2000)
        var page = Page(
            "Where \(agency.name) stands", section: .agencies,
            body: """
                <h1>Where \(agency.name) stands</h1>
                <h2>Line and heading</h2>
                \(post("place", selectField(
                    Field("line", "Line of the parties’ list", hint: "Its heading decides its powers and duties."),
                    in: form, options: options, empty: "Choose a line"), "Put it on this line"))
                <h2>Name</h2>
                \(post("rename", textField(Field("name", "New name"), in: form, most: 120), "Change the name"))
                <h2>Suspension</h2>
                \(agency.suspendedSince.map { since in
                    "<p>Suspended since \(since.spoken).</p>\(post("resume", "", "Lift the suspension"))" as HTML
                } ?? post("suspend", why, "Suspend the agency", .warning))
                """)
        page.back = Link("Back to \(agency.name)", to: Paths.agency(agency.id))
        page.form = form
        return shell.show(page, to: context)
    }

    // Leaving, and its end.

    func newLeaving(_ request: Request, _ context: SignedIn) async throws -> Response {
        var form = Form()
        form.fill(today, at: "on")
        return try await leaving(form, context)
    }

    func leave(_ request: Request, _ context: SignedIn) async throws -> Response {
        var form = context.form
        let register = try await desk.register()
        let agency = try context.agency(in: register)
        let act: AgencyAct
        let done: AgencyDone
        switch form.typed("act") {
        case "leave":
            let isAtOnce = form.isTicked("at-once")
            let day =
                isAtOnce
                ? nil
                : form.day("on", called: "The last day", required: "Enter the last day", within: .ahead(today: today))
            let words = form.text("words", required: "Say why it leaves", most: 2000, lines: .many)
            let others = register.register.agencies(toMergeWith: agency.id)
            let into = form.choice("into", among: others.map(\.text))
            guard form.isSound else { return try await leaving(form, context) }
            act = .notice(.leave(on: day, into: into.map { AgencyID($0) }, Confidential(words)))
            done = .leaving
        case "stay":
            act = .notice(.stay)
            done = .staying
        case "close":
            act = .standing(.close(held: 0))
            done = .left
        case _: throw Problem.notFound
        }
        return try await desk.perform(act, on: agency.id, by: Badge(context.officer)).answer(
            form, done: Paths.agency(agency.id) + done.query, in: try register.rules(on: today),
            at: ["on", "words", "into"], otherwise: "on"
        ) { try await leaving($0, context) }
    }

    private func leaving(_ form: Form, _ context: SignedIn) async throws -> Response {
        let register = try await desk.register()
        let agency = try context.agency(in: register)
        guard agency.mayEnd(context.officer) else {
            throw Problem.notYours(
                "Only an officer who may bind the agency, or the support team, ends its membership.")
        }
        let held = try await desk.held(by: agency.id)
        let next =
            agency.leavesAfter == nil
            ? try notice(form, agency, held, register, context) : ending(agency, held, register, context)
        var page = Page(
            "Membership of \(agency.name)", section: .agencies,
            body: """
                <h1>Membership of \(agency.name)</h1>
                \(next)
                """)
        page.back = Link("Back to \(agency.name)", to: Paths.agency(agency.id))
        page.form = form
        return shell.show(page, to: context)
    }

    private func notice(
        _ form: Form, _ agency: Agency, _ held: Int, _ register: RegisterSnapshot, _ context: SignedIn
    ) throws -> HTML {
        let rules = try register.rules(on: today)
        let others = register.register.agencies(toMergeWith: agency.id)
            .map { (value: $0.text, words: register.name(of: $0)) }.byName(\.words)
        let into = Field(
            "into", "The agency that it merges into, if any",
            hint: "What it received is destroyed all the same: the other asks anew for what it still needs.")
        return """
            <p>After its last day the agency asks and answers nothing, and nobody of it reads what it received. What \
            it received comes into its liaison officer’s in-tray to be destroyed\
            \(clauseLinks([.keepUntil, .destroyed], in: rules)).</p>
            <p>It holds what it received in \(counted(held)).</p>
            \(postForm(to: Paths.leaving(of: agency.id), csrf: context.csrf, """
            \(hiddenField("act", "leave"))
            \(dayField(Field("on", "Last day in the partnership"), in: form))
            \(tickBox("at-once", "It leaves at once, whatever day stands above", in: form))
            \(selectField(into, in: form, options: others, empty: "None"))
            \(textArea(Field("words", "Why it leaves", hint: "It is sealed."), in: form, rows: 3, most: 2000))
            \(button("Enter the last day", .warning))
            """))
            """
    }

    private func counted(_ held: Int) -> String { held == 1 ? "1 disclosure" : "\(held) disclosures" }

    private func ending(
        _ agency: Agency, _ held: Int, _ register: RegisterSnapshot, _ context: SignedIn
    ) -> HTML {
        func post(_ act: String, _ words: String, _ kind: ButtonKind) -> HTML {
            postForm(
                to: Paths.leaving(of: agency.id), csrf: context.csrf,
                "\(hiddenField("act", act))\(button(words, kind))")
        }
        let isOver = agency.hasLeft(by: today) && context.officer.role == .coordinator
        let into = agency.mergesInto.map { [SummaryRow("Merges into", "\(register.name(of: $0))")] } ?? []
        return """
            \(summaryList(into + [
                SummaryRow(
                    "Last day",
                    "\(agency.leavesAfter?.spoken ?? "")\(if: agency.hasLeft(by: today), ", which is over")"),
                SummaryRow(
                    "To be destroyed", held == 0
                        ? "\(tag("Nothing", .good)) Every certificate is in"
                        : "\(tag("Outstanding", .bad)) What it received in \(counted(held))"),
            ]))
            <div class="buttons">\(post("stay", "Take the notice back", .secondary))\
            \(if: isOver, post("close", "Complete its leaving", .primary))</div>
            """
    }
}
