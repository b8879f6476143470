/// Decides lines of facts: one JSON object in, one JSON object out (docs/decide.md).
///
/// It keeps its room from line to line; each thread has its own.
package struct DecideLines {
    /// A longer line is no line of facts.
    private static let longest = 1_000_000

    private let tables: RuleTables
    private let words: LineWords
    private let scratch = ScratchBytes()
    private let writer = LineWriter()

    package init(under rules: InformationSharingProtocol) {
        tables = rules.tables
        words = LineWords(rules)
    }

    /// Appends the answer to a line, and the line break after it.
    ///
    /// A line that cannot be read is answered by `{"error":{"line":…,"message":…}}`, whose message repeats
    /// none of its values. `number` counts from 1. Returns whether the line could be read.
    package func answer(_ line: UnsafeRawBufferPointer, number: Int, into output: inout [UInt8]) -> Bool {
        writer.clear()
        let isRead: Bool
        do throws(LineError) {
            try decide(line, isFirst: number == 1)
            isRead = true
        } catch {
            writer.clear()
            writer.put("{\"error\":{\"line\":")
            writer.put(Array(String(number).utf8))
            writer.put(",\"message\":\"")
            writer.put(escaped(error.message))
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

    private func decide(_ line: UnsafeRawBufferPointer, isFirst: Bool) throws(LineError) {
        var line = line
        guard line.count <= DecideLines.longest else { throw LineError("the line is longer than 1 MB") }
        // A byte order mark may begin a file, though not a line (RFC 8259, section 8.1).
        if isFirst, line.count >= 3, line[0] == 0xEF, line[1] == 0xBB, line[2] == 0xBF {
            line = UnsafeRawBufferPointer(rebasing: line[3...])
        }
        var reader = JSONReader(line, scratch: scratch)
        let facts = try LineFacts(&reader, tables)
        let ruling =
            switch try facts.check() {
            case .ask: facts.exchange.ruleOnAsking(tables)
            case .exchange: facts.exchange.ruleOnExchange(tables)
            case .read: facts.read.rule(tables)
            case .use: facts.use.rule(tables)
            }
        words.write(ruling, to: writer)
    }
}

/// A protocol's part of every answer, as bytes that are ready to be copied.
final class LineWords {
    /// For each thing that is decided, what comes before its first finding: permitted, and refused.
    private let permitted: [[UInt8]]
    private let refused: [[UInt8]]
    /// For each thing that is decided, what begins the finding of each of its questions.
    private let heads: [[[UInt8]]]
    /// For each clause, what follows its number in a finding, met, unmet and not asked.
    private let answers: [[[UInt8]]]
    private let clauses: [[UInt8]]
    private let obligations: [[UInt8]]
    private let gateways: [[UInt8]]
    private let evidence: [[UInt8]]

    init(_ rules: InformationSharingProtocol) {
        func quoted(_ text: String) -> String { String(decoding: escaped(text), as: UTF8.self) }
        func start(_ decision: String) -> [[UInt8]] {
            Asked.allCases.map { asked in
                Array(
                    """
                    {"decision":"\(decision)","asked":"\(asked.rawValue)",\
                    "version":"\(quoted(rules.name))","findings":[
                    """.utf8)
            }
        }
        permitted = start("permitted")
        refused = start("refused")
        heads = Asked.allCases.map { asked in
            asked.questions.enumerated().map { place, question in
                Array("\(place == 0 ? "" : ","){\"question\":\"\(question.rawValue)\",\"clause\":\"".utf8)
            }
        }
        answers = rules.clauses.map { provision in
            ["met", "unmet", "not-asked"].map {
                Array("\(quoted(provision.clause.number))\",\"answer\":\"\($0)\",\"words\":\"".utf8)
            }
        }
        clauses = rules.clauses.map { Array("\"\(quoted($0.clause.number))\"".utf8) }
        obligations = rules.obligations.map {
            Array("{\"clause\":\"\(quoted($0.clause.number))\",\"words\":\"\(quoted($0.words))\"}".utf8)
        }
        gateways = rules.gateways.map { Array("\"\(quoted($0.key.name))\"".utf8) }
        evidence = rules.tables.evidenceLabels.map { escaped($0) }
    }

    func write(_ ruling: Ruling, to writer: LineWriter) {
        let asked = Asked.place(ruling.asked)
        writer.put(ruling.isPermitted ? permitted[asked] : refused[asked])
        for place in ruling.verdicts.indices { write(ruling, place, heads[asked][place], to: writer) }
        writer.put("],\"clauses\":[")
        var isFirst = true
        ruling.relied.forEach { clause in
            if !isFirst { writer.put(",") }
            isFirst = false
            writer.put(clauses[Int(clause.number)])
        }
        writer.put("],\"obligations\":[")
        isFirst = true
        ruling.forEachObligation { place in
            if !isFirst { writer.put(",") }
            isFirst = false
            writer.put(obligations[place])
        }
        writer.put("],\"gateway\":")
        if let gateway = ruling.gateway { writer.put(gateways[gateway]) } else { writer.put("null") }
        writer.put(ruling.isDuty ? ",\"duty\":true}\n" : ",\"duty\":false}\n")
    }

    @inline(__always)
    private func write(_ ruling: Ruling, _ place: Int, _ head: [UInt8], to writer: LineWriter) {
        let verdict = ruling.verdicts[place]
        writer.put(head)
        let answers = answers[Int(ruling.clause(at: place).number)]
        switch verdict.answer {
        case .met: writer.put(answers[0])
        case .unmet: writer.put(answers[1])
        case .notAsked: writer.put(answers[2])
        }
        writer.put(verdict.words)
        if let remedy = verdict.remedy {
            writer.put("\",\"remedy\":\"")
            writer.put(remedy)
            if verdict.missing != 0 { write(missing: verdict.missing, to: writer) }
        }
        writer.put("\"}")
    }

    private func write(missing: UInt64, to writer: LineWriter) {
        var isFirst = true
        for place in evidence.indices where missing & 1 << UInt64(place) != 0 {
            writer.put(isFirst ? " " : "; ")
            isFirst = false
            writer.put(evidence[place])
        }
        writer.put(".")
    }
}

extension Asked {
    /// Its place among all cases.
    fileprivate static func place(_ asked: Asked) -> Int {
        switch asked {
        case .ask: 0
        case .exchange: 1
        case .read: 2
        case .use: 3
        }
    }
}
