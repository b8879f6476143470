@testable import Casework

extension ListedCase {
    /// Whether the officer may know of the case, by the row that it has.
    func mayKnow(in circumstances: Circumstances) -> Bool { mayKnow(by: row, in: circumstances) }
}
