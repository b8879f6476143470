import Casework
import Exchange
import HTML

/// A case's page in two columns: on the left what it is about and its history, on the right the next step, the people,
/// the dates and the conditions.
///
/// The right column comes first in the source, so it comes first on a phone and when the page is read out.
func caseBody(aside: HTML, main: HTML) -> HTML {
    """
    <div class="case">
    <div class="case-aside">\(aside)</div>
    <div class="case-main">\(main)</div>
    </div>
    """
}

extension PagedKind {
    /// `Request R-0000-0000` as a heading, the reference on one line.
    var heading: HTML { "<h1>\(Self.noun) <span class=\"one-line\">\(reference.text)</span></h1>" }
}

/// A part of the right column; nothing where it has no rows.
func asideSection(_ heading: String, _ rows: [SummaryRow]) -> HTML {
    rows.isEmpty ? "" : "<h2>\(heading)</h2>\(summaryList(rows))"
}

/// What a case's page is opened with.
struct CaseView: Sendable {
    /// What has just happened.
    var notice: Notice?
    /// What its history shows; `nil` where nobody has chosen.
    var history: ShownHistory?
}

extension CaseFolder {
    /// An agency, with its liaison officer of today.
    func withLiaisonOfficer(_ agency: AgencyID) -> HTML {
        let inPost = register.register.agencies[agency]?.liaisonOfficer(on: circumstances.today)
        let words = inPost.map { "Liaison officer: \(name(of: $0))" } ?? "No liaison officer"
        return "\(name(of: agency))<br><span class=\"small\">\(words)</span>"
    }
}
