import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/about`: what everybody may know of the partnership, where it shows that.
struct PublicPages: Sendable {
    let desk: LiaisonDesk
    let shell: Shell

    func show(_ request: Request, _ visit: Visit) async throws -> Response {
        guard let summary = try await desk.publicSummary() else { throw Problem.notFound }
        return shell.show(
            PublicPage(summary: summary, partnership: shell.partnership, area: shell.area).page, to: visit)
    }
}

struct PublicPage: Sendable {
    let summary: PublicSummary
    let partnership: String
    let area: String?

    var page: Page {
        let rules = summary.rules
        let place = area.map { " in \($0)" } ?? ""
        let members = summary.members.map { member -> [HTML] in
            let liaison = [member.liaisonName, member.liaisonPosition ?? "Vacant"].compactMap(\.self)
            return [
                "\(member.name)", "\(member.heading)",
                member.signed.map { "\($0.version), since \($0.signed.spoken)" as HTML } ?? "Not signed",
                "\(liaison.joined(separator: ", "))",
            ]
        }
        return Page(
            "How \(partnership) shares information", width: .wide,
            body: """
                <h1>How \(partnership) shares information</h1>
                <p>The agencies below share information for community safety\(place) under a protocol that each of \
                them signs: \(rules.title), version \(rules.version), in force from \(rules.effective.spoken). What is \
                shared, with whom and why is entered in a book that nobody can quietly change. This page is made \
                from it, as it stands on \(summary.on.spoken).</p>
                <h2>Who has signed</h2>
                \(Table(
                    "Who has signed", hidesCaption: true,
                    columns: [.init("Agency"), .init("Heading"), .init("Agreement"), .init("Liaison officer")],
                    rows: members, empty: "No agency has been admitted yet.").html)
                <p>\(linkButton("Ask to join", to: Paths.join, .secondary))</p>
                <h2>How often information was disclosed</h2>
                <p>By the power or duty in law, for each of the last four quarters. Numbers below five are not \
                shown.</p>
                \(summary.quarters.map(quarter))
                """)
    }

    private func quarter(_ quarter: PublicSummary.Quarter) -> HTML {
        let when = "\(quarter.from.spoken) to \(quarter.until.spoken)"
        return """
            <h3>\(when)</h3>
            \(Table(
                when, hidesCaption: true, columns: [.init("Power or duty"), .init("How often", isNumber: true)],
                rows: quarter.shared.map { ["\($0.title)", "\($0.count)"] },
                empty: "Nothing was disclosed.").html)
            """
    }
}

extension Paths {
    static let about = "/about"
    static let publicPage = "/review/public-page"
}

extension ReviewPages {
    func switchPublicPage(_ request: Request, _ context: SignedIn) async throws -> Response {
        let isOn = context.form.typed("shown") == "yes"
        switch try await desk.perform(.team(.switchPublicPage(on: isOn)), by: Badge(context.officer)) {
        case .done: return seeOther(Paths.review + (isOn ? ReviewDone.shown : .hidden).query)
        case .refused(let refusal):
            guard refusal.reason == .notYours else { return seeOther(Paths.review) }
            throw Problem.notYours(refusal.sentence)
        }
    }
}

extension ReviewPage {
    /// Whether everybody may see who has signed and how much is shared; the support team decides it.
    var publicPage: HTML {
        let isOn = folder.partnership.isPublic
        let words: HTML =
            isOn
            ? """
            <a href="\(Paths.about)">The public page</a> shows everybody who has signed and how much is shared, and \
            takes applications to join.
            """
            : "There is no public page: nobody sees who has signed and how much is shared without signing in."
        let change = postForm(
            to: Paths.publicPage, csrf: csrf,
            "\(hiddenField("shown", isOn ? "no" : "yes"))\(button(isOn ? "Hide it" : "Show a public page", .secondary))"
        )
        return "<h2>Public page</h2><p>\(words)</p>\(if: folder.isCoordinator, change)"
    }
}
