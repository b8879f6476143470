import Casework
import Exchange
import GRDB
import SharingProtocol

extension CaseRow {
    /// `kept` is the list of members in the row that it replaces; `nil` where there is none.
    func write(_ db: Database, over kept: String?) throws {
        var turnAgency: String?
        var turnOfficer: String?
        switch turn {
        case .liaisonDesk(let agency)?: turnAgency = agency.text
        case .officer(let officer)?: turnOfficer = officer.text
        case nil: break
        }
        let memberList = members.map(\.text).joined(separator: "\n")
        try db.run(
            Self.upsert,
            [
                reference.text, kind, state, asking?.text, holding?.text, informationClass, purpose, officer.text,
                turnAgency, turnOfficer, openedAt.milliseconds, changedAt.milliseconds, neededBy?.daysSince1970,
                keepUntil?.daysSince1970, isUrgent, isDuty, memberList, isSent, isOfDirectory,
            ])
        // Members change seldom, and every act comes by here.
        guard kept != memberList else { return }
        try db.run("DELETE FROM caseMember WHERE reference = ?", [reference.text])
        for member in Set(members) {
            try db.run(
                "INSERT INTO caseMember (officer, reference) VALUES (?, ?)", [member.text, reference.text])
        }
    }

    /// In the order in which `init(_:)` reads them.
    static let columns = [
        "reference", "kind", "state", "asking", "holding", "informationClass", "purpose", "officer", "turnAgency",
        "turnOfficer", "openedAt", "changedAt", "neededBy", "keepUntil", "isUrgent", "isDuty", "members",
        "isSent", "isOfDirectory",
    ]

    private static let upsert = """
        INSERT INTO caseRow (\(columns.joined(separator: ", ")))
        VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))
        ON CONFLICT (reference) DO UPDATE SET
        \(columns.dropFirst().map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
        """
}
