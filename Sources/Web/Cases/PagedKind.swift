import Casework
import Exchange
import SharingProtocol

/// A kind of case that has pages of its own, `/requests/R-0000-0000` and what is below.
protocol PagedKind: CaseKind {
    /// The name of an act, as the pages offer it.
    associatedtype ActName: Hashable & Sendable
    /// What can be found under a case's address: a noun for each thing that can be done with it.
    associatedtype Part: RawRepresentable<String> & CaseIterable & Sendable
    /// What its page says has just happened.
    associatedtype Done: CaseDone

    /// `Request`, as headings begin.
    static var noun: String { get }
    static func page(of reference: CaseID) -> String
    /// Whether the act can be done today.
    static func offers(_ act: ActName, in offered: Offered) -> Bool
    /// Why an act that is theirs cannot be done today.
    static func obstacle(to act: ActName, in offered: Offered) -> Refusal<Event>?
    /// Whether the case has come to the point where somebody can do the act.
    func isReady(for act: ActName) -> Bool
}

/// What a case's page says has just happened: one of a closed list, so that an address can name it.
protocol CaseDone: RawRepresentable<String>, Sendable {
    /// It was submitted before.
    static var already: Self { get }
    var notice: Notice { get }
}

extension PagedKind {
    /// `Request R-0000-0000`
    var title: String { "\(Self.noun) \(reference)" }

    /// The address of one of the case's own pages.
    static func page(of reference: CaseID, _ part: Part) -> String { "\(page(of: reference))/\(part.rawValue)" }
}

extension CaseFolder where Kind: PagedKind {
    func offers(_ act: Kind.ActName) -> Bool { Kind.offers(act, in: offered) }

    func obstacle(to act: Kind.ActName) -> Refusal<Kind.Event>? { Kind.obstacle(to: act, in: offered) }

    /// Whether it is theirs to do, though it might be refused today: what is tried all the same is entered where the
    /// protocol wants that.
    func tries(_ act: Kind.ActName) -> Bool { offers(act) || obstacle(to: act) != nil }
}

extension CaseFolder {
    /// The version in force.
    var rules: InformationSharingProtocol { circumstances.rules }

    /// The words under `record/field`, where this officer may see them.
    func words(_ name: String) -> String? { words[name]?.revealed }

    func name(of agency: AgencyID) -> String { register.name(of: agency) }
    func name(of officer: OfficerID) -> String { register.name(of: officer) }
    func names(of officers: [OfficerID]) -> String { officers.map { name(of: $0) }.joined(separator: ", ") }

    /// Whether the officer acts as their agency's liaison officer today.
    var isLiaison: Bool { register.register.isLiaisonOfficer(circumstances.officer, on: circumstances.today) }

    /// How many moves a form that was made after `seen` of them expects the case to have made; none that there could be
    /// where it does not say.
    func expected(_ seen: String) -> Int { Int(seen) ?? -1 }

    /// What a form says of the case as its officer saw it.
    var moves: Int { history.moves(for: circumstances.officer.agency) }

    /// The liaison officer of an agency, by name where one is in post.
    func desk(of agency: AgencyID) -> String {
        let inPost = register.register.agencies[agency]?.liaisonOfficer(on: circumstances.today)
        return inPost.map { "\(name(of: $0)) (\(name(of: agency)))" } ?? "the liaison officer of \(name(of: agency))"
    }
}
