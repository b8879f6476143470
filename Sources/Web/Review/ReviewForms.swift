import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

// Writing, presenting, answering and bringing into force.
extension ReviewPages {
    private static let most = 6000

    func newWriting(_ request: Request, _ context: SignedIn) async throws -> Response {
        try coordinatorOnly(context)
        let folder = try await folder(context)
        guard folder.mayWrite else { return seeOther(Paths.review) }
        var form = Form()
        if folder.current?.state == .written {
            for field in ["findings", "recommendations"] { form.fill(field, folder.words[field]?.revealed ?? "") }
        }
        return shell.show(writing(form, folder, context), to: context)
    }

    func write(_ request: Request, _ context: SignedIn) async throws -> Response {
        try coordinatorOnly(context)
        var form = context.form
        let findings = form.text(
            "findings", required: "Write what the review found", most: Self.most, lines: .many)
        let recommendations = form.text(
            "recommendations", required: "Write what you recommend, or that nothing should change", most: Self.most,
            lines: .many)
        guard form.isSound else { return shell.show(writing(form, try await folder(context), context), to: context) }
        let words = ["findings": Confidential(findings), "recommendations": Confidential(recommendations)]
        return try await perform(
            .team(.write(words: words)), .written, form,
            at: ["findings", "recommendations"],
            otherwise: "findings", context
        ) { writing($0, $1, context) }
    }

    private func writing(_ form: Form, _ folder: ReviewFolder, _ context: SignedIn) -> Page {
        form.page(
            "Write the review",
            """
            <h1>Write the review</h1>
            <p>It looks back on the time since \(folder.from.spoken). \
            <a href="\(Paths.reviewFigures)">The figures from the audit trail</a> are presented with it.</p>
            \(postForm(to: Paths.reviewWriting, csrf: context.csrf, """
                    \(textArea(
                        Field("findings", "What the review found", hint: "Name agencies and offices, and no people."),
                        in: form, rows: 10, most: Self.most))
                    \(textArea(
                        Field("recommendations", "What you recommend", hint: "Or that nothing changes."), in: form,
                        most: Self.most))
                    \(button("Save the review"))
                    """))
            """)
    }

    func newPresentation(_ request: Request, _ context: SignedIn) async throws -> Response {
        try coordinatorOnly(context)
        return shell.show(presentation(Form(), [], try await folder(context), context), to: context)
    }

    func present(_ request: Request, _ context: SignedIn) async throws -> Response {
        try coordinatorOnly(context)
        let folder = try await folder(context)
        var form = context.form
        let choice = form.choice(
            "change", among: ["none", "text"] + offered(folder), required: "Choose what the review changes")
        var text: ProposedText?
        var problems: [String] = []
        switch choice {
        case nil, "none": break
        case "text":
            let typed = form.text("text", required: "Paste the protocol file", most: 1_000_000, lines: .many) + "\n"
            if form.isSound {
                let reading = ProtocolFile.read(typed)
                if let rules = reading.rules {
                    text = ProposedText(name: rules.name, text: typed, textHash: rules.textHash)
                } else {
                    problems = reading.problems.map(\.description)
                    form.note("Mend the protocol file: each thing is listed below with its line", at: "text")
                }
            }
        case let name?:
            if let rules = try InformationSharingProtocol.builtIn(name) {
                text = ProposedText(name: rules.name, text: rules.text, textHash: rules.textHash)
            }
        }
        guard form.isSound else {
            return shell.show(presentation(form, problems, folder, context), to: context)
        }
        let pack = try await desk.reviewPack(from: folder.from, until: folder.today, by: Badge(context.officer))
        return try await perform(
            .team(.present(text: text, figures: pack.figures)), .presented, form, at: ["text"], otherwise: "change",
            context
        ) { presentation($0, [], $1, context) }
    }

    /// The protocols that come with Gatehouse and are none of the partnership's versions yet.
    private func offered(_ folder: ReviewFolder) -> [String] {
        InformationSharingProtocol.builtInNames.filter { folder.register.versions.named($0) == nil }
    }

    private func presentation(
        _ form: Form, _ problems: [String], _ folder: ReviewFolder, _ context: SignedIn
    ) -> Page {
        let builtIn = offered(folder).map { name in
            Choice(name, "Move to \(name)", hint: "It comes with Gatehouse: read it before you propose it.")
        }
        let list = problems.isEmpty ? "" : "<ul>\(problems.map { "<li><code>\($0)</code></li>" as HTML })</ul>" as HTML
        let paste: HTML = """
            \(list)
            \(textArea(Field("text", "The protocol file", hint: "The whole text of the file."), in: form, rows: 12))
            """
        return form.page(
            "Present the review",
            """
            <h1>Present the review</h1>
            <p>It goes to every authority with a vote, with its figures as they stand today.</p>
            \(postForm(to: Paths.reviewPresentation, csrf: context.csrf, """
                    \(radios(
                        Field("change", "What does the review change?"), in: form,
                        [Choice("none", "Nothing", hint: "Reviewed, no change.")] + builtIn
                            + [Choice("text", "A new version of the protocol, from a file", further: paste)]))
                    \(button("Present it to the authorities"))
                    """))
            """)
    }

