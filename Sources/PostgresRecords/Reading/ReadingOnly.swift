package import Exchange

extension PostgresRecords {
    /// Opens records to look at them, beside whoever writes to them; nothing can be filed through it.
    ///
    /// Whether the head fits its entries is not asked: whoever looks may be about to find that out.
    package init(reading database: Database, schema: String) throws(StoreError) {
        self.database = database
        self.schema = schema
        writer = BatchWriter(
            database, schema: schema, sign: { _ in throw NobodySigns() }, isSigned: { _, _ in true })
        do {
            try database.runHere(in: schema) { try Migrations(schema: schema).check($0) }
        } catch {
            throw StoreError(error, doing: "opening the records", at: database.place)
        }
    }

    private struct NobodySigns: Error {}
}
