package import Casework

/// The addresses of requests. They hold references and nothing personal.
extension Paths {
    package static func request(_ reference: CaseID) -> String { "/requests/\(reference)" }

    /// One of a request's own pages, `/requests/R-0000-0000/determination`.
    package static func request(_ reference: CaseID, _ part: RequestPart) -> String {
        "\(request(reference))/\(part.rawValue)"
    }

    /// The request that is being written.
    package static func draft(_ reference: CaseID) -> String { "\(newRequest)/\(reference)" }

    /// Everything that officers who have left leave behind, given to one colleague.
    static let leftBehind = "\(inTray)/left-behind"

    /// One entry of the book, by its position.
    package static func entry(_ position: Int) -> String { "\(book)/entries/\(position)" }
}

/// What can be found under a request's address: a noun for each thing that can be done with it.
package enum RequestPart: String, CaseIterable, Sendable {
    case approval, sendingBack = "sending-back", withdrawal, mending, colleague
    case question, answer, determination, anotherDetermination = "another-determination", decision, disclosure
    case receipt, reading, files, readers, keeping
    case consentWithdrawal = "consent-withdrawal"
    case destruction, certificate
}
