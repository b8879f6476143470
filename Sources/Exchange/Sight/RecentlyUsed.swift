/// Keeps what was used lately: at least the last `generation` values, and never more than twice as many.
///
/// Whatever is used moves to `recent`. When that is full it becomes `earlier`, and what was there is let go.
package struct RecentlyUsed<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private let generation: Int
    private var recent: [Key: Value] = [:]
    private var earlier: [Key: Value] = [:]

    package init(generation: Int) { self.generation = generation }

    /// What is kept under the key, for one use more; `nil` where nothing is.
    package mutating func use(_ key: Key) -> Value? {
        if let value = recent[key] { return value }
        guard let value = earlier.removeValue(forKey: key) else { return nil }
        keep(value, as: key)
        return value
    }

    /// Keeps the value under the key, in the place of what was there.
    package mutating func keep(_ value: Value, as key: Key) {
        if recent.count >= generation, recent[key] == nil {
            earlier = recent
            recent = [:]
        }
        recent[key] = value
    }
}
