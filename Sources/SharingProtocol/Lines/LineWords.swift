/// Stretches of bytes, laid one after another, that can be copied without counting references.
final class WordStore {
    struct Stretch {
        let start: Int
        let count: Int
    }

    private var room = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    private var count = 0

    deinit { room.deallocate() }

    func add(_ bytes: some Collection<UInt8>) -> Stretch {
        let stretch = Stretch(start: count, count: bytes.count)
        if room.count - count < bytes.count {
            let larger = UnsafeMutableRawBufferPointer.allocate(
                byteCount: (room.count + bytes.count) * 2, alignment: 16)
            larger.copyMemory(from: UnsafeRawBufferPointer(rebasing: room[0..<count]))
            room.deallocate()
            room = larger
        }
        UnsafeMutableRawBufferPointer(rebasing: room[count...]).copyBytes(from: bytes)
        count += stretch.count
        return stretch
    }

    func add(_ text: String) -> Stretch { add(text.utf8) }

    @inline(__always)
    subscript(stretch: Stretch) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(rebasing: room[stretch.start..<stretch.start + stretch.count])
    }
}

/// Findings as they were written once: a question has a dozen answers, and each is always the same bytes.
///
/// An answer is known by its literal's address, its clause, and the evidence that it asks for.
private struct FindingMemo {
    /// Evidence may be missing in more ways than are worth keeping.
    private static let most = 64

    struct Known {
        let words: UnsafePointer<UInt8>
        let clause: ClausePlace
        let missing: UInt64
        let finding: WordStore.Stretch
    }

    private var known: [Known] = []

    @inline(__always)
    func stretch(_ verdict: Verdict, _ clause: ClausePlace) -> WordStore.Stretch? {
        let words = verdict.words.utf8Start
        for entry in known
        where entry.words == words && entry.clause == clause && entry.missing == verdict.missing {
            return entry.finding
        }
        return nil
    }

    var isFull: Bool { known.count >= FindingMemo.most }

    mutating func keep(_ finding: WordStore.Stretch, for verdict: Verdict, _ clause: ClausePlace) {
        known.append(
            Known(words: verdict.words.utf8Start, clause: clause, missing: verdict.missing, finding: finding))
    }
}

/// A protocol's part of every answer, as bytes that are ready to be copied.
final class LineWords {
    /// What belongs to one of the four things that are decided.
    private struct Sheet {
        let permitted: WordStore.Stretch
        let refused: WordStore.Stretch
        let questions: [Question]
        var memos: [FindingMemo]
    }

    private let store = WordStore()
    private let rules: InformationSharingProtocol
    private var ask: Sheet
    private var exchange: Sheet
    private var read: Sheet
    private var use: Sheet
    private var answers = AnswerMemo()
    private let clauses: [WordStore.Stretch]
    private let obligations: [WordStore.Stretch]
    private let gateways: [WordStore.Stretch]
    /// What is relied on, by kind and place.
    private let powers: [WordStore.Stretch]
    private let grounds: [WordStore.Stretch]
    private let conditions: [WordStore.Stretch]
    private let criteria: [WordStore.Stretch]

    init(_ rules: InformationSharingProtocol) {
        self.rules = rules
        let store = store
        func sheet(_ asked: Asked) -> Sheet {
            func start(_ decision: String) -> WordStore.Stretch {
                store.add(
                    """
                    {"decision":"\(decision)","asked":"\(asked.rawValue)","version":"\(quoted(rules.name))","findings":[
                    """)
            }
            return Sheet(
                permitted: start("permitted"), refused: start("refused"),
                questions: rules.tables.sheet(asked).questions,
                memos: rules.tables.sheet(asked).questions.map { _ in FindingMemo() })
        }
        ask = sheet(.ask)
        exchange = sheet(.exchange)
        read = sheet(.read)
        use = sheet(.use)
        clauses = rules.clauses.map { store.add("\"\(quoted($0.clause.number))\"") }
        obligations = rules.obligations.map {
            store.add("{\"clause\":\"\(quoted($0.clause.number))\",\"words\":\"\(quoted($0.words))\"}")
        }
        gateways = rules.gateways.map { store.add("\"\(quoted($0.key.name))\"") }
        func basis(_ reliance: Reliance) -> WordStore.Stretch {
            let law = reliance.law.map { ",\"law\":\"\(quoted($0))\"" } ?? ""
            return store.add(
                """
                {"kind":"\(reliance.kind.rawValue)","key":"\(quoted(reliance.key))",\
                "clause":"\(quoted(reliance.clause.number))"\(law)}
                """)
        }
        powers = rules.gateways.map { basis(Reliance(.power, $0, $0.law)) }
        grounds = rules.grounds.map { basis(Reliance(.ground, $0, $0.law)) }
        conditions = rules.conditions.map { basis(Reliance(.condition, $0, $0.law)) }
        criteria = rules.criteria.map { basis(Reliance(.criterion, $0, nil)) }
    }

