import Casework
import Exchange
import HTML
import SharingProtocol

// `/disclosures/{reference}`: what was disclosed, where each copy stands, and everything that has happened (4.6).
extension DisclosurePages {
    func casePage(_ folder: DisclosureFolder, _ view: CaseView, _ context: SignedIn) async throws -> Page {
        let disclosure = folder.disclosure
        var page = Page(
            disclosure.title, section: .register,
            body: """
                \(disclosure.heading)
                <p>\(desk.kinds.state(of: disclosure.row).tag)</p>
                <p>\(folder.beginning)</p>
                \(caseBody(
                    aside: """
                        \(insetText("\(folder.nextStep)\(folder.whatStandsInTheWay)"))
                        \(actLinks(of: disclosure, main: folder.mainActs, others: folder.otherActs))
                        <h2>Copies</h2>
                        \(folder.copiesTable)
                        \(asideSection("Owner and conditions", folder.ownerRows))
                        """,
                    main: """
                        <h2>About this information</h2>
                        \(summaryList(try await aboutRows(folder, context)))
                        \(checks(folder))
                        \(disclosure.historySection(folder.historyEntries, showing: view.history))
                        """))
                """)
        page.notice = view.notice
        page.marking = folder.markingWords
        page.crumbs = [Section.register.link]
        return page
    }

    private func aboutRows(_ folder: DisclosureFolder, _ context: SignedIn) async throws -> [SummaryRow] {
        let origin: HTML
        switch folder.disclosure.terms.origin {
        case .volunteered: origin = "Offered by its owner without a request"
        case .request(let request): origin = try await link("Request \(request)", to: request, context)
        case .meeting(let meeting, let item):
            origin = try await link("Meeting \(meeting), item \(item)", to: meeting, context)
        }
        return [SummaryRow("Origin", origin)] + folder.aboutRows
    }

    /// A link to another case. Those who may only read what was disclosed may know no more of it than its reference.
    private func link(_ words: String, to reference: CaseID, _ context: SignedIn) async throws -> HTML {
        guard try await inRecord(reference, context) != nil, let path = Paths.page(reference) else { return "\(words)" }
        return caseLink(words, to: path)
    }

    private func checks(_ folder: DisclosureFolder) -> HTML? {
        let decided = folder.copies.filter { $0.decision != nil }
        guard let version = decided.first?.decision?.version,
            folder.disclosure.showsDecision(in: folder.circumstances)
        else { return nil }
        let checks = decided.compactMap { copy -> HTML? in
            let question = "Could it be shared with \(folder.name(of: copy.agency)) at that time?"
            return copy.decision.map { decisionDetails(question, $0) }
        }
        let obligations = decided.first?.decision?.obligations ?? []
        return """
            <h2>Checks against the protocol</h2>
            \(olderVersion(version, folder))
            \(checks)
            \(if: !obligations.isEmpty, details("Duties after disclosure", obligationList(obligations)))
            """
    }
}

extension DisclosureFolder {
    /// Who gave it to whom, and when.
    fileprivate var beginning: String {
        let agencies = disclosure.copies.map { name(of: $0.agency) }.joined(separator: ", ")
        let (person, day) = (name(of: disclosure.discloser), disclosure.openedAt.day.spoken)
        let owner = name(of: disclosure.owner)
        return switch disclosure.terms.origin {
        case .request: "\(person) of \(owner) disclosed this to \(agencies) on \(day)."
        case .volunteered: "\(person) of \(owner) offered this to \(agencies) on \(day)."
        case .meeting: "\(person) recorded this at a meeting on \(day). \(owner) shared it with \(agencies)."
        }
    }

    /// Whose it is, and what its owner wants observed.
    fileprivate var ownerRows: [SummaryRow] {
        let owner = SummaryRow("Owner", "\(withLiaisonOfficer(disclosure.owner))\(sharedClauses([.ownersPermission]))")
        guard disclosure.showsDecision(in: circumstances) else { return [owner] }
        let withdrawn = disclosure.consentWithdrawn.map {
            [SummaryRow("Consent withdrawn", "On \($0.spoken)\(sharedClauses([.consent]))")]
        }
        return [owner, SummaryRow("Conditions", conditions)] + (withdrawn ?? [])
    }

