import Exchange
import Ledger

/// The schema's versions, and how each is made of the one before.
///
/// A migration that has been released is never changed: a new one is added after it. Several servers run over one
/// database while they are brought up to date, one after the other, so a migration only adds.
struct Migrations {
    let schema: String

    /// The number of the latest.
    static let known = 1

    /// What makes version `number` of the one before it.
    private func statements(to number: Int) -> [String] {
        switch number {
        case 1:
            Tables.book(in: schema) + Tables.cases + Tables.tasks + Tables.lists(in: schema) + Tables.keys(in: schema)
                + Tables.underKeys + Tables.people
        case _: []
        }
    }

    /// Brings the schema up to date, in one transaction and for one server at a time.
    ///
    /// Throws `newerSchema` where it is younger than this program, which then has not touched it.
    func migrate(_ connection: Connection) throws {
        try connection.run([
            .begin, Statement("SELECT pg_advisory_xact_lock(hashtextextended('gatehouse ' || $1, 0))", [.text(schema)]),
        ])
        let found = try version(connection)
        guard found <= Self.known else { throw StoreError.newerSchema(found: found, known: Self.known) }
        for number in Self.known > found ? Array(found + 1...Self.known) : [] {
            try connection.run(
                statements(to: number).map { Statement($0) } + [
                    Statement("UPDATE schema_version SET version = $1", [.int(number)])
                ])
        }
        try connection.run([.commit])
    }

    /// Throws `newerSchema` where the schema is younger than this program, and `olderSchema` where it is older:
    /// only whoever serves it brings it up to date.
    func check(_ connection: Connection) throws {
        let found = try version(connection)
        guard found <= Self.known else { throw StoreError.newerSchema(found: found, known: Self.known) }
        guard found == Self.known else { throw StoreError.olderSchema(found: found, known: Self.known) }
    }

    /// The number of the version that the schema is of.
    private func version(_ connection: Connection) throws -> Int {
        let row = try connection.run("SELECT version FROM schema_version").first
        guard let row else { throw StoreError.damaged("its version is missing") }
        return try row.int(0)
    }
}
