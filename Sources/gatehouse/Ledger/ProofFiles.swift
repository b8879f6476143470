import Foundation
import Ledger

extension ProofFile {
    /// Reads the proofs in a text, one after the other, with free lines between them.
    static func all(in text: String, file: String) throws(Complaint) -> [ProofFile] {
        let lines = KeptText.plain(text).split(separator: "\n", omittingEmptySubsequences: false)
        // Where each begins: with the format's first line, but for the first, which begins with whatever is there.
        let starts = lines.indices.filter { lines[$0] == firstLine || $0 == lines.firstIndex { !$0.isEmpty } }
        var proofs: [ProofFile] = []
        for (start, next) in zip(starts, starts.dropFirst() + [lines.endIndex]) {
            var own = lines[start..<next]
            while own.last?.isEmpty ?? false { own = own.dropLast() }
            do throws(ProofFileError) {
                proofs.append(try ProofFile(parsing: own.map { $0 + "\n" }.joined()))
            } catch {
                throw Complaint(
                    "What begins in line \(start + 1) of `\(file)` is no proof: use it as it was given.", .wanting)
            }
        }
        guard !proofs.isEmpty else { throw Complaint("There is no proof in `\(file)`.", .wanting) }
        return proofs
    }
}

extension ProofFile.Proved {
    /// What is proved, in one sentence.
    var sentence: String {
        let moment = Date(timeIntervalSince1970: Double(entry.at) / 1000).formatted(.iso8601)
        return """
            Entry \(index) of \(checkpoint.origin) is proved: \(entry.kind), number \(entry.sequence) of case \
            \(entry.caseReference), by \(entry.officer) of \(entry.agency) at \(moment), under \(entry.version).
            """
    }
}