    /// Everything that is known of it beside the information itself, its owner and the conditions.
    fileprivate var aboutRows: [SummaryRow] {
        let terms = disclosure.terms
        let summary = self.summary
        var rows = [SummaryRow("Purpose", titled(sharedRules.purpose(terms.purpose), sharedRules))]
        if let reason = terms.reason {
            rows.append(SummaryRow("Reason under the Act", titled(sharedRules.reason(reason), sharedRules)))
        }
        guard disclosure.showsDecision(in: circumstances) else { return rows }
        rows += about + summary.basis + [summary.marking]
        if terms.request == nil {
            if words.isEmpty, !disclosure.isEnded { rows.append(SummaryRow("Reasons", "Sealed")) }
            rows += summary.row("Reasons", "reasons") + summary.evidence
            // Of what was heard at a meeting its owner has answered nothing until it is confirmed.
            if terms.meeting == nil || disclosure.decision != nil { rows += summary.handling }
        }
        if !terms.files.isEmpty {
            let sizes = terms.files.enumerated().map { "File \($0 + 1): \(fileSize($1.size))" }
            rows.append(SummaryRow("Files", list(sizes)))
        }
        return rows
    }

    /// Whom it is about, where that stands with it and not with a request.
    private var about: [SummaryRow] { summary.row("About", "subject") }

    private var summary: DeterminationSummary {
        DeterminationSummary(
            terms: disclosure.determination, decision: disclosure.decision, rules: sharedRules,
            words: { words("determination/\($0)") })
    }

    /// What its owner wants observed, besides the protocol (4.9).
    fileprivate var conditions: HTML {
        if let words = words("determination/conditions") { return typed(words) }
        guard disclosure.terms.hasConditions else { return noConditions }
        return disclosure.isEnded ? "Destroyed with the information" : "Not shown to you"
    }

    fileprivate var copiesTable: HTML {
        Table(
            "Copies", hidesCaption: true,
            columns: ["Agency", "State", "Readers", "Keep until"].map { Table.Column($0) },
            rows: copies.map { copy in
                let readers = copy.readers.isEmpty ? "Liaison officers only" : names(of: copy.readers)
                return [
                    "\(name(of: copy.agency))", copy.shown.tag, copy.state.isEnded ? "–" : "\(readers)",
                    copy.isSpent(on: circumstances.today) && copy.state.isHeld
                        ? late(copy.keepUntil, "Overdue") : listed(copy.state.isEnded ? nil : copy.keepUntil),
                ]
            },
            empty: "There are no copies."
        ).html
    }

    /// What has to be known before the information is read, and what stands beside it (4.7, 4.9, 4.12).
    var coverRows: [SummaryRow] {
        let terms = disclosure.terms
        var rows = about
        rows += [
            SummaryRow("Owner", "\(name(of: terms.owner))\(sharedClauses([.ownersPermission]))"),
            SummaryRow("Purpose", titled(sharedRules.purpose(terms.purpose), sharedRules)),
            SummaryRow(
                "Class of information",
                titled(sharedRules.informationClass(disclosure.determination.informationClass), sharedRules)),
            SummaryRow("Marking", "\(markingWords ?? "None")\(sharedClauses([.marking]))"),
            SummaryRow("Conditions", conditions),
            SummaryRow(
                "Readers",
                "\(readers.isEmpty ? "Liaison officers only" : names(of: readers))\(sharedClauses([.readers]))"),
        ]
        if let day = copies.filter({ !$0.state.isEnded }).map(\.keepUntil).max() {
            rows.append(SummaryRow("Keep until", "\(day.spoken)\(sharedClauses([.keepUntil]))"))
        }
        return rows
    }
}

extension DisclosureCopy {
    /// As lists show it.
    fileprivate var shown: CaseState {
        DisclosureCase.states.first { $0.word == stateWord } ?? CaseState(stateWord, stateWord, .active)
    }
}
