import SharingProtocol
import Testing

/// One case under `model-2026`: what is asked, what the answer has to be, and the section that says so.
struct ModelCase: Sendable, CustomTestStringConvertible {
    let law: String
    let words: String
    let isPermitted: Bool
    /// What is unmet, where it is refused.
    let unmet: [Question]
    let proposal: Proposal

    var testDescription: String { "\(law): \(words)" }

    static func permit(_ law: String, _ words: String, _ change: (inout Proposal) -> Void) -> ModelCase {
        ModelCase(law: law, words: words, isPermitted: true, unmet: [], proposal: .model(change))
    }

    static func refuse(
        _ law: String, _ words: String, _ unmet: Question..., change: (inout Proposal) -> Void
    ) -> ModelCase {
        ModelCase(law: law, words: words, isPermitted: false, unmet: unmet, proposal: .model(change))
    }
}

extension Proposal {
    mutating func between(_ holder: Key<NamedParty>, _ asker: Key<NamedParty>) {
        holding = .listed(holder)
        asking = .listed(asker)
    }

    /// A prescribed set, asked for as a duty.
    mutating func withoutNames(_ set: Key<PrescribedSet>, from holder: Key<NamedParty>, to asker: Key<NamedParty>) {
        between(holder, asker)
        informationClass = "depersonalised"
        prescribedSet = set
        ground = nil
        identifyingDetailIsRemoved = true
        criterion = "duty"
        criterionHasWords = true
    }

    mutating func of(
        _ informationClass: Key<InformationClass>, _ ground: Key<Ground>, _ condition: Key<Condition>? = nil
    ) {
        self.informationClass = informationClass
        self.ground = .whole(ground)
        self.condition = condition.map { .whole($0) }
    }
}
