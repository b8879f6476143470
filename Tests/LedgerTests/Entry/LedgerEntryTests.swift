import Testing

@testable import Ledger

@Suite("An entry")
struct LedgerEntryTests {
    @Test func `is these bytes, for ever`() {
        #expect(LedgerEntry.example().encoded.hex == LedgerEntry.exampleHex)
    }

    @Test func `is read back as it was written`() throws {
        let entry = LedgerEntry.example()
        #expect(try LedgerEntry(decoding: entry.encoded) == entry)
        #expect(try LedgerEntry(decoding: entry.encoded[...]) == entry)
    }

    @Test func `is the same bytes whichever way its facts were put in`() {
        let names = (0..<40).map { "field\($0)" }
        var forwards: [String: LedgerValue] = [:]
        for name in names { forwards[name] = .text(name) }
        var backwards: [String: LedgerValue] = [:]
        for name in names.reversed() { backwards[name] = .text(name) }
        #expect(LedgerEntry.example(facts: forwards).encoded == LedgerEntry.example(facts: backwards).encoded)
    }

    /// A change that still reads as an entry reads as another entry.
    @Test func `is never the same entry once a byte is changed`() {
        let entry = LedgerEntry.example()
        let encoded = entry.encoded
        for position in encoded.indices {
            for change: UInt8 in [0x01, 0x80, 0xff] {
                var changed = encoded
                changed[position] ^= change
                do {
                    let other = try LedgerEntry(decoding: changed)
                    #expect(other.encoded == changed)
                    #expect(other != entry)
                } catch { continue }
            }
        }
    }

    @Test func `is refused when it is cut short, anywhere`() {
        let encoded = LedgerEntry.example().encoded
        for length in encoded.indices {
            #expect(throws: LedgerEncodingError.self) { try LedgerEntry(decoding: encoded[..<length]) }
        }
        #expect(throws: LedgerEncodingError.trailingBytes(at: encoded.count)) {
            try LedgerEntry(decoding: encoded + [0])
        }
    }

    @Test func `is refused without each of its members`() throws {
        let members = try #require(try LedgerValue(decoding: LedgerEntry.example().encoded).asMap)
        for name in members.keys {
            var fewer = members
            fewer[name] = nil
            #expect(throws: LedgerEncodingError.self, "without \(name)") {
                try LedgerEntry(decoding: LedgerValue.map(fewer).encoded)
            }
            var renamed = fewer
            renamed["z"] = 0
            #expect(throws: LedgerEncodingError.self, "z for \(name)") {
                try LedgerEntry(decoding: LedgerValue.map(renamed).encoded)
            }
            var wrong = members
            wrong[name] = nil as LedgerValue
            #expect(throws: LedgerEncodingError.self, "null for \(name)") {
                try LedgerEntry(decoding: LedgerValue.map(wrong).encoded)
            }
        }
        #expect(throws: LedgerEncodingError.self) {
            try LedgerEntry(decoding: LedgerValue.map(members.merging(["w": 1]) { old, _ in old }).encoded)
        }
    }

    @Test(arguments: ["n", "t"])
    func `is refused when it counts below nothing`(_ member: String) throws {
        var members = try #require(try LedgerValue(decoding: LedgerEntry.example().encoded).asMap)
        members[member] = -1
        #expect(throws: LedgerEncodingError.self) { try LedgerEntry(decoding: LedgerValue.map(members).encoded) }
    }

    @Test func `of a later format is named as such`() throws {
        var members = try #require(try LedgerValue(decoding: LedgerEntry.example().encoded).asMap)
        members["v"] = 2
        #expect(throws: LedgerEncodingError.unknownFormat(2)) {
            try LedgerEntry(decoding: LedgerValue.map(members).encoded)
        }
        #expect(throws: LedgerEncodingError.unknownFormat(7)) {
            try LedgerEntry(decoding: LedgerValue.map(["v": 7, "else": "entirely"]).encoded)
        }
    }

    @Test func `says in a sentence what is wrong with it`() {
        #expect("\(LedgerEncodingError.notShortest(at: 3))" == "the number at byte 3 is not in its shortest form")
        #expect("\(LedgerEncodingError.memberExpected("k", at: 9))".contains("`k`"))
        #expect("\(LedgerEncodingError.unknownFormat(2))".contains("use a newer one"))
    }
}
