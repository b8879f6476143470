package import Exchange
import GRDB

extension SQLiteRecords {
    /// Opens records to look at them, beside whoever writes to them; nothing can be filed through it.
    ///
    /// Whether the head fits its entries is not asked: whoever looks may be about to find that out.
    package init(reading path: String) throws(StoreError) { try self.init(beside: path, readOnly: true) }

    /// Opens records to copy all of them, which may end in closing them.
    package init(copying path: String) throws(StoreError) { try self.init(beside: path, readOnly: false) }

    private init(beside path: String, readOnly: Bool) throws(StoreError) {
        try Opening.checkHeader(of: path, applicationID: Schema.applicationID, creates: false)
        self.path = path
        pool = try storeCall("opening the records", at: path) {
            var configuration = Opening.configuration
            configuration.readonly = readOnly
            let pool = try DatabasePool(path: path, configuration: configuration)
            let found = try pool.read(Schema.version(of:))
            guard readOnly || found == Schema.known else {
                throw StoreError.olderSchema(found: found, known: Schema.known)
            }
            if !readOnly { try pool.writeWithoutTransaction { try $0.execute(sql: "PRAGMA synchronous = FULL") } }
            return pool
        }
        commits = GroupCommit(
            pool: pool, path: path, log: nil, signing: HeadSigning())
    }
}
