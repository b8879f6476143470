import Casework
import HTML

// Where the pages of a case are, whatever its kind.
extension Paths {
    static func request(_ reference: CaseID) -> String { "/requests/\(reference)" }
    static func disclosure(_ reference: CaseID) -> String { "/disclosures/\(reference)" }

    /// The one place that says which pages each kind of case has, and where one is drafted.
    private static let places: [(kind: KindName, page: @Sendable (CaseID) -> String, draft: String?)] = [
        (RequestCase.name, { request($0) }, newRequest),
        (DisclosureCase.name, { disclosure($0) }, newDisclosure),
        (MeetingCase.name, { meeting($0) }, nil),
        (Agency.name, { agency(AgencyID(String($0.text.dropFirst(Agency.name.prefix.count)))) }, nil),
        (PartnershipCase.name, { _ in review }, nil),
    ]

    /// The page of a case; `nil` for one of a kind that has none here.
    static func page(_ reference: CaseID) -> String? {
        places.first { reference.text.hasPrefix($0.kind.prefix) }?.page(reference)
    }

    /// Where a case is being written that is not submitted yet.
    static func draft(_ reference: CaseID) -> String { "\(drafts(like: reference))/\(reference)" }

    /// Where one finds one's drafts of that kind.
    static func drafts(like reference: CaseID) -> String {
        places.first { reference.text.hasPrefix($0.kind.prefix) }?.draft ?? newRequest
    }

    /// One entry of the audit trail, by its position.
    static func entry(_ position: Int) -> String { "\(book)/entries/\(position)" }
}

/// A case's reference, leading to its page where it has one.
func caseLink(_ reference: CaseID) -> HTML {
    // That of an agency is its name, and may be as long as a line.
    let line: HTML = reference.text.hasPrefix(Agency.name.prefix) ? "" : " class=\"one-line\""
    guard let path = Paths.page(reference) else { return "<span\(line)>\(reference.text)</span>" }
    return "<a\(line) href=\"\(path)\">\(reference.text)</a>"
}

/// Words with a case's reference in them, leading to it; a reference is never broken over two lines.
func caseLink(_ words: String, to path: String) -> HTML { "<a class=\"one-line\" href=\"\(path)\">\(words)</a>" }

/// One entry of the audit trail, leading to it.
func entryLink(_ position: Int) -> HTML {
    "<a href=\"\(Paths.entry(position))\">Entry \(grouped(position))</a> of the audit trail"
}
