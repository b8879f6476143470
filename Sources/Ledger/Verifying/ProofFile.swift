/// One entry with everything that shows that it stands in the ledger: a file to be kept, sent and checked
/// without the server (C2SP `tlog-proof`, with the entry as its extra data).
package struct ProofFile: Hashable, Sendable {
    /// The entry's canonical bytes.
    package let entry: [UInt8]
    /// Its position in the ledger.
    package let index: Int
    /// The inclusion proof's hashes.
    package let hashes: [TreeHash]
    /// The signed checkpoint that the proof leads to.
    package let checkpoint: String

    /// What a checked proof file shows.
    package struct Proved: Hashable, Sendable {
        package let entry: LedgerEntry
        package let index: Int
        package let checkpoint: Checkpoint
    }

    package static let firstLine = "c2sp.org/tlog-proof@v1"

    /// `proof` leads to the head of `checkpoint`.
    package init(entry: [UInt8], proof: InclusionProof, checkpoint: String) {
        self.entry = entry
        index = proof.index
        hashes = proof.hashes
        self.checkpoint = checkpoint
    }

    /// The file's text; by custom its name ends in `.tlog-proof`.
    package var text: String {
        let lines = [Self.firstLine, "extra " + Base64.text(of: entry), "index \(index)"] + hashes.map(\.description)
        return lines.joined(separator: "\n") + "\n\n" + checkpoint
    }

    /// Reads a proof file. Nothing in it has been checked.
    package init(parsing text: String) throws(ProofFileError) {
        guard let blank = text.firstRange(of: "\n\n") else { throw .notAProofFile(line: 1) }
        let lines = text[..<blank.lowerBound].split(separator: "\n", omittingEmptySubsequences: false)
        guard lines[0] == Self.firstLine else { throw .notAProofFile(line: 1) }
        guard lines.count > 1, lines[1].hasPrefix("extra "), let entry = Base64.bytes(of: lines[1].dropFirst(6)) else {
            throw .notAProofFile(line: 2)
        }
        guard lines.count > 2, lines[2].hasPrefix("index "), let index = Int(lines[2].dropFirst(6)), index >= 0,
            lines[2] == "index \(index)"
        else { throw .notAProofFile(line: 3) }
        var hashes: [TreeHash] = []
        for (number, line) in lines.enumerated().dropFirst(3) {
            guard let bytes = Base64.bytes(of: line), let hash = TreeHash(bytes) else {
                throw .notAProofFile(line: number + 1)
            }
            hashes.append(hash)
        }
        self.entry = entry
        self.index = index
        self.hashes = hashes
        checkpoint = String(text[blank.upperBound...])
    }

    /// Checks the signature, the proof and the entry, in this order.
    package func proved(by verifier: NoteVerifier) throws(ProofFileError) -> Proved {
        let opened: Checkpoint
        do throws(NoteError) {
            opened = try Checkpoint.opened(note: checkpoint, verifier: verifier)
        } catch {
            throw .checkpoint(error)
        }
        guard index < opened.head.size else { throw .beyondCheckpoint(index: index, size: opened.head.size) }
        let proof = InclusionProof(index: index, size: opened.head.size, hashes: hashes)
        guard proof.verifies(TreeHash(leaf: entry), in: opened.head) else { throw .notIncluded(index: index) }
        do throws(LedgerEncodingError) {
            return Proved(entry: try LedgerEntry(decoding: entry), index: index, checkpoint: opened)
        } catch {
            throw .unreadableEntry(error)
        }
    }
}

/// Why a proof file shows nothing.
package enum ProofFileError: Error, Hashable, Sendable {
    /// The line of this number, from 1, is not what it has to be.
    case notAProofFile(line: Int)
    case checkpoint(NoteError)
    case beyondCheckpoint(index: Int, size: Int)
    /// The entry, its position and the checkpoint do not belong together.
    case notIncluded(index: Int)
    /// The entry stands in the ledger, and this program cannot read it.
    case unreadableEntry(LedgerEncodingError)
}

extension ProofFileError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .notAProofFile(let line): "this is not a proof file: line \(line) is not as c2sp.org/tlog-proof@v1 has it"
        case .checkpoint(let error): "the proof's checkpoint cannot be relied on: \(error)"
        case .beyondCheckpoint(let index, let size):
            "the proof is of entry \(index), and its checkpoint signs for the first \(size) only"
        case .notIncluded(let index):
            "the proof does not hold: this is not entry \(index) of the ledger that was signed"
        case .unreadableEntry(let error): "the entry is in the ledger, and cannot be read: \(error)"
        }
    }
}
