/// A clause by its own number, `3.11(a)`.
///
/// Never a number type: 3.1 and 3.10 are two clauses and one `Double`.
package struct Clause: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
    package let number: String

    package init(_ number: String) { self.number = number }
    package init(stringLiteral number: String) { self.number = number }
    package var description: String { number }
}
