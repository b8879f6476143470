import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/requests/{reference}`: where one request stands, and everything that has happened to it (4.2, 4.6).
extension RequestPages {
    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        shell.show(casePage(try await folder(context), notice(request), context), to: context)
    }

    func casePage(_ folder: RequestFolder, _ notice: Notice?, _ context: SignedIn) -> Page {
        let request = folder.request
        let duty: HTML = " \(tag("Duty to answer", .active))\(clauseLinks([.duty], in: folder.rules))"
        var page = Page(
            "Request \(request.reference)", section: .register,
            body: """
                <h1>Request \(request.reference)</h1>
                <p>\(request.state.tag)\(if: request.terms.isUrgent && request.turn != nil, " \(tag("Urgent", .bad))")\
                \(if: isDuty(request), duty)</p>
                <p>\(folder.name(of: request.asking)) asks \(folder.name(of: request.holding)). \
                It was written by \(folder.name(of: request.writer)), and begun on \(request.openedAt.day.spoken).\
                \(if: request.asker != request.writer, " It is \(folder.name(of: request.asker))’s now.")</p>
                \(insetText("<p>\(folder.nextStep)</p>\(folder.whatStandsInTheWay)"))
                \(acts(folder, context))
                <h2>What is asked</h2>
                \(summaryList(folder.askedRows))
                \(answer(folder))
                \(gate(folder))
                <h2>What happened</h2>
                \(timeline(folder.timelineEntries))
                """)
        page.notice = notice
        page.crumbs = [Link("Register", to: Paths.register)]
        return page
    }

    /// 2.3: a duty, and not answered yet.
    private func isDuty(_ request: RequestCase) -> Bool {
        switch request.state {
        case .awaitingApproval, .returned, .sent, .clarifying, .agreed:
            (request.exchangeDecision ?? request.askDecision)?.isDuty ?? false
        case .refused, .disclosed, .received, .withdrawn, .destroyed: false
        }
    }

    private func acts(_ folder: RequestFolder, _ context: SignedIn) -> HTML {
        let reference = folder.request.reference
        let main = folder.mainActs.map { linkButton($0.words, to: Paths.request(reference, $0.part), $0.kind) }
        let others = folder.otherActs.map { Link($0.words, to: Paths.request(reference, $0.part)) }
        // Taking it up again makes a draft, so it is a form and no link.
        let mending: HTML? =
            folder.acts.contains(.submit)
            ? postForm(
                to: Paths.request(reference, .mending), csrf: context.csrf, button("Mend it and hand it in again"))
            : nil
        return """
            \(mending)\(if: !main.isEmpty, "<div class=\"buttons\">\(main)</div>")
            \(if: !others.isEmpty, "<ul>\(others.map { "<li>\($0.html)</li>" as HTML })</ul>")
            """
    }

    private func answer(_ folder: RequestFolder) -> HTML? {
        let rows = folder.answerRows
        guard !rows.isEmpty else { return nil }
        let obligations = folder.request.exchangeDecision?.obligations ?? []
        return """
            <h2>The answer</h2>
            \(summaryList(rows))
            <p>\(Link("The whole decision, to print", to: Paths.request(folder.request.reference, .decision)).html)</p>
            \(if: !obligations.isEmpty, details("What has to follow", obligationList(obligations)))
            """
    }

    private func gate(_ folder: RequestFolder) -> HTML? {
        let request = folder.request
        guard let asked = request.askDecision else { return nil }
        let version = request.exchangeDecision?.version ?? asked.version
        let started = clauseLinks([.inForce], in: folder.circumstances.version(version), of: version)
        let older: HTML = "It was decided under \(version), the version in force on that day\(started)."
        return """
            <h2>What the gate found</h2>
            \(if: version != folder.rules.name, "<p>\(older)</p>")
            \(decisionDetails("May it be asked", asked))
            \(request.exchangeDecision.map { decisionDetails("May it be shared", $0) })
            """
    }
}
