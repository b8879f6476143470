import Exchange
import GRDB

extension CaseRowChanges {
    /// Writes all but the rows themselves, which are there by now.
    func write(_ db: Database) throws {
        try listings.write(Insertions.listing, db)
        try members.write(Insertions.member, db)
        try tasks.write(Insertions.task, db)
    }
}

extension CaseRowChanges.Lines {
    fileprivate func write(_ insertion: Insertion<Line>, _ db: Database) throws {
        for line in gone { try insertion.undo(line, db) }
        try insertion.run(new, db)
    }
}
