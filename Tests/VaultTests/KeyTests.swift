import Crypto
import Testing

@testable import Vault

@Suite("A key")
struct KeyTests {
    @Test func `of an agency comes out of its wrapping as it went in`() throws {
        let (key, wrapped) = try RootKey.example.newAgencyKey(owner: "police", dice: .seeded(5))
        let again = try RootKey.example.agencyKey(wrapped)
        #expect(again.owner == "police")
        #expect(again.key == key.key)
        #expect(wrapped.id == "agency/police" && wrapped.bytes.count == 61)
    }

    @Test func `of a record opens what was sealed with it, out of its wrapping`() throws {
        let (key, wrapped) = try AgencyKey.police.newDataKey(id: "SMK-2026-000114/request", dice: .seeded(6))
        let sealed = try key.seal(utf8("words"), binding: .statement, dice: .seeded(7))
        #expect(try AgencyKey.police.dataKey(wrapped).open(sealed, binding: .statement) == utf8("words"))
    }

    @Test func `does not come out under another root key`() throws {
        let (_, wrapped) = try RootKey.example.newAgencyKey(owner: "police", dice: .seeded(5))
        #expect(throws: VaultError.wrongKeyOrAltered) { try RootKey.generate(.seeded(8)).agencyKey(wrapped) }
    }

    @Test func `does not come out under another agency's key`() throws {
        let (_, wrapped) = try AgencyKey.police.newDataKey(id: "r", dice: .seeded(6))
        #expect(throws: VaultError.wrongKeyOrAltered) { try AgencyKey.example(9).dataKey(wrapped) }
        #expect(throws: VaultError.wrongKeyOrAltered) {
            try AgencyKey.example(1, owner: "council").dataKey(wrapped)
        }
    }

    @Test func `does not come out for another record, owner or rank`() throws {
        let (_, wrapped) = try AgencyKey.police.newDataKey(id: "r", dice: .seeded(6))
        let moved = WrappedKey(id: "s", owner: "police", bytes: wrapped.bytes)
        #expect(throws: VaultError.wrongKeyOrAltered) { try AgencyKey.police.dataKey(moved) }

        let (_, agency) = try RootKey.example.newAgencyKey(owner: "police", dice: .seeded(5))
        let stolen = WrappedKey(id: "agency/council", owner: "council", bytes: agency.bytes)
        #expect(throws: VaultError.wrongKeyOrAltered) { try RootKey.example.agencyKey(stolen) }
        #expect(throws: VaultError.wrongKeyOrAltered) { try RootKey.example.agencyKey(wrapped) }
    }

    @Test func `does not come out with a single byte changed`() throws {
        let (_, wrapped) = try AgencyKey.police.newDataKey(id: "r", dice: .seeded(6))
        for index in wrapped.bytes.indices {
            var bytes = wrapped.bytes
            bytes[index] ^= 1
            #expect(throws: VaultError.self, "byte \(index)") {
                try AgencyKey.police.dataKey(WrappedKey(id: "r", owner: "police", bytes: bytes))
            }
        }
    }

    @Test func `of the wrong length is refused though it was wrapped rightly`() throws {
        let short = try Cipher.seal(
            [1, 2, 3], under: derived(from: AgencyKey.police.key, for: "gatehouse/data-keys/1"),
            binding: boundBytes(["gatehouse/data-key/1", "r", "police"]), nonce: Dice.seeded(1)(12))
        #expect(throws: VaultError.malformed) {
            try AgencyKey.police.dataKey(WrappedKey(id: "r", owner: "police", bytes: short))
        }
    }

    @Test func `of an agency moves to a new root key, and its records with it`() throws {
        let (agency, wrapped) = try RootKey.example.newAgencyKey(owner: "police", dice: .seeded(5))
        let (_, record) = try agency.newDataKey(id: "r", dice: .seeded(6))
        let newRoot = RootKey.generate(.seeded(10))
        let moved = try newRoot.wrap(RootKey.example.agencyKey(wrapped), dice: .seeded(11))
        let key = try newRoot.agencyKey(moved).dataKey(record)
        #expect(key.key == (try agency.dataKey(record).key))
    }

    @Test func `that was destroyed is known again by its fingerprint`() throws {
        let dice = Dice.seeded(6)
        let (_, wrapped) = try AgencyKey.police.newDataKey(id: "r", dice: dice)
        let (_, other) = try AgencyKey.police.newDataKey(id: "r", dice: dice)
        let restored = WrappedKey(id: "r", owner: "police", bytes: wrapped.bytes)
        #expect(restored.fingerprint == wrapped.fingerprint)
        #expect(other.fingerprint != wrapped.fingerprint)
        #expect(WrappedKey(id: "s", owner: "police", bytes: wrapped.bytes).fingerprint != wrapped.fingerprint)
    }
}
