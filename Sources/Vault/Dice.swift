/// Where randomness comes from: a function that fills as many bytes as it is asked for.
///
/// The command makes the real one from the machine's own source. Everything else takes it as an
/// argument, so that a test, a golden vector or a demonstration can be played again byte for byte.
package struct Dice: Sendable {
    private let roll: @Sendable (Int) -> [UInt8]

    package init(_ roll: @escaping @Sendable (Int) -> [UInt8]) { self.roll = roll }

    /// So many bytes that nobody can foresee.
    package func callAsFunction(_ count: Int) -> [UInt8] {
        let bytes = roll(count)
        // Fewer bytes would be a key that can be guessed: better to stop than to go on with it.
        precondition(bytes.count == count, "the source of randomness gave \(bytes.count) bytes instead of \(count)")
        return bytes
    }
}
