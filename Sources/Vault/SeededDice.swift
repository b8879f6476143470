import Crypto
import Synchronization

extension Dice {
    /// Dice that fall the same way each time they are started: SHA-256 over the seed and a counter.
    ///
    /// For tests and for filling a demonstration. Never for keys that protect anybody: who knows the
    /// seed knows the keys, and starting twice from one seed under one key would use a nonce twice.
    package static func seeded(_ seed: UInt64) -> Dice {
        let rolls = SeededRolls(seed)
        return Dice { rolls.next($0) }
    }
}

private final class SeededRolls: Sendable {
    private let seed: UInt64
    private let blocks = Mutex<UInt64>(0)

    init(_ seed: UInt64) { self.seed = seed }

    func next(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let block = blocks.withLock { block in
                block += 1
                return block
            }
            bytes.append(contentsOf: SHA256.hash(data: bigEndian(seed) + bigEndian(block)))
        }
        return Array(bytes.prefix(count))
    }
}

private func bigEndian(_ number: UInt64) -> [UInt8] {
    withUnsafeBytes(of: number.bigEndian) { Array($0) }
}