    func write(_ ruling: Ruling, to writer: LineWriter) {
        if let answer = answers.answer(to: ruling) {
            writer.put(store[answer])
            return
        }
        writeWhole(ruling, to: writer)
        answers.keep(writer.written, for: ruling, in: store)
    }

    private func writeWhole(_ ruling: Ruling, to writer: LineWriter) {
        switch ruling.asked {
        case .ask: write(ruling, &ask, to: writer)
        case .exchange: write(ruling, &exchange, to: writer)
        case .read: write(ruling, &read, to: writer)
        case .use: write(ruling, &use, to: writer)
        }
    }

    private func write(_ ruling: Ruling, _ sheet: inout Sheet, to writer: LineWriter) {
        writer.put(store[ruling.isPermitted ? sheet.permitted : sheet.refused])
        for place in ruling.verdicts.indices {
            let clause = ruling.clause(at: place)
            if let known = sheet.memos[place].stretch(ruling.verdicts[place], clause) {
                writer.put(store[known])
            } else {
                writeAnew(ruling.verdicts[place], clause, place, &sheet, to: writer)
            }
        }
        writer.put("],\"clauses\":[")
        var isFirst = true
        ruling.relied.forEach { clause in
            if !isFirst { writer.put(",") }
            isFirst = false
            writer.put(store[clauses[Int(clause.number)]])
        }
        writer.put("],\"obligations\":[")
        isFirst = true
        ruling.forEachObligation { place in
            if !isFirst { writer.put(",") }
            isFirst = false
            writer.put(store[obligations[place]])
        }
        writer.put("],\"gateway\":")
        if let gateway = ruling.gateway { writer.put(store[gateways[gateway]]) } else { writer.put("null") }
        writer.put(ruling.isDuty ? ",\"duty\":true,\"basis\":[" : ",\"duty\":false,\"basis\":[")
        writeBasis(ruling, to: writer)
        writer.put("]}\n")
    }

    @inline(__always)
    private func writeBasis(_ ruling: Ruling, to writer: LineWriter) {
        var isFirst = true
        func put(_ place: Int?, _ stretches: [WordStore.Stretch]) {
            guard let place else { return }
            if !isFirst { writer.put(",") }
            isFirst = false
            writer.put(store[stretches[place]])
        }
        put(ruling.gateway, powers)
        put(ruling.ground, grounds)
        put(ruling.condition, conditions)
        put(ruling.criterion, criteria)
    }

    @inline(never)
    private func writeAnew(
        _ verdict: Verdict, _ clause: ClausePlace, _ place: Int, _ sheet: inout Sheet, to writer: LineWriter
    ) {
        var finding = place == 0 ? "{" : ",{"
        finding += "\"question\":\"\(sheet.questions[place].rawValue)\""
        finding += ",\"clause\":\"\(quoted(rules.clauses[Int(clause.number)].clause.number))\""
        finding += ",\"answer\":\"\(verdict.answer == .notAsked ? "not-asked" : verdict.answer.rawValue)\""
        finding += ",\"words\":\"\(quoted(verdict.words.description))\""
        if let remedy = verdict.remedy {
            finding += ",\"remedy\":\"\(quoted(remedy.description + verdict.missingWords(rules.tables)))\""
        }
        finding += "}"
        writer.put(Array(finding.utf8))
        guard !sheet.memos[place].isFull else { return }
        sheet.memos[place].keep(store.add(finding), for: verdict, clause)
    }
}

private func quoted(_ text: String) -> String { String(decoding: escaped(text), as: UTF8.self) }
