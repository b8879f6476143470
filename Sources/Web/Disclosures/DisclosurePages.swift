import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/disclosures`: what was disclosed, its copies, their readers, and how they end (4.4, 4.7, 4.9, 4.10, 4.12, 4.13).
struct DisclosurePages: CasePages {
    typealias Kind = DisclosureCase

    let desk: LiaisonDesk
    let shell: Shell
    /// What one disclosure may bring with it.
    let uploads: UploadLimits
}

typealias DisclosureFolder = CaseFolder<DisclosureCase>

extension DisclosureCase: PagedKind {
    typealias ActName = DisclosureActKind
    typealias Part = DisclosurePart
    typealias Done = DisclosureDone

    static var noun: String { "Disclosure" }
    static func page(of reference: CaseID) -> String { Paths.disclosure(reference) }
    static func offers(_ act: DisclosureActKind, in offered: OfferedOfDisclosure) -> Bool { offered.acts[act] != nil }
    static func obstacle(to act: DisclosureActKind, in offered: OfferedOfDisclosure) -> DisclosureAct.Refusal? {
        offered.obstacles[act]
    }
    func isReady(for act: DisclosureActKind) -> Bool { copies.contains { act.states.contains($0.state) } }
}

/// What can be found under a disclosure's address: a noun for each thing that can be done with it.
enum DisclosurePart: String, CaseIterable, Sendable {
    case acceptance, declining, ratification, receipt, reading, files, readers, keeping
    case consentWithdrawal = "consent-withdrawal"
    case destruction, certificate
}

/// What a disclosure's page says has just happened.
enum DisclosureDone: String, CaseDone {
    case disclosed, offered, already, accepted, declined, acknowledged, ratified, itemEnded = "item-ended"
    case readerNamed = "reader-named", readerRemoved = "reader-removed", extended
    case consentWithdrawn = "consent-withdrawn", destroyed

    var notice: Notice {
        switch self {
        case .disclosed: Notice(.success, "The information is disclosed", "Its readers can read it now.")
        case .offered:
            Notice(.success, "The information is offered", "Each agency’s liaison officer accepts it or declines it.")
        case .already: Notice(.important, "The information was offered already", "Its present state is below.")
        case .accepted: Notice(.success, "The information is accepted", "Its readers can read it now.")
        case .declined: Notice(.success, "The information is declined", "Your agency’s copy is destroyed.")
        case .acknowledged: Notice(.success, "Receipt is acknowledged")
        case .ratified: Notice(.success, "The item is confirmed", "The agencies that heard it can read it now.")
        case .itemEnded: Notice(.success, "The item is ended", "What was recorded is destroyed.")
        case .readerNamed: Notice(.success, "The reader is added")
        case .readerRemoved: Notice(.success, "The reader is removed", "That officer can no longer read it.")
        case .extended: Notice(.success, "Retention is extended")
        case .consentWithdrawn:
            Notice(.success, "The withdrawal of consent is recorded", "Nobody can read it any more.")
        case .destroyed: Notice(.success, "The copy is destroyed", "The certificate says who destroyed it and when.")
        }
    }
}

extension DisclosureFolder {
    var disclosure: DisclosureCase { history.current }
    var officer: Officer { circumstances.officer }

    /// The version that it was shared by; what an old case says is said in the words of its time (5.1).
    var sharedRules: InformationSharingProtocol {
        circumstances.version(disclosure.decision?.version ?? history.entries.first?.version)
    }

    /// The copies that this officer is told about: every one for its owner and for auditors, and for anybody else their
    /// agency's.
    var copies: [DisclosureCopy] {
        officer.role == .auditor ? disclosure.copies : disclosure.copies(for: officer)
    }

    /// Since when nobody may read it, because the consent that it rests on was withdrawn (4.4).
    var consentGone: Day? {
        disclosure.restsOnConsent(under: disclosure.rulesOfReading(nil, in: circumstances))
            ? disclosure.consentWithdrawn : nil
    }

    /// Whether the time of a copy is over, or what it rested on.
    func isToBeDestroyed(_ copy: DisclosureCopy) -> Bool {
        copy.state.isHeld && (consentGone != nil || copy.isSpent(on: circumstances.today))
    }

    /// Those who may read the copies that this officer is told about, each once.
    var readers: [OfficerID] {
        copies.reduce(into: []) { readers, copy in readers += copy.readers.filter { !readers.contains($0) } }
    }

    /// The marking and the group that it is restricted to, as it stands on every page (4.7).
    var markingWords: String? {
        let marking = disclosure.determination.marking.flatMap { sharedRules.marking($0) }
        return marking.map { $0.words(group: names(of: readers)) }
    }

    /// Clauses of the version that it was shared by.
    func sharedClauses(_ topics: [Topic]) -> HTML { clauseLinks(topics, in: sharedRules, of: sharedRules.name) }
}
