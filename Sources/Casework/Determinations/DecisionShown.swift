import SharingProtocol

extension Circumstances {
    /// What is left of a decision once the information is destroyed: codes, clauses, dates and officers, and no words
    /// (4.6, 4.12, 4.13). It is shown to liaison officers and auditors, for as long as the version says by which it was
    /// decided.
    func showsDecision(of version: String?, destroyedOn day: Day) -> Bool {
        guard isLiaisonOfficer || officer.role == .auditor else { return false }
        return self.version(version).retention.decisionMonths.map { today <= day.adding(months: $0) } ?? true
    }
}
