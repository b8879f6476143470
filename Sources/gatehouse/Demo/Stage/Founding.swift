import Casework
import Exchange
import SharingProtocol
import Web

/// What has to happen before the first request, and what happens to agencies later.
enum Founding: Sendable {
    case found
    case openSupportTeam
    case admit(Cast.Member)
    case openAccounts(Cast.Member)
    case sign(Cast.Member)
    case appoint(Cast.Member)
    case leavePost(Cast.Member)
    case closeAccount(Person)

    /// All of it, with its moments.
    static func all(_ people: People) -> [(at: StoryMoment, event: Founding)] {
        var events: [(at: StoryMoment, event: Founding)] = [
            (.daysAgo(45, 9, 0), .found), (.daysAgo(45, 9, 5), .openSupportTeam),
        ]
        for (number, member) in Cast.members.enumerated() {
            events.append((.daysAgo(45, 10, number * 2), .admit(member)))
            events.append((.daysAgo(44, 9, number * 5), .openAccounts(member)))
            // The responsible authorities sign first, the others over the following weeks.
            let signing = max(33, 43 - number / 3)
            if member.hasSigned { events.append((.daysAgo(signing, 11, number), .sign(member))) }
            events.append((.daysAgo(signing, 12, number), .appoint(member)))
            if member.key == Cast.vacant { events.append((.daysAgo(12, 16, 45), .leavePost(member))) }
        }
        if let leaver = people.officer(.practitioner, of: "hazel-row-association", number: 1) {
            events.append((.daysAgo(9, 17, 0), .closeAccount(leaver)))
        }
        return events
    }
}

extension Stage {
    func perform(_ event: Founding) async throws {
        guard let administrator = people.team(.administrator), let coordinator = people.team(.coordinator) else {
            throw StageTrouble(sentence: "there is no support team")
        }
        switch event {
        case .found:
            _ = try await desk.found(
                supportTeam: Cast.supportTeam.name,
                administrator: administrator.account(try await passwords.hash(administrator.password)),
                coordinator: coordinator.account(try await passwords.hash(coordinator.password)))
        case .openSupportTeam:
            let founders = [administrator.id, coordinator.id]
            for person in people.supportTeam where !founders.contains(person.id) {
                try await open(person, by: administrator, handedOverBy: coordinator)
            }
        case .admit(let member):
            try hold(
                await desk.admit(
                    AgencyID(member.key), name: member.name, category: Key(member.category), by: coordinator.badge))
        case .openAccounts(let member):
            for person in people.of(member.key) {
                try await open(person, by: administrator, handedOverBy: coordinator)
            }
        case .sign(let member):
            let signatory = try officer(.signatory, of: member)
            try hold(
                await desk.perform(
                    try await agreement(of: member, by: signatory), on: signatory.agency, by: signatory.badge))
        case .appoint(let member):
            let signatory = try officer(.signatory, of: member)
            for (post, isDeputy) in [(Person.Post.liaison, false), (.deputy, true)] {
                // Where the post falls vacant later there was no deputy either, as happens.
                guard !isDeputy || member.key != Cast.vacant else { continue }
                let act = AgencyAct.appoint(
                    try officer(post, of: member).id, asDeputy: isDeputy, from: clock.now.day, until: nil)
                try hold(await desk.perform(act, on: signatory.agency, by: signatory.badge))
            }
        case .leavePost(let member):
            let liaison = try officer(.liaison, of: member)
            let act = AgencyAct.endAppointment(liaison.id, on: clock.now.day)
            try hold(await desk.perform(act, on: liaison.agency, by: liaison.badge))
        case .closeAccount(let person):
            try hold(await desk.perform(.endOfficer(person.id), on: person.agency, by: administrator.badge))
        }
    }

    private func officer(_ post: Person.Post, of member: Cast.Member) throws -> Person {
        guard let person = people.officer(post, of: member.key) else {
            throw StageTrouble(sentence: "\(member.name) has no \(post.words)")
        }
        return person
    }

    private func open(_ person: Person, by administrator: Person, handedOverBy giver: Person) async throws {
        let account = person.account(try await passwords.hash(person.password))
        try hold(
            await desk.admitOfficer(
                account, role: person.post.role, maySign: person.post == .signatory, by: administrator.badge))
        try hold(
            await desk.handOverPassword(
                to: person.id, at: person.agency, hash: account.passwordHash, isOneTime: false, by: giver.badge))
    }

    private func agreement(of member: Cast.Member, by signatory: Person) async throws -> AgencyAct {
        let rules = try await desk.rules(on: clock.now.day)
        return .signAgreement(
            textHash: rules.textHash,
            words: [
                "name": Confidential(signatory.name), "position": Confidential(signatory.position),
                "authority": "By resolution of the board", "address": "The Exchange, 1 Gatehouse Row, Milton Keynes",
                "telephone": Confidential(signatory.telephone), "email": Confidential(signatory.email),
            ])
    }

    private func hold(_ outcome: AgencyOutcome) throws {
        switch outcome {
        case .done: break
        case .refused(let refusal): throw StageTrouble(sentence: refusal.sentence)
        }
    }
}
