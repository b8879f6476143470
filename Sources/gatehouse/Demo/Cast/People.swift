import Casework
import Exchange
import Vault

/// Everybody in the demonstration, by agency and post.
struct People: Sendable {
    private let officers: [AgencyID: [Person]]
    let supportTeam: [Person]

    init(_ dice: Dice) {
        var names = Names(dice)
        let team = Cast.supportTeam
        supportTeam = [Person.Post.administrator, .coordinator, .auditor].map {
            Person($0, of: AgencyID(team.key), called: team.name, at: team.domain, &names, dice)
        }
        var officers: [AgencyID: [Person]] = [:]
        for member in Cast.members {
            let posts: [Person.Post] = Array(repeating: .practitioner, count: member.practitioners)
            officers[AgencyID(member.key)] = (posts + [.liaison, .deputy, .signatory]).map {
                Person($0, of: AgencyID(member.key), called: member.name, at: member.domain, &names, dice)
            }
        }
        self.officers = officers
    }

    var everybody: [Person] { supportTeam + Cast.members.flatMap { of($0.key) } }

    func of(_ agency: String) -> [Person] { officers[AgencyID(agency)] ?? [] }

    /// One of the support team.
    func team(_ post: Person.Post) -> Person? { supportTeam.first { $0.post == post } }

    /// One of an agency, the practitioners counted from 0.
    func officer(_ post: Person.Post, of agency: String, number: Int = 0) -> Person? {
        of(agency).filter { $0.post == post }.dropFirst(number).first
    }

    /// Those that the demonstration offers to sign in as.
    var offered: [Person] {
        let (council, police) = ("milton-keynes-council", "thames-valley-police")
        return [
            officer(.practitioner, of: council), officer(.liaison, of: council), officer(.deputy, of: council),
            officer(.signatory, of: council), officer(.liaison, of: police), team(.coordinator), team(.auditor),
            team(.administrator),
        ].compactMap(\.self)
    }
}

extension Person {
    var badge: Badge { Badge(officer: id, agency: agency) }

    func account(_ passwordHash: String) -> Account {
        Account(
            officer: id, agency: agency, signInName: email, name: name, position: position, telephone: telephone,
            passwordHash: passwordHash, mustChangePassword: false)
    }
}
