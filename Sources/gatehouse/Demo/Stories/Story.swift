/// One case of the demonstration, as the people in it would tell it. All of them are invented.
struct Story: Sendable {
    /// Agencies by their keys in `Cast`.
    let asking: String
    let holding: String
    let matter: StoryMatter
    let purpose: String
    /// The words of the request, by field name.
    let words: [String: String]
    /// The last day on which it is needed, counted from today; a day that is past is negative.
    let keepUntil: Int
    var neededBy: Int?
    var isUrgent = false
    /// Which practitioners of the asking agency are to read it, counted from 0.
    var readers = [0]
    /// Whether the asking agency's own liaison officer asks.
    var isLiaisonsOwn = false
    let steps: [StoryStep]

    init(
        _ asking: String, asks holding: String, for matter: StoryMatter, purpose: String = "shared-intelligence",
        keepUntil: Int, neededBy: Int? = nil, isUrgent: Bool = false, readers: [Int] = [0],
        isLiaisonsOwn: Bool = false, _ words: [String: String], _ steps: [StoryStep]
    ) {
        self.asking = asking
        self.holding = holding
        self.matter = matter
        self.purpose = purpose
        self.words = words
        self.keepUntil = keepUntil
        self.neededBy = neededBy
        self.isUrgent = isUrgent
        self.readers = readers
        self.isLiaisonsOwn = isLiaisonsOwn
        self.steps = steps
    }
}

/// What is asked for and what lets it move, by the protocol file's names.
enum StoryMatter: Sendable {
    case personal(ground: String, reason: String = "prevent-or-detect")
    case sensitive(ground: String, reason: String = "prevent-or-detect")
    case depersonalised(criterion: String, set: String? = nil)
    case aggregate(criterion: String, authorised: Bool)
}

/// When something happens.
enum StoryMoment: Sendable {
    /// On a working day that long before today, at that time.
    case daysAgo(Int, Int, Int)
    case minutesAgo(Int)
}

/// Somebody in a story.
enum StoryPart: Sendable {
    case asker
    case askingLiaison, askingDeputy, holdingLiaison, holdingDeputy
    /// A practitioner of the asking agency, counted from 0.
    case colleague(Int)
}

struct StoryStep: Sendable {
    let at: StoryMoment
    let by: StoryPart
    let act: StoryAct
}

enum StoryAct: Sendable {
    /// Writes it and hands it in; the first step of every story.
    case submit
    /// Hands it in again with these words instead.
    case mend([String: String])
    case approve
    case sendBack(String)
    case withdraw(String)
    case askForClarification(String)
    case clarify(String)
    case determine(StoryAnswer)
    case disclose([Int: String], files: [StoryFile] = [])
    /// Attempts a disclosure that the protocol no longer lets through.
    case discloseInVain([Int: String])
    case acknowledge
    case look
    case read
    case takeFiles
    case readInVain
    case nameReader(Int)
    case removeReader(Int)
    case extend(until: Int, String)
    case withdrawConsent(String)
    /// The same before anything was disclosed.
    case withdrawConsentBefore(String)
    /// Destroys what was disclosed; with paper copies, a colleague saw them shredded.
    case destroy(paperToo: Bool)
}

/// What the holding agency's liaison officer determines. What is not said here is as it was asked for.
struct StoryAnswer: Sendable {
    /// For each item, whether it is given.
    let given: [Bool]
    /// By field name; `reasons` always.
    let words: [String: String]
    var isRestricted = false
    var isOverridden = false
    /// Whether nothing lets it move: for a refusal.
    var isUnresolved = false

    init(
        _ given: [Bool], isRestricted: Bool = false, isOverridden: Bool = false, isUnresolved: Bool = false,
        _ words: [String: String]
    ) {
        self.given = given
        self.words = words
        self.isRestricted = isRestricted
        self.isOverridden = isOverridden
        self.isUnresolved = isUnresolved
    }
}

struct StoryFile: Sendable {
    let name: String
    let text: String
}

// The shorthand that the stories are written in.
extension StoryStep {
    static func on(_ day: Int, _ hour: Int, _ minute: Int, _ by: StoryPart, _ act: StoryAct) -> StoryStep {
        StoryStep(at: .daysAgo(day, hour, minute), by: by, act: act)
    }

    static func ago(_ minutes: Int, _ by: StoryPart, _ act: StoryAct) -> StoryStep {
        StoryStep(at: .minutesAgo(minutes), by: by, act: act)
    }
}
