package import SharingProtocol

/// What is handed over: words for each item that is given, and files.
package struct DisclosedInformation: Hashable, Sendable {
    /// By item number, from 1.
    package var words: [Int: Confidential]
    package var files: [DisclosedFile]
    /// What its readers have to observe, as its owner determined it (4.9).
    package var conditions: Confidential?

    package init(words: [Int: Confidential], files: [DisclosedFile] = [], conditions: Confidential? = nil) {
        self.words = words.filter { !$0.value.isBlank }
        self.files = files
        self.conditions = conditions.flatMap { $0.isBlank ? nil : $0 }
    }
}

/// How paper copies, if there were any, came to their end (4.13).
package struct PaperShredding: Hashable, Sendable {
    package let shredded: Day
    /// Who saw it: an officer of the same agency.
    package let witness: OfficerID

    package init(shredded: Day, witness: OfficerID) {
        self.shredded = shredded
        self.witness = witness
    }
}
