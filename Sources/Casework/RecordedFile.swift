/// A file that is handed over. Its name is sealed: names of files name people.
package struct DisclosedFile: Hashable, Sendable {
    package let id: FileID
    package let name: Confidential
    /// Bytes before sealing.
    package let size: Int
    /// How many sealed chunks it is kept in.
    package let chunks: Int
    /// SHA-256 of the sealed bytes, in hexadecimal: it binds the file to its entry and says nothing of the content.
    package let sealedHash: String

    package init(id: FileID, name: Confidential, size: Int, chunks: Int, sealedHash: String) {
        self.id = id
        self.name = name
        self.size = size
        self.chunks = chunks
        self.sealedHash = sealedHash
    }
}

/// A disclosed file, less its name.
package struct RecordedFile: Hashable, Sendable {
    package let id: FileID
    package let size: Int
    package let chunks: Int
    package let sealedHash: String
}

extension RecordedFile {
    init(_ file: DisclosedFile) {
        self.init(id: file.id, size: file.size, chunks: file.chunks, sealedHash: file.sealedHash)
    }

    var fact: Fact {
        .table(
            Facts(
                dictionaryLiteral: ("id", .text(id.text)), ("size", .integer(size)), ("chunks", .integer(chunks)),
                ("sealedHash", .text(sealedHash))
            ).table)
    }

    init(_ facts: Facts, in kind: String) throws(FactError) {
        self.init(
            id: FileID(try facts.text("id", in: kind)), size: try facts.integer("size", in: kind),
            chunks: try facts.integer("chunks", in: kind), sealedHash: try facts.text("sealedHash", in: kind))
    }
}
