import Foundation
import SharingProtocol
import Testing

/// `make clauses` writes this page too.
@Suite("The page of powers and duties")
struct GatewaysPageTests {
    @Test func `is what the protocols make of it`() throws {
        let protocols = [try InformationSharingProtocol.safermk2013(), try InformationSharingProtocol.model2026()]
        var page = """
            # Powers and duties

            <!-- Written by `make clauses`. -->

            On which power or duty an exchange rests, for each pair of headings and each class of information: the first
            gateway of the protocol file that covers them (clauses 2.2, 2.3, 2.13). A duty arises for a prescribed set
            that the holding agency holds. A test asks the rules for every cell.

            """
        for rules in protocols {
            page += "\n## \(rules.name)\n\n\(GatewayTable(rules).markdown)"
        }
        let address = Project.root.appending(path: "docs/gateways.md")
        if ProcessInfo.processInfo.environment["GATEHOUSE_CLAUSES"] == "write" {
            try Data(page.utf8).write(to: address)
        }
        #expect(try String(contentsOf: address, encoding: .utf8) == page, "docs/gateways.md: make clauses")
    }
}
