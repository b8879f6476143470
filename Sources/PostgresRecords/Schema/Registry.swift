package import Exchange

/// The partnerships that a database holds: their schemas, and what has to be known of each before it is opened.
///
/// It stands in a schema of its own, `gatehouse`, by which a database is known for ours.
package struct Registry: Sendable {
    private let database: Database

    package init(_ database: Database) { self.database = database }

    /// A partnership as it stands in the registry.
    package struct Line: Hashable, Sendable {
        /// Small letters, digits and hyphens; the name of its schema, and of its place in addresses.
        package let name: String
        /// `partnership.json`, as a data folder has it.
        package let settings: String

        package init(name: String, settings: String) {
            self.name = name
            self.settings = settings
        }
    }

    /// Every partnership, by name. Throws `notRecords` for a database that is not ours.
    package func lines() throws(StoreError) -> [Line] {
        try read("SELECT name, settings FROM gatehouse.partnership ORDER BY name") { rows in
            try rows.map { Line(name: try $0.text(0), settings: try $0.text(1)) }
        }
    }

    /// The settings of the one called `name`; `nil` where there is none.
    package func settings(of name: String) throws(StoreError) -> String? {
        try read("SELECT settings FROM gatehouse.partnership WHERE name = $1", [.text(name)]) { rows in
            try rows.first?.text(0)
        }
    }

    /// The text of its protocol file, where that is the partnership's own.
    package func protocolText(of name: String) throws(StoreError) -> String? {
        try read("SELECT protocol FROM gatehouse.partnership WHERE name = $1", [.text(name)]) { $0.first?.textIfAny(0) }
    }

    private func read<Read>(
        _ sql: String, _ values: [Value] = [], _ body: (Rows) throws -> Read
    ) throws(StoreError) -> Read {
        try call("reading the registry") { connection in
            guard try Self.exists(connection) else { throw StoreError.notRecords(path: database.place) }
            return try body(connection.run(sql, values))
        }
    }

    /// Makes a schema with nothing in it, which is a partnership's once it was entered. `false` where there is one of
    /// that name already.
    package func make(_ name: String) throws(StoreError) -> Bool {
        try call("making a schema") { connection in
            try connection.run([.begin, Self.lock])
            try connection.run(Self.tables.map { Statement($0) })
            guard try connection.run("SELECT 1 FROM pg_namespace WHERE nspname = $1", [.text(name)]).count == 0 else {
                try connection.run([.rollBack])
                return false
            }
            let schema = name.quotedName
            try connection.run([
                Statement("CREATE SCHEMA \(schema)"),
                Statement("CREATE TABLE \(schema).schema_version (version bigint NOT NULL)"),
                Statement("INSERT INTO \(schema).schema_version VALUES (0)"), .commit,
            ])
            return true
        }
    }

    /// Enters a partnership whose schema was made: from now on it is one. `protocolText` is that of a protocol of its
    /// own.
    package func enter(_ line: Line, protocolText: String?) throws(StoreError) {
        try call("entering a partnership") { connection in
            _ = try connection.run(
                "INSERT INTO gatehouse.partnership (name, settings, protocol) VALUES ($1, $2, $3)",
                [.text(line.name), .text(line.settings), .text(protocolText)])
        }
    }

    /// Takes a partnership out, with everything in its schema: after it was moved, or where making it failed.
    package func remove(_ name: String) throws(StoreError) {
        try call("removing a partnership") { connection in
            _ = try connection.run([
                .begin, Self.lock, Statement("DELETE FROM gatehouse.partnership WHERE name = $1", [.text(name)]),
                Statement("DROP SCHEMA IF EXISTS \(name.quotedName) CASCADE"), .commit,
            ])
        }
    }

    private static func exists(_ connection: Connection) throws -> Bool {
        try connection.run("SELECT 1 WHERE to_regclass('gatehouse.partnership') IS NOT NULL").count == 1
    }

    private static let lock = Statement("SELECT pg_advisory_xact_lock(hashtextextended('gatehouse', 0))")
    private static let tables = [
        "CREATE SCHEMA IF NOT EXISTS gatehouse",
        """
        CREATE TABLE IF NOT EXISTS gatehouse.partnership (
          name     text COLLATE "C" PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9-]{0,47}$' AND name <> 'gatehouse'),
          settings text NOT NULL,
          protocol text
        )
        """,
    ]

    private func call<Value>(_ doing: String, _ body: (Connection) throws -> Value) throws(StoreError) -> Value {
        try storeCall(doing, at: database.place) { try database.runHere(in: nil, body) }
    }
}
