import Casework

extension Section {
    /// What somebody of that role has a part in. It hides what would only be refused, and refuses nothing by itself.
    static func open(to role: Role) -> [Section] {
        switch role {
        case .practitioner: [.inTray, .newRequest, .meetings, .register, .agencies, .clauses, .review, .book]
        case .coordinator: [.inTray, .agencies, .clauses, .review, .book]
        case .auditor: [.inTray, .register, .agencies, .clauses, .review, .book]
        case .administrator: [.inTray, .officers, .agencies, .clauses, .review, .book]
        }
    }
}
