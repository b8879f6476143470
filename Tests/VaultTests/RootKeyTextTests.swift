import Testing

@testable import Vault

@Suite("The text of a root key")
struct RootKeyTextTests {
    @Test func `is one line that reads back to the same key`() throws {
        let text = RootKey.example.text
        #expect(text.hasPrefix("gatehouse-root-key-1:") && text.count == 65)
        #expect(try RootKey(text: text).text == text)
        #expect(try RootKey(text: text).checkValue == RootKey.example.checkValue)
    }

    @Test(arguments: ["\n", "\r\n", "  \n", "\n\n"])
    func `may have white space around it`(_ space: String) throws {
        #expect(try RootKey(text: space + RootKey.example.text + space).text == RootKey.example.text)
    }

    static let body = String(RootKey.example.text.dropFirst(21))
    static let mistakes: [(text: String, error: RootKeyError)] = [
        ("", .empty),
        (" \n\t", .empty),
        ("hunter2", .notARootKey),
        (body, .notARootKey),
        ("GATEHOUSE-ROOT-KEY-1:" + body, .notARootKey),
        ("-----BEGIN PRIVATE KEY-----", .notARootKey),
        ("gatehouse-root-key-2:" + body, .otherVersion),
        ("gatehouse-root-key-1:" + body + "\ngatehouse-root-key-1:" + body, .severalLines),
        ("gatehouse-root-key-1:" + body.dropLast(), .notBase64),
        ("gatehouse-root-key-1:" + body.dropLast(2) + "!=", .notBase64),
        ("gatehouse-root-key-1: " + body, .notBase64),
        ("gatehouse-root-key-1:", .wrongLength(0)),
        ("gatehouse-root-key-1:AAECAwQFBgcICQoLDA0ODw==", .wrongLength(16)),
        ("gatehouse-root-key-1:" + body.dropLast() + "AAAA", .notBase64),
        ("gatehouse-root-key-1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g", .wrongLength(33)),
        ("gatehouse-root-key-1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9=", .notBase64),
        ("gatehouse-root-key-1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", .placeholder),
    ]

    @Test(arguments: mistakes)
    func `is refused for what is wrong with it`(_ text: String, _ error: RootKeyError) {
        #expect(throws: error) { try RootKey(text: text) }
    }

    @Test(arguments: mistakes)
    func `is never repeated in what is said about it`(_ text: String, _ error: RootKeyError) {
        let secret = text.dropFirst(21).prefix(8)
        #expect(secret.isEmpty || !"\(error)".contains(secret))
        #expect("\(error)".count > 30)
    }
}
