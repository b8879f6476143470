package import Exchange

extension PostgresRecords {
    /// Opens records to look at them, beside whoever writes to them; nothing can be filed through it.
    ///
    /// Whether the head fits its entries is not asked: whoever looks may be about to find that out.
    package init(reading database: Database, schema: String) throws(StoreError) {
        self.init(beside: database, schema: schema)
        try storeCall("opening the records", at: database.place) {
            try database.runHere(in: schema) { try Migrations(schema: schema).check($0) }
        }
    }

    /// Opens records for what is done beside all acts, such as tidying; nothing can be filed through it. Nothing is
    /// asked of the database before it is used.
    package init(beside database: Database, schema: String) {
        self.database = database
        self.schema = schema
        writer = BatchWriter(database, schema: schema, signing: HeadSigning(), isLookingOnly: true)
    }
}
