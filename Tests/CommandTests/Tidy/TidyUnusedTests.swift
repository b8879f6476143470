import Foundation
import Testing

/// What nothing in the sources uses is not there: it would be read, kept up and believed to be needed.
@Suite("Tidy: everything is used")
struct TidyUnusedTests {
    /// Called by Swift or by a library, by these very names; or the C library's own names.
    private static let calledByOthers: Set<String> = [
        "debugDescription", "appendLiteral", "callAsFunction", "CodingKeys", "OutboundIn", "S_IFREG", "S_IFDIR",
        "EISDIR", "ENOTDIR", "EEXIST", "ENOSPC", "EROFS", "EPIPE", "EADDRINUSE", "EADDRNOTAVAIL",
    ]
    /// What the documents are made from (`make clauses`), and what proves that a book goes on from an older one, which
    /// is for those who mirror it.
    private static let forDocuments: Set<String> = ["GatewayTable", "GroundTable", "ConsistencyProof"]

    /// The names that are declared in these files and stand nowhere else in them.
    static func unused(_ texts: [String]) -> [String] {
        let declaration = /\b(?:func|struct|enum|class|actor|protocol|typealias|var|let|case)\s+`?([A-Za-z_]\w*)/
        var uses: [Substring: Int] = [:]
        var declared: Set<Substring> = []
        let codes = texts.map { text in
            text.split(separator: "\n").map { $0.prefix(upTo: $0.firstRange(of: "//")?.lowerBound ?? $0.endIndex) }
        }
        for line in codes.joined() {
            for word in line.split(whereSeparator: { !$0.isLetter && !$0.isNumber && $0 != "_" }) {
                uses[word, default: 0] += 1
            }
            for found in line.matches(of: declaration) { declared.insert(found.1) }
        }
        return declared.filter { uses[$0] == 1 }.map(String.init).sorted()
    }

    @Test func `in the sources`() {
        let files = Project.files(under: "Sources", endingIn: ".swift")
        let unused = Set(Self.unused(files.map(\.text))).subtracting(Self.calledByOthers)
            .subtracting(Self.forDocuments)
        #expect(unused.isEmpty, "Nothing uses \(unused.sorted().joined(separator: ", ")): take it out.")
    }

    @Test func `or is found`() {
        #expect(Self.unused(["func used() {}\nfunc left() { used() } // left"]) == ["left"])
    }
}
