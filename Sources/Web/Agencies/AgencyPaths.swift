import Casework

/// The addresses of agencies. What is done there is a noun.
extension Paths {
    static let directory = "/agencies/directory"
    static let newAgency = "/agencies/new"

    static func agency(_ id: AgencyID) -> String { "\(agencies)/\(id.text)" }
    /// 4.3, Appendix Four
    static func agreement(of id: AgencyID) -> String { "\(agency(id))/agreement" }
    static func agreement(of id: AgencyID, version: String) -> String {
        "\(agreement(of: id))?version=\(LocalPath.queryEncoded(version))"
    }
    static func signedAgreement(of id: AgencyID) -> String { "\(agreement(of: id))/signed" }
    static func standing(of id: AgencyID) -> String { "\(agency(id))/standing" }
    static func leaving(of id: AgencyID) -> String { "\(agency(id))/leaving" }
    /// 4.1, Appendix Three
    static func appointment(at id: AgencyID) -> String { "\(agency(id))/liaison-officers" }
    static func publication(at id: AgencyID) -> String { "\(agency(id))/name" }
    static func ending(of officer: OfficerID, at id: AgencyID) -> String {
        "\(appointment(at: id))/\(officer.text)/end"
    }
}
