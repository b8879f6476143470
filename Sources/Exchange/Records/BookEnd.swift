package import Casework
package import Ledger

/// The end of the book: all that has to be known to add to it.
///
/// Read anew for each commit, so that it is never other than what is stored. A value, so that an act which is refused
/// leaves it as it was.
package struct BookEnd: Sendable {
    package var frontier: Frontier
    /// The moment of the latest entry, in milliseconds; the earliest moment there is when there are none.
    package var lastAt: Int64
    package var registerVersion: Int
    /// What was signed over the head.
    package let checkpoint: String
    /// Where the records are kept now; nothing is filed here any more.
    package let movedTo: String?

    /// From the columns `frontier`, `lastAt`, `registerVersion`, `checkpoint` and `movedTo` of the head.
    package init(_ row: (some RecordRow)?) throws {
        guard let row, let frontier = Frontier(try row.bytes(0)) else {
            throw StoreError.damaged("the book has no head")
        }
        self.frontier = frontier
        lastAt = Int64(try row.int(1))
        registerVersion = try row.int(2)
        checkpoint = try row.text(3)
        movedTo = row.textIfAny(4)
    }

    /// As it is copied into another store.
    package var kept: KeptEnd {
        KeptEnd(
            frontier: frontier.bytes, checkpoint: checkpoint, lastAt: lastAt, registerVersion: registerVersion)
    }

    /// A clock may be this much behind the latest entry: two servers' clocks never agree to the second.
    private static let toleranceMilliseconds: Int64 = 60_000

    /// Throws `clockSetBack` where an act of that moment is too early to follow the latest entry.
    package func checkClock(_ moment: Timestamp) throws(StoreError) {
        guard frontier.size > 0, moment.milliseconds < lastAt - Self.toleranceMilliseconds else { return }
        throw .clockSetBack(seconds: Int((lastAt - moment.milliseconds) / 1000))
    }

    /// Throws `damaged` where it is not the end of as many entries, with that root: cheap, so that a start stays quick.
    /// Verifying the ledger hashes every entry again.
    package static func check(size: Int, root: [UInt8], frontier: Frontier?, entries count: Int) throws(StoreError) {
        guard size == count else {
            throw .damaged("the book's head counts \(size) entries and there are \(count)")
        }
        guard let frontier, frontier.size == size, frontier.root.bytes == root else {
            throw .damaged("the book's head does not fit its tree")
        }
    }
}
