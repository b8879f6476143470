import Casework
import Exchange
import HTML
import SharingProtocol

/// `/review`: where the yearly review stands, who has answered it, and the versions of the protocol (5.1, 5.2).
struct ReviewPage: Sendable {
    let folder: ReviewFolder
    let csrf: CSRFToken

    private var register: RegisterSnapshot { folder.register }

    var page: Page {
        Page(
            "Review", width: .wide, section: .review,
            body: """
                <h1>Review of the protocol</h1>
                <p>Every \(folder.rules.review.everyMonths) months the \(folder.rules.review.preparedBy) reviews the \
                protocol and presents the review to the authorities with a vote, who approve it \
                \(clauseLink(folder.rules.review.clause)).</p>
                \(standing)
                \(words)
                \(if: folder.current?.state == .presented || folder.current?.state == .approved, answers)
                \(versions)
                \(earlier)
                \(publicPage)
                """)
    }

    private var standing: HTML {
        let figures = linkButton("Figures from the audit trail", to: Paths.reviewFigures, .secondary)
        return """
            \(summaryList([SummaryRow("Where it stands", state), SummaryRow("It looks back on", period)]))
            <div class="buttons">\(actions)\(if: folder.seesFigures, figures)</div>
            """
    }

    private var state: HTML {
        switch folder.current?.state {
        case .written: "\(tag("Being written", .active)) by the support team"
        case .presented:
            """
            \(tag("Before the authorities", .waiting)) since \
            \(folder.current?.presentedAt.map { spoken($0) } ?? "")
            """
        case .approved where folder.waitsForDay:
            "\(tag("Approved", .good)) The new version has no day yet from which it is in force"
        case nil, .approved:
            folder.isDue
                ? "\(tag("Due", .bad)) since \(folder.due.spoken)"
                : "\(tag("Not due", .good)) The next one opens on \(folder.due.spoken)"
        }
    }

    private var period: HTML {
        let until = folder.current?.state == .presented ? folder.current?.presented?.until : nil
        return "\(folder.from.spoken) to \(until.map(\.spoken) ?? "the day on which it is presented")"
    }

    private var actions: HTML {
        var actions: [HTML] = []
        if folder.isCoordinator {
            if folder.mayWrite {
                let isBegun = folder.current?.state == .written
                actions.append(linkButton(isBegun ? "Write it anew" : "Write the review", to: Paths.reviewWriting))
                if isBegun {
                    actions.append(linkButton("Present it to the authorities", to: Paths.reviewPresentation))
                }
            }
            if folder.waitsForDay {
                actions.append(linkButton("Bring the new version into force", to: Paths.reviewAdoption))
            }
            if folder.current?.state == .presented {
                actions.append(
                    postForm(to: Paths.reviewWithdrawal, csrf: csrf, button("Take it back", .secondary)))
            }
        }
        if folder.mayAnswer, folder.current?.state == .presented {
            let hasAnswered = folder.current?.answers[folder.officer.agency] != nil
            actions.append(
                linkButton(hasAnswered ? "Change your answer" : "Answer the review", to: Paths.reviewAnswer))
        }
        return "\(actions)"
    }

    private var words: HTML {
        guard folder.current != nil, !folder.words.isEmpty else { return "" }
        var rows: [SummaryRow] = []
        if let findings = folder.words["findings"] { rows.append(SummaryRow("Findings", typed(findings.revealed))) }
        if let recommended = folder.words["recommendations"] {
            rows.append(SummaryRow("Recommendations", typed(recommended.revealed)))
        }
        if let presented = folder.current?.presented {
            rows.append(SummaryRow("What it changes", change(presented)))
        }
        return "<h2>Review \(folder.current?.number ?? 1)</h2>\(summaryList(rows))"
    }

    private func change(_ presented: Presented) -> HTML {
        guard let proposal = presented.proposal else { return "Nothing: reviewed, no change" }
        let title = folder.proposed.map { "\($0.title), version \($0.version)" } ?? proposal.name
        return """
            <p>A new version: \(title) (\(proposal.name))</p>
            <p><a href="\(Paths.difference(from: folder.rules.name, to: proposal.name))">What is different</a></p>
            <p class="small">SHA-256 of its text: <code>\(proposal.textHash)</code></p>
            """
    }