    func withdraw(_ request: Request, _ context: SignedIn) async throws -> Response {
        switch try await desk.perform(.team(.withdraw), by: Badge(context.officer)) {
        case .done: return seeOther(Paths.review + ReviewDone.withdrawn.query)
        case .refused(let refusal):
            guard refusal.reason == .notYours else { return seeOther(Paths.review) }
            throw Problem.notYours(refusal.sentence)
        }
    }

    func newAnswer(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.mayAnswer else {
            throw Problem.notYours("Only an officer who may bind an authority with a vote answers for it.")
        }
        guard folder.current?.state == .presented else { return seeOther(Paths.review) }
        return shell.show(answering(Form(), folder, context), to: context)
    }

    func answer(_ request: Request, _ context: SignedIn) async throws -> Response {
        var form = context.form
        let answer = form.choice("answer", among: ["approve", "object"], required: "Choose your answer")
        let words = form.text("words", most: 2000, lines: .many)
        guard form.isSound, let answer else {
            return shell.show(answering(form, try await folder(context), context), to: context)
        }
        let presentedAt = Int64(form.typed("presented")).map { Timestamp(milliseconds: $0) }
        return try await perform(
            .answer(approves: answer == "approve", words: Confidential(words), presentedAt: presentedAt), .answered,
            form,
            at: ["words"], otherwise: "answer", context
        ) { answering($0, $1, context) }
    }

    private func answering(_ form: Form, _ folder: ReviewFolder, _ context: SignedIn) -> Page {
        let what = folder.current?.presented?.proposal?.name ?? "no change to the protocol"
        return form.page(
            "Answer the review",
            """
            <h1>Answer the review for \(folder.register.name(of: context.officer.agency))</h1>
            <p>The review proposes \(what). Your answer is recorded in the audit trail under your name\
            \(clauseLink(.review, in: folder.rules)).</p>
            \(postForm(to: Paths.reviewAnswer, csrf: context.csrf, """
                    \(hiddenField("presented", folder.presented))
                    \(radios(
                        Field("answer", "Your answer"), in: form,
                        [Choice("approve", "We approve it"), Choice("object", "We object")]))
                    \(textArea(
                        Field("words", "In words", hint: "Compulsory where you object."), in: form, most: 2000))
                    \(button("Enter the answer"))
                    """))
            """)
    }

    func newAdoption(_ request: Request, _ context: SignedIn) async throws -> Response {
        try coordinatorOnly(context)
        let folder = try await folder(context)
        guard folder.waitsForDay else { return seeOther(Paths.review) }
        return shell.show(adoption(Form(), folder, context), to: context)
    }

    func adopt(_ request: Request, _ context: SignedIn) async throws -> Response {
        try coordinatorOnly(context)
        var form = context.form
        let day = form.day(
            "from", called: "The first day", required: "Enter the first day", within: .ahead(today: desk.now().day))
        guard form.isSound, let day else {
            return shell.show(adoption(form, try await folder(context), context), to: context)
        }
        return try await perform(
            .team(.adopt(from: day)), .adopted, form, at: ["from"], otherwise: "from", context
        ) { adoption($0, $1, context) }
    }

    private func adoption(_ form: Form, _ folder: ReviewFolder, _ context: SignedIn) -> Page {
        let signing = folder.proposed?.signing
        let grace: HTML =
            signing.map {
                "Agreements to the version before count for \($0.withinDays) days from then on."
            } ?? "From then on an agency asks and answers nothing before it has signed it."
        return form.page(
            "Bring the new version into force",
            """
            <h1>Bring \(folder.proposed?.name ?? "the new version") into force</h1>
            <p>What is asked and decided from that day on is judged by it; what was decided before stays as it was \
            decided\(clauseLink(.inForce, in: folder.rules)). \(grace)</p>
            \(postForm(to: Paths.reviewAdoption, csrf: context.csrf, """
                    \(dayField(Field("from", "First day in force", hint: "Today or later."), in: form))
                    \(button("Bring it into force"))
                    """))
            """)
    }
}

extension Form {
    /// A page of the review that asks this form.
    fileprivate func page(_ title: String, _ body: HTML) -> Page {
        var page = Page(title, section: .review, body: body)
        page.back = Link("Back to the review", to: Paths.review)
        page.form = self
        return page
    }
}
