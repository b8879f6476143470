import Casework
import Exchange
import SharingProtocol
import Vault

extension CaseRow {
    /// Writes what lists need to know of these cases. `kept` is the list of members in each row that is replaced.
    static func write(_ rows: [CaseRow], over kept: [CaseID: String]) -> [Statement] {
        guard !rows.isEmpty else { return [] }
        // Members change seldom, and every act comes by here.
        let changed = rows.filter { kept[$0.reference] != $0.memberList }
        guard !changed.isEmpty else { return [upsert(rows)] }
        let members = changed.flatMap { row in Set(row.members).map { (officer: $0, reference: row.reference) } }
        return [
            upsert(rows),
            Statement(
                "DELETE FROM case_member WHERE reference = ANY ($1::text[])",
                [.texts(changed.map(\.reference.text))]),
            Statement(
                """
                INSERT INTO case_member (officer, reference) SELECT * FROM unnest($1::text[], $2::text[])
                """, [.texts(members.map(\.officer.text)), .texts(members.map(\.reference.text))]),
        ]
    }

    private var memberList: String { members.map(\.text).joined(separator: "\n") }

    /// In the order in which `init(_:)` reads them.
    static let columns: [(name: String, type: String)] = [
        ("reference", "text"), ("kind", "text"), ("state", "text"), ("asking", "text"), ("holding", "text"),
        ("information_class", "text"), ("purpose", "text"), ("officer", "text"), ("turn_agency", "text"),
        ("turn_officer", "text"), ("opened_at", "bigint"), ("changed_at", "bigint"), ("needed_by", "bigint"),
        ("keep_until", "bigint"), ("is_urgent", "boolean"), ("is_duty", "boolean"), ("members", "text"),
        ("is_sent", "boolean"), ("is_of_directory", "boolean"),
    ]
    static let columnList = columns.map(\.name).joined(separator: ", ")

    private static let upsertText = """
        INSERT INTO case_row (\(columnList))
        SELECT * FROM unnest(\(columns.enumerated().map { "$\($0.offset + 1)::\($0.element.type)[]" }
            .joined(separator: ", ")))
        ON CONFLICT (reference) DO UPDATE SET
        \(columns.dropFirst().map { "\($0.name) = excluded.\($0.name)" }.joined(separator: ", "))
        """

    private static func upsert(_ rows: [CaseRow]) -> Statement {
        Statement(
            upsertText,
            [
                .texts(rows.map(\.reference.text)), .texts(rows.map(\.kind)), .texts(rows.map(\.state)),
                .texts(rows.map(\.asking?.text)), .texts(rows.map(\.holding?.text)),
                .texts(rows.map(\.informationClass)), .texts(rows.map(\.purpose)), .texts(rows.map(\.officer.text)),
                .texts(rows.map { if case .liaisonDesk(let agency) = $0.turn { agency.text } else { nil } }),
                .texts(rows.map { if case .officer(let officer) = $0.turn { officer.text } else { nil } }),
                .ints(rows.map(\.openedAt.milliseconds)), .ints(rows.map(\.changedAt.milliseconds)),
                .ints(rows.map { $0.neededBy.map { Int64($0.daysSince1970) } }),
                .ints(rows.map { $0.keepUntil.map { Int64($0.daysSince1970) } }),
                .bools(rows.map(\.isUrgent)), .bools(rows.map(\.isDuty)), .texts(rows.map(\.memberList)),
                .bools(rows.map(\.isSent)), .bools(rows.map(\.isOfDirectory)),
            ])
    }

    init(_ row: Row) throws {
        self.init(
            reference: CaseID(try row.text(0)), kind: try row.text(1), state: try row.text(2),
            officer: OfficerID(try row.text(7)), openedAt: Timestamp(milliseconds: try row.milliseconds(10)),
            changedAt: Timestamp(milliseconds: try row.milliseconds(11)))
        asking = row.textIfAny(3).map { AgencyID($0) }
        holding = row.textIfAny(4).map { AgencyID($0) }
        informationClass = row.textIfAny(5)
        purpose = row.textIfAny(6)
        if let agency = row.textIfAny(8) {
            turn = .liaisonDesk(AgencyID(agency))
        } else if let officer = row.textIfAny(9) {
            turn = .officer(OfficerID(officer))
        }
        neededBy = row.intIfAny(12).map { Day(daysSince1970: $0) }
        keepUntil = row.intIfAny(13).map { Day(daysSince1970: $0) }
        isUrgent = try row.bool(14)
        isDuty = try row.bool(15)
        members = try row.text(16).split(separator: "\n").map { OfficerID(String($0)) }
        isSent = try row.bool(17)
        isOfDirectory = try row.bool(18)
    }
}

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
