package import SharingProtocol
package import Vault

/// What kept the desk from answering. A refusal is not among them: it is an answer.
package enum DeskError: Error {
    /// The account is closed, or its agency has left.
    case notAnOfficer
    case noSuchCase
    /// No protocol is in force on that day (5.1).
    case noProtocol(on: Day)
    /// An entry that this Gatehouse cannot read: written by a newer one, or altered.
    case unreadableEntry(position: Int)
    /// More words than one entry holds.
    case tooLong
    case sealing(VaultError)
    case store(StoreError)

    /// What happened and what to do, in one sentence.
    package var sentence: String {
        switch self {
        case .notAnOfficer: "This account is closed: ask your administrator."
        case .noSuchCase: "There is no such case, or it is not yours to see."
        case .noProtocol(let day): "No protocol is in force on \(day.spoken): ask the support team."
        case .unreadableEntry(let position):
            "Entry \(position) of the book cannot be read: run gatehouse ledger verify and tell the support team."
        case .tooLong: "That is more than one entry holds: attach the longer part as a file."
        case .sealing(.wrongKeyOrAltered):
            "This cannot be opened: its key is not the one it was sealed with, or it has been altered."
        case .sealing: "This cannot be sealed or opened: tell the support team."
        case .store(let error): error.sentence
        }
    }
}

/// Runs a call of the store, with its error as the desk's.
func stored<Result>(_ call: () async throws(StoreError) -> Result) async throws(DeskError) -> Result {
    do throws(StoreError) { return try await call() } catch { throw .store(error) }
}
