@testable import SharingProtocol

/// The facts on which a use of disclosed information is decided (4.9, 6.1).
struct Use: Hashable, Sendable {
    var matter: Matter
    var on: Day
    var owner: Party
    /// The agency that would use it.
    var using: Party
    var informationClass: Key<InformationClass>?
    /// Whether the information is a restricted aggregate (4.9).
    var marking: Key<Marking>?
    /// The purpose it was disclosed for.
    var disclosedFor: Key<Purpose>?
    /// The purpose it would be used for; `nil` for one that the protocol does not list.
    var usedFor: Key<Purpose>?
    var keepUntil: Day?

    init(matter: Matter, on: Day, owner: Party, using: Party) {
        self.matter = matter
        self.on = on
        self.owner = owner
        self.using = using
    }
}

/// Decides a use as a line of `gatehouse decide` has it decided (2.1, 4.9, 6.1).
func decideUse(_ use: Use, under rules: InformationSharingProtocol) -> Decision {
    let ruling = UseFacts(use, rules.tables).rule(rules.tables, rules.term)
    return Decision(ruling, on: use.matter, use.on, under: rules)
}

extension UseFacts {
    init(_ use: Use, _ tables: RuleTables) {
        self.init()
        on = use.on
        isOwners = use.owner.agency == use.using.agency
        usingHasSigned = use.using.hasSigned
        informationClass = tables.classNames.find(use.informationClass)
        marking = tables.markingNames.find(use.marking)
        disclosedFor = tables.purposeNames.find(use.disclosedFor)
        usedFor = tables.purposeNames.find(use.usedFor)
        keepUntil = use.keepUntil
    }
}
