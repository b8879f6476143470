import SharingProtocol

/// The addresses of the yearly review and of the protocol's versions (5.1, 5.2).
extension Paths {
    static let review = "/review"
    static let reviewWriting = "/review/writing"
    static let reviewPresentation = "/review/presentation"
    static let reviewWithdrawal = "/review/withdrawal"
    static let reviewAnswer = "/review/answer"
    static let reviewAdoption = "/review/adoption"
    static let reviewFigures = "/review/figures"
    static let reviewFiguresCSV = "/review/figures.csv"

    static func reviewFigure(_ key: String) -> String { "\(reviewFigures)/\(key)" }
    static func difference(from old: String, to new: String) -> String {
        "/review/difference?from=\(LocalPath.queryEncoded(old))&to=\(LocalPath.queryEncoded(new))"
    }
}
