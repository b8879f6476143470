/// What a decision is about: one record of one case.
package struct Matter: Hashable, Sendable {
    /// The case's reference.
    package let reference: String
    /// The record within it: `request`, or one disclosure's name.
    package let record: String

    package init(_ reference: String, record: String) {
        self.reference = reference
        self.record = record
    }
}

/// The four things that are decided in life.
package enum Asked: String, CaseIterable, Sendable {
    case ask, exchange, read, use
}

/// How one question was answered.
package enum Answer: String, CaseIterable, Sendable {
    case met, unmet, notAsked
}

/// One question, asked of the facts.
package struct Finding: Hashable, Sendable {
    package let question: Question
    package let clause: Clause
    package let answer: Answer
    /// What was found, in words that an officer can act on.
    package let words: String
    /// What would change the answer; only where it is unmet.
    package let remedy: String?
}

/// What must follow if the decision is acted on (3.6, 4.2, 4.6, 4.7, 4.9, 4.10, 4.12).
package struct Obligation: Hashable, Sendable {
    package let clause: Clause
    package let words: String
}

/// A power, ground, condition or criterion that a decision rests on, with its place in the law.
package struct Reliance: Hashable, Sendable {
    package enum Kind: String, CaseIterable, Sendable {
        case power, ground, condition, criterion
    }

    package let kind: Kind
    /// Its key in the protocol file.
    package let key: String
    package let title: String
    package let clause: Clause
    /// The Act and section, or the rule of common law; `nil` where the protocol file cites its own clause alone.
    package let law: String?
}

/// All findings, in the document's order, and what follows from them.
///
/// Only this module makes one: a decision in hand was decided.
package struct Decision: Hashable, Sendable {
    package let asked: Asked
    package let matter: Matter
    package let on: Day
    /// The protocol version that it was decided by, `safermk-2013`.
    package let version: String
    package let findings: [Finding]
    /// The power or duty that it rests on (2.2, 2.3, 2.13).
    package let gateway: Key<Gateway>?
    /// Whether the holder is under a duty, so that a refusal needs its own ground (2.3, 3.9).
    package let isDuty: Bool
    /// Everything that is met and lets it be shared: the power, then the ground and condition, or the criterion.
    package let basis: [Reliance]
    package let clauses: [Clause]
    package let obligations: [Obligation]

    /// Permitted when something was asked and nothing is unmet.
    package var isPermitted: Bool { !findings.isEmpty && !findings.contains { $0.answer == .unmet } }
    package var unmet: [Finding] { findings.filter { $0.answer == .unmet } }
}

/// Leave to do the one thing that was decided.
///
/// Only a decision that permits can make one, and only `decide` can make a decision, so a function
/// that takes a `Permission` cannot be reached without both.
package struct Permission: Hashable, Sendable {
    package let asked: Asked
    package let matter: Matter
    package let clauses: [Clause]

    package init?(_ decision: Decision) {
        guard decision.isPermitted else { return nil }
        asked = decision.asked
        matter = decision.matter
        clauses = decision.clauses
    }
}
