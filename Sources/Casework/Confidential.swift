/// Words that may identify somebody (3.5), on their way to be sealed.
///
/// They print as a mark, in logs and in failed tests alike. The mirror is empty because `dump`, templates and
/// test reports read mirrors, not descriptions.
package struct Confidential: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable, ExpressibleByStringLiteral
{
    /// The words themselves. Only what seals them, and the page that shows them to a permitted reader, asks.
    package let revealed: String

    package init(_ words: String) { revealed = words }
    package init(stringLiteral words: String) { revealed = words }

    package var isBlank: Bool { revealed.allSatisfy(\.isWhitespace) }
    package var description: String { "‹confidential›" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
