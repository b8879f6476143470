/// One entry of the ledger: what happened in one case, and who did it, when, under which version (4.2, 4.6).
///
/// Its bytes are specified in `docs/ledger.md`, and outlive this program.
package struct LedgerEntry: Hashable, Sendable {
    /// The format of the envelope that this program writes and reads.
    package static let format: Int64 = 1

    /// The entries of a C2SP `tlog-tiles` bundle state their length in 16 bits: a longer one cannot be published.
    package static let largestSize = 65_535

    package let caseReference: String
    /// The entry's place in its case, from 0 and without gaps.
    package let sequence: Int
    /// Milliseconds since 1970-01-01 UTC, without leap seconds.
    package let at: Int64
    package let officer: String
    package let agency: String
    /// The protocol version in force when it happened.
    package let version: String
    /// What happened.
    package let kind: String
    /// What may stand in clear; no personal information.
    package let facts: [String: LedgerValue]
    /// What may not: each field's ciphertext.
    package let sealed: [String: [UInt8]]

    /// `sequence` and `at` are never negative: an entry that breaks this encodes, and is refused when read.
    package init(
        caseReference: String, sequence: Int, at: Int64, officer: String, agency: String, version: String,
        kind: String, facts: [String: LedgerValue] = [:], sealed: [String: [UInt8]] = [:]
    ) {
        self.caseReference = caseReference
        self.sequence = sequence
        self.at = at
        self.officer = officer
        self.agency = agency
        self.version = version
        self.kind = kind
        self.facts = facts
        self.sealed = sealed
    }

    /// The entry's canonical bytes. They are what is stored, hashed and proved.
    package var encoded: [UInt8] {
        var writer = CanonicalWriter(capacity: 512)
        writer.head(.map, Self.memberCount)
        writer.text("a")
        writer.text(agency)
        writer.text("c")
        writer.text(caseReference)
        writer.text("f")
        writer.map(facts) { writer, value in writer.write(value) }
        writer.text("k")
        writer.text(kind)
        writer.text("n")
        writer.integer(Int64(sequence))
        writer.text("o")
        writer.text(officer)
        writer.text("p")
        writer.text(version)
        writer.text("s")
        writer.map(sealed) { writer, value in writer.byteString(value) }
        writer.text("t")
        writer.integer(at)
        writer.text("v")
        writer.integer(Self.format)
        return writer.bytes
    }

    /// Reads an entry back, and nothing but what `encoded` writes.
    package init(decoding bytes: some Sequence<UInt8>) throws(LedgerEncodingError) {
        let bytes = Array(bytes)
        do {
            var reader = CanonicalReader(bytes)
            try self.init(&reader)
        } catch {
            throw Self.refusal(of: bytes, because: error)
        }
    }

    static let memberCount: UInt64 = 10

    /// A later format is named as such, whatever else it does differently.
    static func refusal(of bytes: [UInt8], because error: LedgerEncodingError) -> LedgerEncodingError {
        do throws(LedgerEncodingError) {
            let value = try LedgerValue(decoding: bytes)
            if let found = value.asMap?["v"]?.asInteger, found != format { return .unknownFormat(found) }
        } catch {
            return error
        }
        return error
    }

    /// The members in the order of their encoded keys, which is that of the alphabet.
    private init(_ reader: inout CanonicalReader) throws(LedgerEncodingError) {
        guard try reader.length(of: .map) == Self.memberCount else { throw .wrongKind(at: 0) }
        try reader.member("a")
        agency = try reader.text()
        try reader.member("c")
        caseReference = try reader.text()
        try reader.member("f")
        facts = try reader.map { reader throws(LedgerEncodingError) in try reader.value(depth: 2) }
        try reader.member("k")
        kind = try reader.text()
        try reader.member("n")
        sequence = Int(try reader.count())
        try reader.member("o")
        officer = try reader.text()
        try reader.member("p")
        version = try reader.text()
        try reader.member("s")
        sealed = try reader.map { reader throws(LedgerEncodingError) in try reader.byteString() }
        try reader.member("t")
        at = try reader.count()
        try reader.member("v")
        let found = try reader.integer()
        guard found == Self.format else { throw .unknownFormat(found) }
        try reader.finish()
    }
}