    private var answers: HTML {
        let rows = folder.voters.map { agency -> [HTML] in
            guard let answer = folder.current?.answers[agency.id] else {
                return ["\(agency.name)", tag("Outstanding", .waiting), "–", "–"]
            }
            let said = folder.words["answer.\(agency.id.text)"].map { typed($0.revealed) }
            return [
                "\(agency.name)", answer.approves ? tag("Approves", .good) : tag("Objects", .bad),
                "\(register.name(of: answer.by)), \(answer.on.spoken)", said ?? "–",
            ]
        }
        let silent = folder.rules.review.withoutVote.compactMap { folder.rules.party($0)?.title }
        let note: HTML =
            silent.isEmpty ? "" : "<p class=\"quiet\">Without a vote: \(silent.joined(separator: ", ")).</p>"
        return """
            <h2>Answers of the authorities</h2>
            \(Table(
                "Answers of the authorities", hidesCaption: true,
                columns: [.init("Authority"), .init("Answer"), .init("By"), .init("In words")], rows: rows,
                empty: "No authority with a vote has been admitted.").html)
            \(note)
            """
    }

    private var versions: HTML {
        let today = folder.today
        let agencies = register.register.agencies.values.filter { $0.category != nil && !$0.hasLeft(by: today) }
        let rows = register.versions.all.reversed().map { rules -> [HTML] in
            let signed = agencies.count { $0.hasSigned(rules.name, by: today) }
            let isCurrent = rules.name == folder.rules.name
            let when =
                isCurrent
                ? tag("In force", .good) : rules.effective > today ? tag("To come", .waiting) : tag("Replaced", .done)
            return [
                "<a href=\"\(Paths.clauses(of: rules))\">\(rules.name)</a>", "\(rules.title)",
                "\(when) from \(rules.effective.spoken)", "\(signed) of \(agencies.count)", deadline(rules),
            ]
        }
        return """
            <h2>Versions of the protocol</h2>
            \(Table(
                "Versions of the protocol", hidesCaption: true,
                columns: [
                    .init("Version"), .init("Title"), .init("In force"), .init("Signed by"), .init("To be signed by"),
                ], rows: rows, empty: "").html)
            \(outstanding(agencies))
            """
    }

    private func deadline(_ rules: InformationSharingProtocol) -> HTML {
        guard rules.name != register.versions.all.first?.name else { return "–" }
        let known = register.register.versions.first { $0.name == rules.name }
        return "\((known?.signBy ?? rules.effective).spoken)"
    }

    /// Who has to sign a version that is in force or to come.
    private func outstanding(_ agencies: some Collection<Agency>) -> HTML {
        let signable = register.versions.signable(on: folder.today)
        let rows = agencies.byName().compactMap { agency -> [HTML]? in
            let missing = signable.filter { !agency.hasSigned($0.name, by: folder.today) }
            guard !missing.isEmpty else { return nil }
            let standing = register.register.standing(of: agency, under: folder.rules.name, on: folder.today)
            return [
                "<a href=\"\(Paths.agency(agency.id))\">\(agency.name)</a>",
                "\(missing.map(\.name).joined(separator: ", "))", standing.tag,
            ]
        }
        return """
            <h3>Signatures outstanding</h3>
            \(Table(
                "Signatures outstanding", hidesCaption: true,
                columns: [.init("Agency"), .init("Has to sign"), .init("Today")], rows: rows,
                empty: "Every agency has signed every version that is in force or to come.").html)
            """
    }

    private var earlier: HTML {
        let approved = folder.partnership.reviews.filter { $0.state == .approved }
        let rows = approved.reversed().map { review -> [HTML] in
            [
                "\(review.number)",
                "\(review.from.spoken) to \(review.presented?.until.spoken ?? "")",
                "\(review.approvedOn?.spoken ?? "")",
                "\(review.presented?.proposal?.name ?? "Reviewed, no change")",
            ]
        }
        return """
            <h2>Reviews approved</h2>
            \(Table(
                "Reviews approved", hidesCaption: true,
                columns: [.init("Review"), .init("Looked back on"), .init("Approved"), .init("Came to")], rows: rows,
                empty: "No review has been approved yet.").html)
            """
    }
}

extension AgreementStanding {
    /// The standing in a word or two.
    var tag: HTML {
        switch self {
        case .signed: Web.tag("Signed", .good)
        case .countsUntil(let day): "\(Web.tag("Counts", .waiting)) The one before, until \(day.spoken)"
        case .lapsed(let readsOn):
            "\(Web.tag("Lapsed", .bad)) \(readsOn ? "Reads on; asks and answers nothing" : "Shares nothing")"
        case .unsigned: Web.tag("Not signed", .bad)
        case .suspended: Web.tag("Suspended", .bad)
        case .left: Web.tag("Left", .done)
        }
    }
}
