import Testing

@testable import Web

@Suite("A form as it is sent")
struct FormEncodingTests {
    private func form(_ text: String) throws -> Form { try Form(urlEncoded: Array(text.utf8)) }

    @Test func `is read with its spaces, its signs and every alphabet`() throws {
        let form = try form("name=Ada+Quill&why=50%25+%26+more&place=%C5%81%C3%B3d%C5%BA&empty=&bare")
        #expect(form.typed("name") == "Ada Quill")
        #expect(form.typed("why") == "50% & more")
        #expect(form.typed("place") == "Łódź")
        #expect(form.typed("empty") == "" && form.has("empty") && form.has("bare"))
        #expect(form.isSound)
    }

    @Test func `keeps a percent sign that stands by itself, as browsers' standard says`() throws {
        #expect(try form("a=100%&b=%zz&c=%4").all("a") == ["100%"])
        #expect(try form("b=%zz").typed("b") == "%zz")
    }

    @Test func `keeps everything that was ticked, in order`() throws {
        #expect(try form("test=one&test=two").all("test") == ["one", "two"])
    }

    @Test func `has its line ends made one character each`() throws {
        #expect(try form("why=one%0D%0Atwo%0Dthree%0Afour").typed("why") == "one\ntwo\nthree\nfour")
    }

    @Test func `is refused when it is not in UTF-8`() {
        #expect(throws: FormError.wrongEncoding) { try form("name=%FF%FE") }
        #expect(throws: FormError.wrongEncoding) { try Form(urlEncoded: [0x61, 0x3D, 0xC3]) }
    }

    @Test(arguments: ["na%00me=a", "na%0Ame=a"])
    func `is refused with a control character in a name`(_ text: String) {
        #expect(throws: FormError.controlCharacter) { try form(text) }
    }

    @Test func `comes back without control characters, and says so beside the field`() throws {
        let form = try form("why=one%0Btwo%1B%5B31m%00")
        #expect(form.typed("why") == "onetwo[31m")
        #expect(form.problem(at: "why")?.contains("taken out") == true)
    }

    @Test func `comes back whole with an answer of 70,000 bytes, for its reader to say how long it may be`() throws {
        var form = try form("why=" + String(repeating: "a", count: 70_000))
        #expect(form.text("why").count == 70_000)
        #expect(form.problem(at: "why") == "Shorten this answer to 200 characters or fewer")
    }

    @Test func `is refused when it is too large, has too many fields, or too long a name`() {
        let large = Array(repeating: UInt8(ascii: "a"), count: FormLimits.form + 1)
        #expect(throws: FormError.tooLarge(limit: FormLimits.form)) { try Form(urlEncoded: large) }
        #expect(throws: FormError.tooManyFields) { try form(String(repeating: "a=1&", count: FormLimits.fields + 1)) }
        let long = String(repeating: "n", count: FormLimits.name + 1)
        #expect(throws: FormError.tooLarge(limit: FormLimits.name)) { try form(long + "=1") }
    }

    @Test func `never stops the reader, whatever bytes it is made of`() {
        var dice = SeededDice(seed: 1998)
        for _ in 0..<3_000 {
            let alphabet = Array("%&=+ab0F\0\r\n".utf8) + [0xC3, 0xA9, 0xFF]
            let bytes = (0..<Int(dice.next() % 60)).map { _ in alphabet[Int(dice.next() % UInt64(alphabet.count))] }
            do throws(FormError) {
                let form = try Form(urlEncoded: bytes)
                #expect(form.all("a").allSatisfy { !$0.unicodeScalars.contains("\0") })
            } catch {
                #expect(error.sentence.hasSuffix("."))
            }
        }
    }
}

/// The same dice for every run (SplitMix64).
struct SeededDice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
