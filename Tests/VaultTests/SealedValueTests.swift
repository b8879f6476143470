import Testing

@testable import Vault

@Suite("A sealed value")
struct SealedValueTests {
    static let words = utf8("Seen at the underpass on Tuesday, with two others.")

    @Test(arguments: [0, 1, 15, 16, 300, 70_000])
    func `opens to what was sealed, whatever its length`(_ length: Int) throws {
        let clear = Dice.seeded(3)(length)
        let sealed = try DataKey.example.seal(clear, binding: .statement, dice: .seeded(4))
        #expect(sealed.count == length + 29)
        #expect(try DataKey.example.open(sealed, binding: .statement) == clear)
    }

    @Test func `does not open with a single bit changed, wherever it is`() throws {
        let sealed = try DataKey.example.seal(Self.words, binding: .statement, dice: .seeded(4))
        for index in sealed.indices {
            for bit in 0..<8 {
                var altered = sealed
                altered[index] ^= 1 << bit
                let expected: VaultError = index == 0 ? .unknownFormat(altered[0]) : .wrongKeyOrAltered
                #expect(throws: expected, "byte \(index), bit \(bit)") {
                    try DataKey.example.open(altered, binding: .statement)
                }
            }
        }
    }

    @Test(arguments: [
        Binding(caseReference: "SMK-2026-000115", field: "statement", owner: "police"),
        Binding(caseReference: "SMK-2026-000114", field: "answer", owner: "police"),
        Binding(caseReference: "SMK-2026-000114", field: "statement", owner: "council"),
        Binding(caseReference: "SMK-2026-00011", field: "4statement", owner: "police"),
        Binding(caseReference: "SMK-2026-000114", field: "statementpolice", owner: ""),
    ])
    func `does not open in another case, field or owner`(_ elsewhere: Binding) throws {
        let sealed = try DataKey.example.seal(Self.words, binding: .statement, dice: .seeded(4))
        #expect(throws: VaultError.wrongKeyOrAltered) { try DataKey.example.open(sealed, binding: elsewhere) }
    }

    @Test func `does not open under another key`() throws {
        let sealed = try DataKey.example.seal(Self.words, binding: .statement, dice: .seeded(4))
        #expect(throws: VaultError.wrongKeyOrAltered) { try DataKey.example(9).open(sealed, binding: .statement) }
    }

    @Test func `does not open cut short or continued`() throws {
        let sealed = try DataKey.example.seal(Self.words, binding: .statement, dice: .seeded(4))
        for length in sealed.indices {
            let expected: VaultError = length < 29 ? .malformed : .wrongKeyOrAltered
            #expect(throws: expected, "\(length) bytes") {
                try DataKey.example.open(Array(sealed.prefix(length)), binding: .statement)
            }
        }
        #expect(throws: VaultError.wrongKeyOrAltered) {
            try DataKey.example.open(sealed + [0], binding: .statement)
        }
    }

    @Test func `is another one each time, though the words are the same`() throws {
        let dice = Dice.seeded(4)
        let first = try DataKey.example.seal(Self.words, binding: .statement, dice: dice)
        let second = try DataKey.example.seal(Self.words, binding: .statement, dice: dice)
        #expect(first != second)
    }

    @Test func `opens to the same text, in any alphabet`() throws {
        let text = "Zoë Ó Faoláin, 王小明 👩🏽‍🚒"
        let sealed = try DataKey.example.seal(text, binding: .statement, dice: .seeded(4))
        #expect(String(decoding: try DataKey.example.open(sealed, binding: .statement), as: UTF8.self) == text)
    }

    @Test(arguments: [
        VaultError.wrongKeyOrAltered, .malformed, .unknownFormat(2), .truncated, .pastTheEnd, .cipherFailed,
    ])
    func `says in one sentence why it stays shut`(_ error: VaultError) {
        #expect("\(error)".count > 40 && !"\(error)".contains("VaultError"))
    }
}
