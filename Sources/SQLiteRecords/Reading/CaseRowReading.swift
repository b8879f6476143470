import Casework
import Exchange
import GRDB
import SharingProtocol

extension CaseRow {
    /// A row of `columns`, by place: looking columns up by name costs more than the query.
    init(_ row: Row) {
        self.init(
            reference: CaseID(row[0] as String), kind: row[1], state: row[2], officer: OfficerID(row[7] as String),
            openedAt: Timestamp(milliseconds: row[10]), changedAt: Timestamp(milliseconds: row[11]))
        asking = (row[3] as String?).map { AgencyID($0) }
        holding = (row[4] as String?).map { AgencyID($0) }
        informationClass = row[5]
        purpose = row[6]
        if let agency = row[8] as String? {
            turn = .liaisonDesk(AgencyID(agency))
        } else if let officer = row[9] as String? {
            turn = .officer(OfficerID(officer))
        }
        neededBy = (row[12] as Int?).map { Day(daysSince1970: $0) }
        keepUntil = (row[13] as Int?).map { Day(daysSince1970: $0) }
        isUrgent = row[14]
        isDuty = row[15]
        members = (row[16] as String).split(separator: "\n").map { OfficerID(String($0)) }
        isSent = row[17]
        isOfDirectory = row[18]
    }
}
