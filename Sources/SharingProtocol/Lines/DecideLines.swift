/// Decides lines of facts: one JSON object in, one JSON object out (docs/decide.md).
///
/// It keeps its room from line to line; each thread has its own.
package struct DecideLines {
    /// A longer line is no line of facts.
    private static let longest = 1_000_000

    private let tables: RuleTables
    private let term: Term
    private let words: LineWords
    private let scratch = ScratchBytes()
    private let writer = LineWriter()
    private let room = VerdictRoom()

    package init(under rules: InformationSharingProtocol) {
        tables = rules.tables
        term = rules.term
        words = LineWords(rules)
    }

    /// Appends the answer to a line, and the line break after it.
    ///
    /// A line that cannot be read is answered by `{"error":{"line":…,"message":…}}`, whose message repeats
    /// none of its values. A blank line is passed over. `number` counts from 1. Returns whether the line could be read.
    package func answer(_ line: UnsafeRawBufferPointer, number: Int, into output: inout [UInt8]) -> Bool {
        // A byte order mark may begin a file, though not a line (RFC 8259, section 8.1).
        var line = line
        if number == 1, line.count >= 3, line[0] == 0xEF, line[1] == 0xBB, line[2] == 0xBF {
            line = UnsafeRawBufferPointer(rebasing: line[3...])
        }
        guard !line.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }) else { return true }
        writer.clear()
        let isRead: Bool
        do throws(LineError) {
            try decide(line)
            isRead = true
        } catch {
            let message =
                String(validating: line, as: UTF8.self) == nil ? LineError.notUTF8.message : error.message
            writer.clear()
            writer.put("{\"error\":{\"line\":")
            writer.put(Array(String(number).utf8))
            writer.put(",\"message\":\"")
            writer.put(escaped(message))
            writer.put("\"}}\n")
            isRead = false
        }
        output.append(contentsOf: writer.written)
        return isRead
    }

    /// The same for bytes that are an array already.
    package func answer(_ line: [UInt8], number: Int, into output: inout [UInt8]) -> Bool {
        line.withUnsafeBytes { answer($0, number: number, into: &output) }
    }

    private func decide(_ line: UnsafeRawBufferPointer) throws(LineError) {
        guard line.count <= DecideLines.longest else { throw LineError("the line is longer than 1 MB") }
        var reader = JSONReader(line, scratch: scratch)
        let facts = try LineFacts(&reader, tables)
        let asked = try facts.check()
        let verdicts = room.take()
        let ruling =
            switch asked {
            case .ask: facts.exchange.ruleOnAsking(tables, term, in: verdicts)
            case .exchange: facts.exchange.ruleOnExchange(tables, term, in: verdicts)
            case .read: facts.read.rule(tables, term, in: verdicts)
            case .use: facts.use.rule(tables, term, in: verdicts)
            }
        words.write(ruling, to: writer)
        room.giveBack(ruling.verdicts)
    }
}
