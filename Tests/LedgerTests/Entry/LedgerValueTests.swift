import Testing

@testable import Ledger

@Suite("A value in the ledger (RFC 8949, 4.2.1)")
struct LedgerValueTests {
    /// From RFC 8949, appendix A, as far as the ledger's subset goes.
    static let vectors: [(LedgerValue, String)] = [
        (0, "00"), (1, "01"), (10, "0a"), (23, "17"), (24, "1818"), (25, "1819"), (100, "1864"),
        (1000, "1903e8"), (1_000_000, "1a000f4240"), (1_000_000_000_000, "1b000000e8d4a51000"),
        (-1, "20"), (-10, "29"), (-100, "3863"), (-1000, "3903e7"),
        (false, "f4"), (true, "f5"), (nil, "f6"),
        (.bytes([]), "40"), (.bytes([1, 2, 3, 4]), "4401020304"),
        ("", "60"), ("a", "6161"), ("IETF", "6449455446"), ("\"\\", "62225c"), ("ü", "62c3bc"),
        ("水", "63e6b0b4"), ("𐅑", "64f0908591"),
        ([], "80"), ([1, 2, 3], "83010203"), ([1, [2, 3], [4, 5]], "8301820203820405"),
        (.array((1...25).map { .integer($0) }), "98190102030405060708090a0b0c0d0e0f101112131415161718181819"),
        ([:], "a0"), (["a": 1, "b": [2, 3]], "a26161016162820203"), (["a", ["b": "c"]], "826161a161626163"),
        (["a": "A", "b": "B", "c": "C", "d": "D", "e": "E"], "a56161614161626142616361436164614461656145"),
    ]

    @Test(arguments: vectors)
    func `has the bytes of the RFC's own examples`(_ value: LedgerValue, _ hex: String) throws {
        #expect(value.encoded.hex == hex)
        #expect(try LedgerValue(decoding: bytes(hex)) == value)
    }

    @Test(arguments: [Int64.min, .min + 1, -0x1_0000_0001, -257, -256, -25, -24, 0xffff, 0x1_0000, 0xffff_ffff, .max])
    func `keeps every integer of 64 bits`(_ number: Int64) throws {
        #expect(try LedgerValue(decoding: LedgerValue.integer(number).encoded) == .integer(number))
    }

    @Test func `puts a shorter key before a longer one, and then by bytes`() {
        let value: LedgerValue = ["b": 1, "aa": 2, "": 3, "B": 4, "é": 5, "z": 6]
        #expect(value.encoded.hex == "a66003" + "614204" + "616201" + "617a06" + "62616102" + "62c3a905")
    }

    static let notCanonical: [(String, LedgerEncodingError)] = [
        ("", .endsEarly(at: 0)),
        ("1817", .notShortest(at: 0)),
        ("190018", .notShortest(at: 0)),
        ("1900ff", .notShortest(at: 0)),
        ("1a0000ffff", .notShortest(at: 0)),
        ("1b00000000ffffffff", .notShortest(at: 0)),
        ("3800", .notShortest(at: 0)),
        ("580161", .notShortest(at: 0)),
        ("780161", .notShortest(at: 0)),
        ("980100", .notShortest(at: 0)),
        ("18", .endsEarly(at: 1)),
        ("1b0000", .endsEarly(at: 1)),
        ("6261", .endsEarly(at: 2)),
        ("8201", .endsEarly(at: 2)),
        ("9bffffffffffffffff", .endsEarly(at: 9)),
        ("bb7fffffffffffffff", .endsEarly(at: 9)),
        ("5b7fffffffffffffff", .endsEarly(at: 9)),
        ("1b8000000000000000", .outOfRange(at: 0)),
        ("3b8000000000000000", .outOfRange(at: 0)),
        ("1c", .notUsed(at: 0)),
        ("5f4101ff", .indefiniteLength(at: 0)),
        ("7f6161ff", .indefiniteLength(at: 0)),
        ("9fff", .indefiniteLength(at: 0)),
        ("bfff", .indefiniteLength(at: 0)),
        ("ff", .indefiniteLength(at: 0)),
        ("c100", .notUsed(at: 0)),
        ("f7", .notUsed(at: 0)),
        ("e0", .notUsed(at: 0)),
        ("f814", .notUsed(at: 0)),
        ("f90000", .notUsed(at: 0)),
        ("fb3ff0000000000000", .notUsed(at: 0)),
        ("61ff", .notUTF8(at: 0)),
        ("62c328", .notUTF8(at: 0)),
        ("63eda080", .notUTF8(at: 0)),
        ("a10102", .keyIsNotText(at: 1)),
        ("a1416102", .keyIsNotText(at: 1)),
        ("a161ff02", .notUTF8(at: 1)),
        ("a2616201616102", .keyOutOfOrder(at: 4)),
        ("a262616101616202", .keyOutOfOrder(at: 5)),
        ("a2616101616102", .keyTwice(at: 4)),
        ("a262c3a9016365cc8102", .keyTwice(at: 5)),
        ("0000", .trailingBytes(at: 1)),
        ("820001f6", .trailingBytes(at: 3)),
    ]

    @Test(arguments: notCanonical)
    func `is refused in any other spelling`(_ hex: String, _ error: LedgerEncodingError) {
        #expect(throws: error) { try LedgerValue(decoding: bytes(hex)) }
    }

    @Test(arguments: notCanonical)
    func `is passed over as strictly as it is read`(_ hex: String, _ error: LedgerEncodingError) {
        #expect(throws: error) {
            var reader = CanonicalReader(bytes(hex))
            try reader.skip()
            try reader.finish()
        }
    }

    @Test func `is refused where it is nested without end`() throws {
        let deepest = [UInt8](repeating: 0x81, count: LedgerValue.deepest) + [0]
        #expect(try LedgerValue(decoding: deepest).encoded == deepest)
        #expect(throws: LedgerEncodingError.tooDeep(at: 16)) { try LedgerValue(decoding: [0x81] + deepest) }
        #expect(throws: LedgerEncodingError.tooDeep(at: 16)) {
            try LedgerValue(decoding: [UInt8](repeating: 0x81, count: 100_000))
        }
    }

    /// Every sequence of up to three bytes: what is accepted is exactly what would be written.
    @Test func `has one encoding, of all short ones`() {
        var accepted = 0
        for number in 0..<0x1_0000 {
            let pair = [UInt8(number >> 8), UInt8(number & 0xff)]
            for candidate in [pair, [0x81] + pair] {
                do {
                    #expect(try LedgerValue(decoding: candidate).encoded == candidate)
                    accepted += 1
                } catch { continue }
            }
        }
        #expect(accepted > 500)
    }
}
