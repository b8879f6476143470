package import SharingProtocol

extension EvidenceSubject {
    /// The sealed field that the words of a piece stand in, `evidence.ground.risk`.
    package func field(_ piece: String) -> String { "evidence.\(rawValue).\(piece)" }
}

/// The evidence and the particulars that are on file, sealed, by the protocol file's names.
package struct EvidenceOnFile: Hashable, Sendable {
    /// Each with what it is evidence of, `ground.risk`, as entries have it.
    package let names: Set<String>

    package init(names: Set<String> = []) { self.names = names }

    /// What is on file is what is not blank.
    init(of words: [String: Confidential]) {
        names = Set(words.keys.filter { $0.hasPrefix("evidence.") }.map { String($0.dropFirst("evidence.".count)) })
    }

    package subscript(_ subject: EvidenceSubject) -> Set<String> {
        let prefix = subject.rawValue + "."
        return Set(names.filter { $0.hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count)) })
    }

    func claim(_ ground: Key<Ground>, withdrawn: Day?) -> Claim<Ground> {
        Claim(ground, evidence: self[.ground], withdrawn: withdrawn)
    }

    func claim(_ condition: Key<Condition>, withdrawn: Day?) -> Claim<Condition> {
        Claim(condition, evidence: self[.condition], withdrawn: withdrawn)
    }

    func claim(_ power: Key<Gateway>) -> Claim<Gateway> { Claim(power, evidence: self[.power]) }
}
