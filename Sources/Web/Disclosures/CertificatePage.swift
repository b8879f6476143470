import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/disclosures/{reference}/certificate`: one certificate for each copy that was destroyed, to print (4.13).
extension DisclosurePages {
    func certificates(_ request: Request, _ context: SignedIn) async throws -> Response {
        let folder = try await folder(context)
        let disclosure = folder.disclosure
        let shown = folder.history.entries.filter(disclosure.shows(in: folder.circumstances))
        let standing = disclosure.copies.count { !$0.state.isEnded }
        let certificates = shown.compactMap { entry -> HTML? in
            guard case .destroyed(let agency, let records, let paper) = entry.event else { return nil }
            let isLast = records.contains("disclosure")
            let rows =
                [
                    SummaryRow("Disclosure", "\(disclosure.reference.text)"),
                    SummaryRow("Owner", "\(folder.name(of: disclosure.owner))"),
                    SummaryRow(
                        "Destroyed",
                        "The copy of \(folder.name(of: agency))\(if: isLast, ". It was the last copy.")"),
                    SummaryRow("Files", "\(disclosure.terms.files.count)"),
                ] + destructionRows(entry, paper, in: folder)
                + (folder.officer.agency == disclosure.owner && standing > 0
                    ? [SummaryRow("Other copies", "\(standing) not destroyed yet")] : [])
            return "<h2>Copy of \(folder.name(of: agency))</h2>\(summaryList(rows))"
        }
        guard !certificates.isEmpty else { return try await whatStands(folder, .destroy, context) }
        var page = Page(
            "Certificate of destruction, \(disclosure.title.lowercasedFirst)", section: .register,
            body: """
                <h1>Certificate of destruction</h1>
                \(certificates)
                \(printButton("Print the certificate"))
                """)
        page.back = Link(disclosure.title, to: Paths.disclosure(disclosure.reference))
        return shell.show(page, to: context)
    }
}
