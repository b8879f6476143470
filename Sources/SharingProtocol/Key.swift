/// The name by which the protocol file lists one of its items: `personal`, `crime-and-asb`, `s115`.
///
/// Typed by what it names, so that a purpose is never passed where a criterion is meant.
package struct Key<Item>: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
    package let name: String

    package init(_ name: String) { self.name = name }
    package init(stringLiteral name: String) { self.name = name }
    package var description: String { name }
}
