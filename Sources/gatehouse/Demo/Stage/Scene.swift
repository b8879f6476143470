import Casework
import Exchange
import SharingProtocol
import Vault

/// Something that happens beside the requests, at its moment.
struct Scene: Sendable, CustomStringConvertible {
    let at: StoryMoment
    let description: String
    let perform: @Sendable (Stage) async throws -> Void

    init(_ description: String, at moment: StoryMoment, perform: @escaping @Sendable (Stage) async throws -> Void) {
        self.description = description
        at = moment
        self.perform = perform
    }

    /// What is volunteered, and what is shared at meetings.
    static func all(_ dice: Dice) -> [Scene] {
        (0..<3).flatMap { Volunteering.scenes($0, CaseID(reference("D", dice))) } + MeetingScenes(dice).all
    }
}

extension Stage {
    func badge(_ post: Person.Post, of agency: String, number: Int = 0) throws -> Badge {
        guard let person = people.officer(post, of: agency, number: number) else {
            throw StageTrouble(sentence: "nobody plays the \(post.words) of \(agency)")
        }
        return person.badge
    }

    /// Somebody does something that nothing stands against.
    func act<Kind: CaseKind>(_ act: Kind.Act, on reference: CaseID, as kind: Kind.Type, by badge: Badge) async throws {
        try hold(await desk.perform(act, on: reference, as: kind, by: badge))
    }

    func hold<Kind: CaseKind>(_ outcome: ActOutcome<Kind>) throws {
        if case .refused(let refusal) = outcome { throw StageTrouble(sentence: refusal.sentence) }
    }
}
