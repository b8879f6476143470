/// What a verifier found.
package struct LedgerReport: Sendable {
    /// How many entries were read, and the root that they give.
    package let head: TreeHead
    /// The ledger's own checkpoint, if it could be opened.
    package let checkpoint: Checkpoint?
    /// How many entries at the end no checkpoint signs for yet.
    package let unsigned: Int
    /// Everything that is wrong: first of the checkpoints, then in the entries' order.
    package let findings: [LedgerFinding]
    /// How many more findings there were than are listed.
    package let unlisted: Int

    package var isSound: Bool { findings.isEmpty }

    /// The report in sentences.
    package var sentences: [String] {
        var sentences = findings.map(\.description)
        if unlisted > 0 { sentences.append("There is more wrong than is listed here: \(unlisted) more findings.") }
        if isSound {
            let signed = head.size - unsigned
            sentences.append("\(signed) entries are as they were signed.")
            if unsigned > 0 { sentences.append("\(unsigned) entries after them are not signed yet.") }
        }
        return sentences
    }
}
