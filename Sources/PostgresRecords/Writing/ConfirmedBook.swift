import Exchange
import Ledger
import Synchronization

/// A book that is known to be as safe as the database makes it, and that whatever is read later has to grow out of.
struct ConfirmedBook {
    let size: Int
    /// The hash of its last entry. An entry holds its case, its moment and whoever made it, so where two books part, so
    /// do their entries from there on: to know the last one is to know all before it.
    let lastLeaf: [UInt8]
}

// A database that was set back, or another that took over without having everything, is signed as well as ever; an
// entry whose commit was broken off while it waited for the standby can be read like any other. Neither is built upon.
extension BatchWriter {
    var confirmedBook: ConfirmedBook? { confirmed.withLock { $0 } }

    /// What tells, with the rest of what is read, whether the book grows out of the one that is confirmed: its size,
    /// and the hash of the last entry of that one.
    static func growth(of book: ConfirmedBook?) -> Statement {
        Statement(
            "SELECT size, (SELECT leaf_hash FROM entry WHERE position = $1) FROM head WHERE id = 0",
            [.int((book?.size ?? 0) - 1)])
    }

    /// Throws `damaged` where what was read is of a book that does not grow out of the confirmed one, and waits, where
    /// `position` is of a later entry, until that is as safe as the rest.
    func vouch(for position: Int?, _ growth: Rows, _ book: ConfirmedBook?, _ connection: Connection) throws {
        guard !isLookingOnly else { return }
        let size = try growth.first?.int(0) ?? 0
        try Self.check(size, growth.first?.bytesIfAny(1), book)
        guard let position, position >= book?.size ?? 0 else { return }
        try confirm(size, connection)
    }

    /// Throws `damaged` where the book, which has `size` entries, does not grow out of the confirmed one.
    func growsOut(_ size: Int, _ connection: Connection) throws {
        guard let book = confirmedBook else { return }
        try Self.check(size, connection.run([Self.growth(of: book)])[0].first?.bytesIfAny(1), book)
    }

    private static func check(_ size: Int, _ leaf: [UInt8]?, _ book: ConfirmedBook?) throws {
        guard let book, book.size > 0 else { return }
        guard size >= book.size, leaf == book.lastLeaf else {
            throw StoreError.damaged(
                "the book of \(size) entries does not grow out of that of \(book.size) which was shown before: the "
                    + "database was set back, or replaced by one that had not everything")
        }
    }

    /// Waits until a book of so many entries is as safe as the database makes it.
    private func confirm(_ size: Int, _ connection: Connection) throws {
        // Others may have confirmed a later one since this was read.
        guard size > confirmedBook?.size ?? 0 else { return }
        try connection.confirm()
        let leaf = try connection.run("SELECT leaf_hash FROM entry WHERE position = $1", [.int(size - 1)]).first
        guard let leaf = try leaf?.bytes(0) else { throw StoreError.damaged("the book's last entry is missing") }
        note(ConfirmedBook(size: size, lastLeaf: leaf))
    }

    /// A commit of ours was answered.
    func confirm(_ batch: Batch) {
        guard let leaf = batch.lastLeaf else { return }
        note(ConfirmedBook(size: batch.end.frontier.size, lastLeaf: leaf))
    }

    private func note(_ book: ConfirmedBook) {
        confirmed.withLock { if book.size > $0?.size ?? 0 { $0 = book } }
    }
}
