import Yams

/// Finds values that a `#` cuts short: outside quotes YAML takes ` #` and the rest of the line for a remark.
struct CutValues {
    private let text: [Unicode.Scalar]
    /// Where each line begins.
    private let starts: [Int]

    init(in text: String) {
        let scalars = Array(text.unicodeScalars)
        self.text = scalars
        starts = [0] + scalars.indices.filter { scalars[$0] == "\n" }.map { $0 + 1 }
    }

    /// Warns of each value under that node.
    func report(under node: Node, to proofs: Proofreading) {
        switch node {
        case .scalar(let scalar): check(scalar, to: proofs)
        case .sequence(let items): for item in items { report(under: item, to: proofs) }
        case .mapping(let entries):
            for (key, value) in entries {
                if let scalar = value.scalar, scalar.style == .plain, scalar.string.isEmpty {
                    // Nothing of the value is left, so that the place to look at is after its name.
                    check(key.scalar, and: ":", to: proofs)
                } else {
                    report(under: value, to: proofs)
                }
            }
        case .alias: break
        }
    }

    private func check(_ scalar: Node.Scalar?, and rest: String = "", to proofs: Proofreading) {
        guard let scalar, scalar.style == .plain, let mark = scalar.mark, starts.indices.contains(mark.line - 1),
            let end = end(of: scalar.string + rest, from: starts[mark.line - 1] + mark.column - 1),
            let cut = cut(after: end)
        else { return }
        let line = (starts.lastIndex { $0 <= cut } ?? 0) + 1
        proofs.report(
            "everything after `#` is left out; put the value in quotes if `#` belongs to it",
            at: .init(line: line, column: cut - starts[line - 1] + 1), isWarning: true)
    }

    /// Where those words end, which may go over several lines; `nil` where others stand.
    private func end(of words: String, from start: Int) -> Int? {
        var place = start
        for scalar in words.unicodeScalars where !isSpace(scalar) {
            while place < text.count, isSpace(text[place]) { place += 1 }
            guard place < text.count, text[place] == scalar else { return nil }
            place += 1
        }
        return place
    }

    /// Where a `#` stands that follows on the same line and looks like a part of the value.
    private func cut(after end: Int) -> Int? {
        let hash = text[end...].firstIndex { $0 != " " && $0 != "\t" } ?? end
        guard hash > end, text[hash] == "#" else { return nil }
        let words = text[(hash + 1)...].prefix { $0 != "\n" }
        guard let next = words.first?.properties, let first = words.first(where: { !isSpace($0) }) else { return nil }
        // Remarks are written with a space after their `#`; `#3`, `#b` and `# 3` are more likely to be a number.
        return next.isAlphabetic || first.properties.numericType != nil ? hash : nil
    }

    private func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
}
