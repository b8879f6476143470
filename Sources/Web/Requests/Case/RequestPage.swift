import Casework
import Exchange
import HTML
import SharingProtocol

// `/requests/{reference}`: where one request stands, and everything that has happened to it (4.2, 4.6).
extension RequestPages {
    func casePage(_ folder: RequestFolder, _ view: CaseView, _ context: SignedIn) async throws -> Page {
        let request = folder.request
        let isWaiting = request.tasks.contains { !$0.isNotice }
        let duty: HTML = " \(tag("Duty to answer", .active))\(clauseLinks([.duty], in: folder.rules))"
        let isDuty = isWaiting && (request.exchangeDecision ?? request.askDecision)?.isDuty ?? false
        let reassigned: HTML = " The request is \(folder.name(of: request.asker))’s now."
        let next = try await nextStep(folder, context)
        var page = Page(
            request.title, section: .register,
            body: """
                \(request.heading)
                <p>\(desk.kinds.state(of: request.row).tag)\
                \(if: request.terms.isUrgent && isWaiting, " \(tag("Urgent", .bad))")\
                \(if: isDuty, duty)</p>
                <p>\(folder.name(of: request.asking)) asks \(folder.name(of: request.holding)) for information. \
                \(folder.name(of: request.writer)) wrote the request on \(request.openedAt.day.spoken).\
                \(if: request.asker != request.writer, reassigned)</p>
                \(caseBody(
                    aside: """
                        \(insetText("<p>\(next)</p>\(folder.whatStandsInTheWay)"))
                        \(changing(folder, context))
                        \(actLinks(of: request, main: folder.mainActs, others: folder.otherActs))
                        \(asideSection("People and agencies", folder.peopleRows))
                        \(asideSection("Dates", folder.dateRows))
                        \(asideSection("Conditions", folder.conditionRows))
                        """,
                    main: """
                        <h2>Information requested</h2>
                        \(summaryList(folder.aboutRows))
                        \(answer(folder))
                        \(checks(folder))
                        \(request.historySection(folder.historyEntries, showing: view.history))
                        """))
                """)
        page.notice = view.notice
        page.crumbs = [Section.register.link]
        return page
    }

    /// What comes next; for a request that was carried out, with the way to its disclosure.
    private func nextStep(_ folder: RequestFolder, _ context: SignedIn) async throws -> HTML {
        guard folder.isCarriedOut else { return folder.nextStep }
        let reference = folder.request.disclosureReference
        guard let row = try await inRecord(reference, context) else {
            return """
                \(folder.nextStep) It is disclosure \(reference.text), for its readers and the liaison officers of \
                both \
                agencies.
                """
        }
        let link = caseLink("Disclosure \(reference)", to: Paths.disclosure(reference))
        let isToAcknowledge =
            row.state.word == CopyState.disclosed.rawValue && folder.isLiaison
            && folder.circumstances.officer.agency == folder.request.asking
        return isToAcknowledge
            ? "Next: acknowledge receipt of \(link)." : "\(folder.nextStep) Go to \(link) \(row.state.tag)"
    }

    /// Taking it up again makes a draft, so it is a form and no link.
    private func changing(_ folder: RequestFolder, _ context: SignedIn) -> HTML? {
        guard folder.offers(.submit) else { return nil }
        return postForm(
            to: RequestCase.page(of: folder.request.reference, .change), csrf: context.csrf,
            button("Change it and submit it again"))
    }

    private func answer(_ folder: RequestFolder) -> HTML? {
        let rows = folder.answerRows
        guard !rows.isEmpty, folder.request.showsDecision(in: folder.circumstances) else { return nil }
        let obligations = folder.request.exchangeDecision?.obligations ?? []
        let whole = Link("The whole decision, to print", to: RequestCase.page(of: folder.request.reference, .decision))
        return """
            <h2>Decision</h2>
            \(summaryList(rows))
            <p class="ways">\(whole.html)</p>
            \(if: !obligations.isEmpty, details("Duties after disclosure", obligationList(obligations)))
            """
    }

    private func checks(_ folder: RequestFolder) -> HTML? {
        let request = folder.request
        guard let asked = request.askDecision, request.showsDecision(in: folder.circumstances) else { return nil }
        return """
            <h2>Checks against the protocol</h2>
            \(olderVersion(request.exchangeDecision?.version ?? asked.version, folder))
            \(decisionDetails("Can it be requested?", asked))
            \(request.exchangeDecision.map { decisionDetails("Can it be shared?", $0) })
            """
    }
}

extension RequestFolder {
    /// Whether what was agreed was disclosed, even if it was destroyed since.
    fileprivate var isCarriedOut: Bool {
        history.entries.contains { entry in
            if case .disclosed = entry.event { true } else { false }
        }
    }
}

/// Says so where a case was decided under another version than the one in force (5.1).
func olderVersion<Kind: CaseKind>(_ version: String, _ folder: CaseFolder<Kind>) -> HTML? {
    guard version != folder.rules.name else { return nil }
    let started = clauseLinks([.inForce], in: folder.circumstances.version(version), of: version)
    return "<p>It was decided under \(version), the version in force on that day\(started).</p>"
}
