import Exchange

extension CaseRowChanges {
    /// What writes all but the rows themselves, which are there by then.
    var statements: [Statement] {
        listings.statements(Insertions.listing) + members.statements(Insertions.member)
            + tasks.statements(Insertions.task)
    }
}

extension CaseRowChanges.Lines {
    fileprivate func statements(_ insertion: Insertion<Line>) -> [Statement] {
        (gone.isEmpty ? [] : [insertion.undo(gone)]) + (new.isEmpty ? [] : [insertion.all(new)])
    }
}
