/// One clause of the document: its number, and what it says in our words, never in its own.
package struct Provision: Hashable, Sendable {
    package let clause: Clause
    package let title: String
    package let words: String
    /// Where the document's own text slips, such as a cross-reference that points at the wrong clause.
    package let slip: String?
    /// Where the rule comes from: an Act's section, guidance with its year.
    package var source: String?
    /// What of it could not be verified, and what has to be checked.
    package var unverified: String?
    /// Whether it asks nothing by itself: an introduction, a definition, a summary.
    package let isBackground: Bool
}

/// Anything that the protocol file lists under a key, with the clause that it comes from.
package protocol ListedItem: Hashable, Sendable {
    var key: Key<Self> { get }
    /// What people call it, in words that fit in a list.
    var title: String { get }
    var clause: Clause { get }
}
