import Crypto
import Synchronization

@testable import Vault

/// The vault's own examples: invented people, and dice that fall as 0, 1, 2, …
extension Dice {
    /// Each roll goes on counting where the last one stopped, so that golden vectors can be made by hand.
    static func counting() -> Dice { CountingRolls().dice }
}

private final class CountingRolls: Sendable {
    private let next = Mutex<UInt8>(0)

    var dice: Dice {
        Dice { count in
            self.next.withLock { next in
                (0..<count).map { _ in
                    defer { next &+= 1 }
                    return next
                }
            }
        }
    }
}

extension Binding {
    static let statement = Binding(caseReference: "SMK-2026-000114", field: "statement", owner: "police")
    static let photograph = Binding(caseReference: "SMK-2026-000114", field: "file/1", owner: "police")
}

extension RootKey {
    static let example = RootKey.generate(.seeded(1))
}

extension AgencyKey {
    static let police = example(1)

    static func example(_ seed: UInt64, owner: String = "police") -> AgencyKey {
        AgencyKey(.init(data: Dice.seeded(seed)(32)), owner: owner)
    }
}

extension DataKey {
    static let example = example(2)

    static func example(_ seed: UInt64) -> DataKey { DataKey(.init(data: Dice.seeded(seed)(32))) }
}

func utf8(_ text: String) -> [UInt8] { Array(text.utf8) }

func hex(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

func bytes(hex text: String) -> [UInt8] {
    let digits = text.filter { !$0.isWhitespace }.compactMap(\.hexDigitValue)
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}
