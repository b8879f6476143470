@testable import Ledger

extension LedgerEntry {
    /// The entry of docs/ledger.md, and what a test wants different about it.
    static func example(
        caseReference: String = "SMK-2026-0042", sequence: Int = 0, at: Int64 = 1_798_718_400_000,
        officer: String = "council/liaison", agency: String = "council",
        facts: [String: LedgerValue] = ["purpose": "crime-and-asb", "to": "police"],
        sealed: [String: [UInt8]] = ["why": [0xde, 0xad, 0xbe, 0xef]]
    ) -> LedgerEntry {
        LedgerEntry(
            caseReference: caseReference, sequence: sequence, at: at, officer: officer, agency: agency,
            version: "safermk-2013", kind: "request.sent", facts: facts, sealed: sealed)
    }

    static let exampleHex =
        "aa616167636f756e63696c61636d534d4b2d323032362d303034326166a262746f66706f6c69636567707572706f7365"
        + "6d6372696d652d616e642d617362616b6c726571756573742e73656e74616e00616f6f636f756e63696c2f6c69616973"
        + "6f6e61706c73616665726d6b2d323031336173a16377687944deadbeef61741b000001a2cbf8a600617601"
}
