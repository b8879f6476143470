import Casework
import Exchange
import SharingProtocol
import Vault
import Web

/// Where the demonstration is played: the real desk, on a clock that walks, with people who do what the stories say.
struct Stage: Sendable {
    let desk: LiaisonDesk
    let clock: DemoClock
    let calendar: DemoCalendar
    /// What the seed decides. Keys and nonces are not among it: they come from the machine.
    let dice: Dice
    let passwords: PasswordHasher
    let people: People
    let progress: @Sendable (_ done: Int, _ all: Int) -> Void

    /// Plays everything, in the order in which it happened.
    func play() async throws {
        var runs = Story.all.map { StoryRun($0, reference("R", dice)) }
        let cues = cues(Scene.all(dice)).enumerated().sorted { ($0.element.at, $0.offset) < ($1.element.at, $1.offset) }
        for (number, cue) in cues.map(\.element).enumerated() {
            clock.advance(to: cue.at)
            do {
                switch cue.what {
                case .founding(let event): try await perform(event)
                case .step(let story, let step): try await runs[story].perform(step, on: self)
                case .scene(let scene): try await scene.perform(self)
                }
            } catch let trouble as StageTrouble {
                throw Complaint("The demonstration could not be made: \(cue.what) (\(trouble.sentence))", .broken)
            } catch let error as DeskError {
                throw Complaint("The demonstration could not be made: \(error.sentence)", .notHere)
            }
            progress(number + 1, cues.count)
        }
        try await leaveDraft()
    }

    /// A request that somebody has begun to write and will go on with, by the names of the fields on its pages.
    private func leaveDraft() async throws {
        guard let writer = people.officer(.practitioner, of: "milton-keynes-council") else { return }
        let fields = [
            "agency": "ambulance-trust", "class": "depersonalised", "purpose": "predicting-need",
            "why":
                "Where the ambulance is called to on Saturday nights, so that the street marshals can be there first.",
        ]
        try await desk.keepDraft(fields, as: CaseID(reference("R", dice)), by: writer.badge)
    }

    private struct Cue {
        enum What: CustomStringConvertible {
            case founding(Founding)
            case step(Int, StoryStep)
            case scene(Scene)

            var description: String {
                switch self {
                case .founding(let event): "\(event)"
                case .step(let story, let step): "story \(story + 1), \(step.by)"
                case .scene(let scene): scene.description
                }
            }
        }
        let at: Timestamp
        let what: What
    }

    private func cues(_ scenes: [Scene]) -> [Cue] {
        let founding = Founding.all(people).map { Cue(at: calendar.moment($0.at), what: .founding($0.event)) }
        let steps = Story.all.enumerated().flatMap { story in
            story.element.steps.map { Cue(at: calendar.moment($0.at), what: .step(story.offset, $0)) }
        }
        return founding + steps + scenes.map { Cue(at: calendar.moment($0.at), what: .scene($0)) }
    }
}

/// Something that went otherwise than the stories say.
struct StageTrouble: Error {
    let sentence: String
}
