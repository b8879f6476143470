/// How a command ended, as scripts may rely on it.
enum ExitStatus: Int32, CaseIterable {
    case done = 0
    case wanting = 1
    case misused = 2
    case notHere = 3
    case broken = 4

    private var words: String {
        switch self {
        case .done: "it is done, or what was looked at is as it should be"
        case .wanting: "something was found: a line that cannot be read, a file with mistakes, a proof that fails"
        case .misused: "the command was not understood"
        case .notHere: "it cannot be done here: a file, folder, key, port or disk is not as it has to be"
        case .broken: "something failed that should always work"
        }
    }

    static var table: String {
        "EXIT STATUS:\n" + allCases.map { "  \($0.rawValue)  \($0.words)" }.joined(separator: "\n")
    }
}

/// `1 key`, `2 keys`.
func counted(_ number: Int, _ one: String, _ several: String) -> String { "\(number) \(number == 1 ? one : several)" }

/// What keeps a command from being done: one sentence that says what to do, and the status to end with.
struct Complaint: Error {
    let sentence: String
    let status: ExitStatus

    init(_ sentence: String, _ status: ExitStatus = .notHere) {
        self.sentence = sentence
        self.status = status
    }

    /// As it is printed. An empty one says nothing: all was said before.
    var words: String { sentence.isEmpty ? "" : "Error: \(sentence)" }

    /// Ends a command that has said already what it found.
    static let found = Complaint("", .wanting)
}
