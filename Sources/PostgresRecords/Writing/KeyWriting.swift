import Casework
import Exchange
import Vault

extension WrappedKey {
    static func write(_ keys: [(key: WrappedKey, reference: CaseID)]) -> Statement {
        Statement(
            """
            INSERT INTO wrapped_key (id, reference, owner, is_agency_key, bytes)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::boolean[], $5::bytea[])
            """,
            [
                .texts(keys.map(\.key.id)), .texts(keys.map(\.reference.text)), .texts(keys.map(\.key.owner)),
                .bools(keys.map(\.key.isAgencyKey)), .blobs(keys.map(\.key.bytes)),
            ])
    }

    init(_ row: Row) throws {
        self.init(id: try row.text(0), owner: try row.text(1), bytes: try row.bytes(2))
    }
}

extension BlindTerm {
    static func write(_ terms: [BlindTerm]) -> Statement {
        Statement(
            """
            INSERT INTO blind_term (agency, term, key) SELECT * FROM unnest($1::text[], $2::bytea[], $3::text[])
            ON CONFLICT DO NOTHING
            """, [.texts(terms.map(\.agency.text)), .blobs(terms.map(\.term)), .texts(terms.map(\.key))])
    }
}
