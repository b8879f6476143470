/// What a verifier has to know of an entry, read without making the rest of it.
///
/// It is as strict as `LedgerEntry(decoding:)` and several times as fast, which counts in millions.
struct EntryScan: Sendable {
    let caseReference: String
    let sequence: Int
    let at: Int64

    init(_ bytes: [UInt8]) throws(LedgerEncodingError) {
        do {
            var reader = CanonicalReader(bytes)
            try self.init(&reader)
        } catch {
            throw LedgerEntry.refusal(of: bytes, because: error)
        }
    }

    private init(_ reader: inout CanonicalReader) throws(LedgerEncodingError) {
        guard try reader.length(of: .map) == LedgerEntry.memberCount else { throw .wrongKind(at: 0) }
        try reader.member("a")
        try reader.skipText()
        try reader.member("c")
        caseReference = try reader.text()
        try reader.member("f")
        try reader.skipMap { reader throws(LedgerEncodingError) in try reader.skip(depth: 2) }
        try reader.member("k")
        try reader.skipText()
        try reader.member("n")
        sequence = Int(try reader.count())
        try reader.member("o")
        try reader.skipText()
        try reader.member("p")
        try reader.skipText()
        try reader.member("s")
        try reader.skipMap { reader throws(LedgerEncodingError) in try reader.skipByteString() }
        try reader.member("t")
        at = try reader.count()
        try reader.member("v")
        let format = try reader.integer()
        guard format == LedgerEntry.format else { throw .unknownFormat(format) }
        try reader.finish()
    }
}
