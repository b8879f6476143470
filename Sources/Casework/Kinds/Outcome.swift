package import SharingProtocol

/// What came of an act.
package enum Outcome<Event: CaseEvent>: Sendable {
    case happened(Happening<Event>)
    case refused(Refusal<Event>)
}

/// What has now happened, to be entered whole or not at all.
package struct Happening<Event: CaseEvent>: Sendable {
    package var events: [Event]
    /// Words to be sealed with the entry of the same index in `events`.
    package var secrets: [[Secret]]
    /// The decision that it rests on, where one was asked for.
    package var decision: Decision?
    /// What it leaves in other cases, entered with it or not at all.
    package var consequences: [any Consequence] = []

    package init(_ event: Event, secrets: [Secret] = [], decision: Decision? = nil) {
        events = [event]
        self.secrets = [secrets]
        self.decision = decision
    }

    package mutating func then(_ event: Event, secrets: [Secret] = []) {
        events.append(event)
        self.secrets.append(secrets)
    }
}

/// What an act on one case leaves in another, of whichever kind.
package protocol Consequence: Sendable {
    associatedtype Kind: CaseKind
    var reference: CaseID { get }
    var happening: Happening<Kind.Event> { get }
}

/// What has now happened in a case of that kind: its beginning, or something more.
package struct Happened<Kind: CaseKind>: Consequence {
    package let reference: CaseID
    package let happening: Happening<Kind.Event>

    package init(in reference: CaseID, as kind: Kind.Type, _ happening: Happening<Kind.Event>) {
        self.reference = reference
        self.happening = happening
    }
}

/// One field of one record, to be sealed under that record's key.
package struct Secret: Hashable, Sendable {
    /// The record, whose key seals it: `request`, `determination`, `disclosure`, `certificate`.
    package let record: String
    package let field: String
    package let words: Confidential

    package init(_ record: String, _ field: String, _ words: Confidential) {
        self.record = record
        self.field = field
        self.words = words
    }

    package var place: SealedField { SealedField(record, field) }
}

/// Why an act did not happen, and what would let it.
package struct Refusal<Event: CaseEvent>: Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        /// The act is not this officer's to do.
        case notYours
        /// The case has moved past it, or is not there yet.
        case notNow
        /// A question of the protocol is unmet; `decision` has every finding.
        case unmet
        /// Something needed is not filled in.
        case incomplete(field: String)
    }
    package let reason: Reason
    /// One sentence that says what to do.
    package let sentence: String
    /// What it rests on; `nil` where the decision says so, or where no protocol does.
    package var topic: Topic?
    package var decision: Decision?
    /// What is entered all the same: refused disclosures and readings stand in the book (4.6, 4.10).
    package var recorded: Event?

    package init(
        _ reason: Reason, _ sentence: String, on topic: Topic? = nil, decision: Decision? = nil, recorded: Event? = nil
    ) {
        self.reason = reason
        self.sentence = sentence
        self.topic = topic
        self.decision = decision
        self.recorded = recorded
    }
    /// The clause that it rests on: what the protocol cites on its topic, or else that of the first question which the
    /// decision found unmet, in the version that it was made by.
    package func clause(in rules: InformationSharingProtocol) -> Clause? {
        topic.flatMap { rules.clause(on: $0) } ?? decision?.unmet.first?.clause
    }
}
