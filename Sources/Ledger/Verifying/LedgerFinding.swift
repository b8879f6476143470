/// One thing that is wrong with a ledger. Positions count entries from 0.
package enum LedgerFinding: Hashable, Sendable {
    /// Which checkpoint is meant: the ledger's own, or the one of this number, from 1, that an agency kept.
    package enum Which: Hashable, Sendable {
        case own
        case kept(Int)
    }

    /// There are entries, and nobody signed for them.
    case noCheckpoint
    /// The checkpoint is not this ledger's, or its signature is wrong.
    case checkpointRefused(Which, NoteError)
    /// Fewer entries are here than the checkpoint signs for.
    case truncated(Which, entries: Int, signed: Int)
    /// The entries are not those that were signed. They were changed between `since`, the largest size that
    /// is still as a checkpoint says, and `size`.
    case rewritten(Which, since: Int, size: Int)
    /// No entry stands at these positions.
    case missing(Range<Int>)
    /// An entry comes where another should.
    case outOfOrder(position: Int, expected: Int)
    /// The entry is not the one whose hash is kept for its position.
    case changed(Int)
    /// The entry that belongs here is gone, and those after it moved up.
    case dropped(Int)
    /// An entry was put in here, and those after it moved down.
    case inserted(Int)
    case swapped(Int, Int)
    /// The entries and their own hashes agree, and the hash kept over all of these does not.
    case changedWithin(Range<Int>)
    case unreadable(Int, LedgerEncodingError)
    /// The entry is dated before the one in front of it, by more than clocks differ.
    case backDated(Int, milliseconds: Int64)
    /// The entry is not the next one of its case.
    case sequenceBroken(Int, caseReference: String, expected: Int, found: Int)
}

extension LedgerFinding: CustomStringConvertible {
    package var description: String {
        switch self {
        case .noCheckpoint:
            "The ledger has entries and no checkpoint: nobody has signed for them."
        case .checkpointRefused(let which, let error):
            "\(which.words) cannot be relied on: \(error)."
        case .truncated(let which, let entries, let signed):
            "The end of the ledger is missing: \(which.words.lowercasedFirst) signs for \(signed) entries, "
                + "and \(entries) are here."
        case .rewritten(let which, let since, let size):
            "Entries between \(since) and \(size - 1) are not those that were signed: "
                + "they do not give the root of \(which.words.lowercasedFirst)."
        case .missing(let range):
            range.count == 1
                ? "Entry \(range.lowerBound) is missing."
                : "Entries \(range.lowerBound) to \(range.upperBound - 1) are missing."
        case .outOfOrder(let position, let expected):
            "Entry \(position) comes where entry \(expected) should."
        case .changed(let position):
            "Entry \(position) was changed: it does not give the hash that is kept for it."
        case .dropped(let position):
            "The entry that was at \(position) is gone, and those after it were moved up."
        case .inserted(let position):
            "The entry at \(position) was put in later, and those after it were moved down."
        case .swapped(let one, let other):
            "Entries \(one) and \(other) were swapped."
        case .changedWithin(let range):
            "Something between entries \(range.lowerBound) and \(range.upperBound - 1) was changed: "
                + "they do not give the hash that is kept over them."
        case .unreadable(let position, let error):
            "Entry \(position) cannot be read: \(error)."
        case .backDated(let position, let milliseconds):
            "Entry \(position) is dated \(milliseconds / 1000) seconds before the entry in front of it."
        case .sequenceBroken(let position, let caseReference, let expected, let found):
            "Entry \(position) is number \(found) of case \(caseReference), where number \(expected) should follow."
        }
    }
}

extension LedgerFinding.Which {
    fileprivate var words: String {
        switch self {
        case .own: "The ledger's checkpoint"
        case .kept(let number): "The kept checkpoint number \(number)"
        }
    }
}

extension String {
    fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
