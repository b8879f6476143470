import ArgumentParser
import SharingProtocol

/// `gatehouse decide`: facts in, decisions out.
struct Decide: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Decide whether something may be asked, exchanged, read or used.",
        discussion: """
            Reads facts as JSON, one object on a line, and prints a decision for each, one on a line: every question \
            of the protocol with its answer, its clause and what would change it. docs/decide.md describes both.

            A line that cannot be read is answered by an error with its number, the rest go on, and the exit status \
            is 1. A refusal is an answer: it does not change the exit status.
            """)

    @Argument(help: "The file of facts; without one they are read from standard input.")
    var file: String?

    @OptionGroup var rules: ProtocolOption

    func run() throws {
        let rules = try rules.rules()
        if file == nil, Machine.isTypedTo {
            Machine.tell("Type facts as JSON, one object on a line; Ctrl-D ends them.")
        }
        let input = try file.map { name throws(Complaint) in try Disk.openToRead(name) } ?? Machine.input
        let lines = try FactLines(under: rules).answer(from: input, named: file ?? "standard input")
        if lines.unread > 0 {
            Machine.tell("\(lines.unread) of \(counted(lines.read, "line", "lines")) could not be read.")
            throw Complaint.found
        }
    }
}
