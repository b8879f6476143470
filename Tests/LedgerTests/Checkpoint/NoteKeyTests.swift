import Testing

@testable import Ledger

@Suite("A key that signs notes")
struct NoteKeyTests {
    @Test func `is written as it is read`() throws {
        #expect(try NoteVerifier(Published.verifierKey).text == Published.verifierKey)
        let signer = try NoteSigner(Published.signerKey)
        #expect(signer.verifier.text == Published.verifierKey)
    }

    @Test func `is refused when any of its characters is changed, or some are missing`() {
        for (key, isRefused) in [(Published.verifierKey, isNoVerifier), (Published.signerKey, isNoSigner)] {
            let bytes = Array(key.utf8)
            for position in bytes.indices {
                var changed = bytes
                changed[position] += 1
                #expect(isRefused(String(decoding: changed, as: UTF8.self)), "character \(position)")
                #expect(isRefused(String(decoding: bytes[..<position], as: UTF8.self)))
                if position > 0 { #expect(isRefused(String(decoding: bytes[position...], as: UTF8.self))) }
            }
            #expect(isRefused(key + "\n"))
        }
    }

    @Test func `is refused when it is longer, or of a kind of signature that is not known`() {
        #expect(isNoVerifier("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=="))
        #expect(isNoVerifier("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"))
    }

    @Test func `is made from a seed of 32 bytes and a name without spaces`() throws {
        let seed = [UInt8](0..<32)
        let signer = try NoteSigner(name: "safermk.example/ledger", seed: seed)
        #expect(signer.verifier.name == "safermk.example/ledger")
        #expect(throws: NoteError.badSeed) { try NoteSigner(name: "a", seed: Array(seed.dropLast())) }
        for name in ["", "two words", "a+b", "a\u{2003}b", "a\nb"] {
            #expect(throws: NoteError.badName) { try NoteSigner(name: name, seed: seed) }
        }
    }

    @Test func `shows nothing secret when it is printed or dumped`() throws {
        let signer = try NoteSigner(Published.signerKey)
        var dumped = ""
        dump(signer, to: &dumped)
        for shown in ["\(signer)", String(reflecting: signer), dumped] {
            #expect(!shown.contains("AYEKFALVFGyNhPJEMzD1"))
            #expect(!shown.contains("PRIVATE"))
        }
    }

    private func isNoVerifier(_ text: String) -> Bool {
        do throws(NoteError) {
            _ = try NoteVerifier(text)
            return false
        } catch {
            return true
        }
    }

    private func isNoSigner(_ text: String) -> Bool {
        do throws(NoteError) {
            _ = try NoteSigner(text)
            return false
        } catch {
            return true
        }
    }
}
