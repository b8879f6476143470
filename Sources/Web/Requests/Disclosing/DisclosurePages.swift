import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/requests/{reference}/disclosure`: the information is handed over (4.3, 4.9).
extension RequestPages {
    func disclosure(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.acts.contains(.disclose) else { return try whatStands(folder, .disclose, context) }
        return show(folder, Form(), nil, context)
    }

    /// Reads what was typed, then takes the files as they arrive, then hands everything over at once.
    ///
    /// Whatever is wrong, the answer comes with what was typed.
    func disclose(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.tries.contains(.disclose) else { return try whatStands(folder, .disclose, context) }
        var form = context.form
        let items = folder.disclosedWords(from: &form)
        guard form.isSound else { return show(folder, withFilesGone(form, context), nil, context) }
        let reference = folder.request.reference
        let outcome: RequestOutcome
        do {
            let intake = try await desk.intake(for: reference, by: badge(context))
            let files = try await DisclosureUpload(desk: desk, intake: intake, limits: uploads).take(context.upload)
            outcome = try await desk.perform(
                .disclose(DisclosedInformation(words: items, files: files)), on: reference, by: badge(context),
                expecting: folder.expected(form.typed("seen")), intake: intake)
        } catch let error as FormError {
            form.note(error.sentence + " Choose your files again.", at: "files")
            return show(folder, form, nil, context)
        } catch DeskError.tooLong {
            form.note(DeskError.tooLong.sentence, at: "item.\(folder.givenItems.first ?? 1)")
            return show(folder, withFilesGone(form, context), nil, context)
        }
        switch outcome {
        case .done: return seeOther(done(reference, .disclosed))
        case .refused(let refusal): return try await show(refusal, reference, form, context)
        }
    }

    private func show(
        _ refusal: RequestAct.Refusal, _ reference: CaseID, _ form: Form, _ context: SignedIn
    ) async throws -> Response {
        let folder = try await folder(reference, context)
        guard folder.tries.contains(.disclose) else { return try await whatStands(reference, refusal, context) }
        var form = form
        switch refusal.reason {
        case .incomplete(let field):
            form.note(refusal.sentence, at: field == "items" ? "item.\(folder.givenItems.first ?? 1)" : field)
            return show(folder, form, nil, context)
        case .unmet, .notNow, .notYours: return show(folder, form, refusal, context)
        }
    }

    /// A browser does not fill in files again, and people have to be told.
    private func withFilesGone(_ form: Form, _ context: SignedIn) -> Form {
        var form = form
        if context.upload != nil, form.problem(at: "files") == nil {
            form.note("If you chose files, choose them again", at: "files")
        }
        return form
    }

    private func show(
        _ folder: RequestFolder, _ form: Form, _ refusal: RequestAct.Refusal?, _ context: SignedIn
    ) -> Response {
        let reference = folder.request.reference
        let path = Paths.request(reference)
        let files = Field(
            "files", "Files",
            hint: """
                Up to \(uploads.files), each at most \(fileSize(uploads.file)), and all together at most \
                \(fileSize(uploads.total)). They are sealed as they arrive.
                """)
        var page = Page(
            "Hand over request \(reference)", section: .register,
            body: besideClauses(
                [.signatories, .marking, .ownersPermission, .readers, .keepUntil], folder.rules,
                """
                <h1>Hand over what was agreed</h1>
                \(refusal.map { refusalWords($0, in: folder.rules) })
                <h2>Where it goes</h2>
                \(summaryList(folder.handingOverRows))
                \(postForm(
                    to: Paths.request(reference, .disclosure), csrf: context.csrf, hasFiles: true,
                    """
                    \(hiddenField("seen", String(folder.history.moves)))
                    <h2>The information</h2>
                    \(folder.disclosureFields(form))
                    \(tickBox(
                        "checked",
                        """
                        I have checked that this is about the right person or subject, and that it goes to the right \
                        people
                        """, in: form))
                    \(fileField(files, in: form, takesSeveral: true))
                    \(buttonGroup(button("Hand it over"), Link("Leave it as it is", to: path).html))
                    """))
                """))
        page.back = Link("Request \(reference)", to: path)
        page.marking = folder.markingWords
        page.form = form
        if refusal != nil { page.notice = Notice(.important, "Nothing was shared", "The reason is below.") }
        return shell.show(page, to: context)
    }
}

extension RequestFolder {
    /// The numbers of the items that were agreed.
    var givenItems: [Int] {
        (request.determination?.given ?? []).enumerated().filter(\.element).map { $0.offset + 1 }
    }

    /// How much text one answer holds; the longer part goes as a file.
    static var disclosedMost: Int { 10_000 }

    fileprivate func disclosedWords(from form: inout Form) -> [Int: Confidential] {
        var words: [Int: Confidential] = [:]
        for item in givenItems {
            words[item] = Confidential(form.text("item.\(item)", most: Self.disclosedMost, lines: .many))
        }
        _ = form.isTicked("checked", required: "Tick the box to say that you have checked it")
        return words
    }

    fileprivate func disclosureFields(_ form: Form) -> HTML {
        let asked = itemWords
        let fields = givenItems.map { item -> HTML in
            textArea(
                Field(
                    "item.\(item)", "Answer to item \(item)",
                    hint: typed(item <= asked.count ? asked[item - 1] : "Sealed")),
                in: form, rows: 6, most: Self.disclosedMost)
        }
        return "\(fields)"
    }

    /// Exactly where it goes and under what: what somebody checks before they hand it over.
    fileprivate var handingOverRows: [SummaryRow] {
        guard let found = request.determination else { return [] }
        var rows = [SummaryRow("To", "\(name(of: request.asking))")]
        if let subject = words("request/subject") { rows.append(SummaryRow("About", typed(subject))) }
        rows.append(SummaryRow("Readers", readerList))
        rows.append(SummaryRow("Purpose", titled(askedRules.purpose(request.terms.purpose), askedRules)))
        rows.append(SummaryRow("Marking", "\(markingWords ?? "None")\(answeredClauses([.marking]))"))
        rows.append(SummaryRow("Keep until", "\(found.keepUntil.spoken)\(answeredClauses([.keepUntil]))"))
        rows.append(
            SummaryRow(
                "Conditions", words("determination/conditions").map { typed($0) } ?? "None beyond the protocol’s own"))
        return rows
    }

    /// The marking and the group that it is restricted to, as it stands on every page (4.7).
    var markingWords: String? {
        guard let marking = request.determination?.marking.flatMap({ answeredRules.marking($0) }) else { return nil }
        guard marking.needsGroup else { return marking.title.uppercased() }
        let group = request.readers.map { name(of: $0) }.joined(separator: ", ")
        return "\(marking.title.uppercased()): for \(group.isEmpty ? "nobody" : group) only"
    }
}
