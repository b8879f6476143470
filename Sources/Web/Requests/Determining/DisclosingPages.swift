import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/requests/{reference}/disclosure`: what was agreed is disclosed (4.3, 4.9).
extension RequestPages {
    func disclosure(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.offers(.disclose) else { return try await whatStands(folder, .disclose, context) }
        return show(folder, Form(), nil, context)
    }

    /// Reads what was typed, then takes the files as they arrive, then discloses everything at once.
    ///
    /// Whatever is wrong, the answer comes with what was typed.
    func disclose(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        guard folder.tries(.disclose) else { return try await whatStands(folder, .disclose, context) }
        var form = context.form
        let items = folder.disclosedWords(from: &form)
        guard form.isSound else { return show(folder, form.withFilesGone(context), nil, context) }
        let reference = folder.request.reference
        let outcome: RequestOutcome
        do {
            let intake = try await desk.intake(for: reference, by: badge(context))
            let files = try await DisclosureUpload(desk: desk, intake: intake, limits: uploads).take(context.upload)
            outcome = try await desk.perform(
                .disclose(
                    DisclosedInformation(
                        words: items, files: files, conditions: folder.words["determination/conditions"])),
                on: reference, by: badge(context),
                expecting: folder.expected(form.typed("seen")), intake: intake)
        } catch let error as FormError {
            form.note(error)
            return show(folder, form, nil, context)
        } catch DeskError.tooLong {
            form.note(DeskError.tooLong.sentence, at: "item.\(folder.givenItems.first ?? 1)")
            return show(folder, form.withFilesGone(context), nil, context)
        }
        switch outcome {
        case .done:
            let disclosure = folder.request.disclosureReference
            return seeOther("\(Paths.disclosure(disclosure))?done=\(DisclosureDone.disclosed.rawValue)")
        case .refused(let refusal): return try await show(refusal, reference, form, context)
        }
    }

    private func show(
        _ refusal: RequestAct.Refusal, _ reference: CaseID, _ form: Form, _ context: SignedIn
    ) async throws -> Response {
        let folder = try await folder(reference, context)
        guard folder.tries(.disclose) else { return try await whatStands(reference, refusal, context) }
        var form = form
        switch refusal.reason {
        case .incomplete(let field):
            form.note(refusal.sentence, at: field == "items" ? "item.\(folder.givenItems.first ?? 1)" : field)
            return show(folder, form, nil, context)
        case .unmet, .notNow, .notYours: return show(folder, form, refusal, context)
        }
    }

    private func show(
        _ folder: RequestFolder, _ form: Form, _ refusal: RequestAct.Refusal?, _ context: SignedIn
    ) -> Response {
        let reference = folder.request.reference
        let path = Paths.request(reference)
        var page = Page(
            "Disclose information, request \(reference)", section: .register,
            body: besideClauses(
                [.signatories, .marking, .ownersPermission, .readers, .keepUntil], folder.rules,
                """
                <h1>Disclose information</h1>
                \(refusal.map { refusalWords($0, in: folder.rules) })
                \(summaryList(folder.disclosingRows))
                \(postForm(
                    to: RequestCase.page(of: reference, .disclosure), csrf: context.csrf, hasFiles: true,
                    """
                    \(hiddenField("seen", String(folder.moves)))
                    <h2>Information</h2>
                    \(folder.disclosureFields(form))
                    \(checkedBox(in: form))
                    \(filesField(uploads, in: form))
                    \(buttonGroup(button("Disclose information"), Link("Cancel", to: path).html))
                    """))
                """))
        page.back = Link(folder.request.title, to: path)
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

    fileprivate func disclosedWords(from form: inout Form) -> [Int: Confidential] {
        var words: [Int: Confidential] = [:]
        for item in givenItems {
            words[item] = Confidential(form.text("item.\(item)", most: DisclosureLimits.item, lines: .many))
        }
        form.needsChecked()
        return words
    }

    fileprivate func disclosureFields(_ form: Form) -> HTML {
        let asked = itemWords
        let fields = givenItems.map { item -> HTML in
            textArea(
                Field(
                    "item.\(item)", "Answer to item \(item)",
                    hint: typed(item <= asked.count ? asked[item - 1] : "Sealed")),
                in: form, rows: 6, most: DisclosureLimits.item)
        }
        return "\(fields)"
    }

    /// Exactly where it goes and under what: what somebody checks before they disclose it.
    fileprivate var disclosingRows: [SummaryRow] {
        guard let found = request.determination else { return [] }
        let version = answeredRules
        var rows = [SummaryRow("To", "\(name(of: request.asking))")]
        if let subject = words("request/subject") { rows.append(SummaryRow("About", typed(subject))) }
        rows += [
            SummaryRow(
                "Readers", "\(names(of: found.readers))\(clauseLinks([.readers], in: version, of: version.name))"),
            SummaryRow("Purpose", titled(askedRules.purpose(request.terms.purpose), askedRules)),
            SummaryRow(
                "Marking", "\(markingWords ?? "None")\(clauseLinks([.marking], in: version, of: version.name))"),
            SummaryRow(
                "Keep until",
                "\(found.keepUntil.spoken)\(clauseLinks([.keepUntil], in: version, of: version.name))"),
            SummaryRow("Conditions", words("determination/conditions").map { typed($0) } ?? noConditions),
        ]
        return rows
    }
}
