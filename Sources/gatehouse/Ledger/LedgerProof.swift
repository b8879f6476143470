import Foundation
import Ledger

/// One entry with all that shows that it stands in the ledger, as text that anybody can check (C2SP `tlog-proof`).
///
/// The entry's bytes are the format's extra data: the proof is over their hash.
struct LedgerProof: Sendable {
    let entry: [UInt8]
    let inclusion: InclusionProof
    let checkpoint: String

    private static let firstLine = "c2sp.org/tlog-proof@v1"

    var text: String {
        let lines = [
            Self.firstLine, "extra " + Data(entry).base64EncodedString(), "index \(inclusion.index)",
        ]
        return (lines + inclusion.hashes.map(\.description) + ["", checkpoint]).joined(separator: "\n")
    }

    /// Why a proof does not hold.
    enum Fault: Error {
        case checkpoint(NoteError)
        case notIncluded
        case entry(LedgerEncodingError)

        var sentence: String {
            switch self {
            case .checkpoint(let error): "its checkpoint cannot be relied on, since \(error)."
            case .notIncluded: "it does not lead to the root that the checkpoint signs for."
            case .entry(let error): "what it proves is no entry of a Gatehouse: \(error)."
            }
        }
    }

    /// What is proved, in one sentence.
    func verified(by key: NoteVerifier) throws(Fault) -> String {
        let signed: Checkpoint
        do throws(NoteError) { signed = try Checkpoint.opened(note: checkpoint, verifier: key) } catch {
            throw .checkpoint(error)
        }
        let proof = InclusionProof(index: inclusion.index, size: signed.head.size, hashes: inclusion.hashes)
        guard proof.verifies(TreeHash(leaf: entry), in: signed.head) else { throw .notIncluded }
        let read: LedgerEntry
        do throws(LedgerEncodingError) { read = try LedgerEntry(decoding: entry) } catch { throw .entry(error) }
        let moment = Date(timeIntervalSince1970: Double(read.at) / 1000).formatted(.iso8601)
        return """
            Entry \(inclusion.index) of \(signed.origin) is proved: \(read.kind), number \(read.sequence) of case \
            \(read.caseReference), by \(read.officer) of \(read.agency) at \(moment), under \(read.version).
            """
    }

    /// Reads the proofs in a file, one after the other.
    static func all(in text: String, file: String) throws(Complaint) -> [LedgerProof] {
        var proofs: [LedgerProof] = []
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let first = lines.first {
            if first.isEmpty {
                lines = lines.dropFirst()
                continue
            }
            let next = lines.dropFirst().firstIndex { $0 == firstLine } ?? lines.endIndex
            guard let proof = LedgerProof(lines[..<next]) else {
                throw Complaint(
                    "What begins in line \(lines.startIndex + 1) of `\(file)` is no proof: use it as it was given.",
                    .wanting)
            }
            proofs.append(proof)
            lines = lines[next...]
        }
        guard !proofs.isEmpty else { throw Complaint("There is no proof in `\(file)`.", .wanting) }
        return proofs
    }

    init(entry: [UInt8], inclusion: InclusionProof, checkpoint: String) {
        self.entry = entry
        self.inclusion = inclusion
        self.checkpoint = checkpoint
    }

    private init?(_ lines: ArraySlice<Substring>) {
        var lines = lines
        func rest(_ line: Substring?, after word: String) -> Substring? {
            guard let line, line.hasPrefix(word + " ") else { return nil }
            return line.dropFirst(word.count + 1)
        }
        guard lines.popFirst() == Self.firstLine[...], let extra = rest(lines.popFirst(), after: "extra"),
            let entry = Data(base64Encoded: String(extra)), let number = rest(lines.popFirst(), after: "index"),
            let index = Int(number), index >= 0, String(index) == number
        else { return nil }
        var hashes: [TreeHash] = []
        while let line = lines.popFirst(), !line.isEmpty {
            // A path longer than this would be over more entries than there can be.
            guard hashes.count < 64, let bytes = Data(base64Encoded: String(line)), let hash = TreeHash(Array(bytes))
            else { return nil }
            hashes.append(hash)
        }
        // Free lines after the note part it from the next proof.
        while lines.last?.isEmpty ?? false { lines = lines.dropLast() }
        guard !lines.isEmpty else { return nil }
        self.entry = Array(entry)
        inclusion = InclusionProof(index: index, size: 0, hashes: hashes)
        checkpoint = lines.map { $0 + "\n" }.joined()
    }
}
