import Casework
import Exchange
import SharingProtocol
import Web

/// One story while it is played.
struct StoryRun: Sendable {
    private let story: Story
    private let reference: CaseID
    /// The disclosure, once the request is carried out.
    private let disclosure: CaseID
    private var words: [String: String]
    private var files: [FileID] = []

    init(_ story: Story, _ reference: String) {
        self.story = story
        self.reference = CaseID(reference)
        disclosure = CaseID("D" + reference.dropFirst(1))
        words = story.words
    }

    mutating func perform(_ step: StoryStep, on stage: Stage) async throws {
        let badge = try person(step.by, stage.people).badge
        let desk = stage.desk
        switch step.act {
        case .submit: try hold(await desk.begin(reference, draft(stage), by: badge))
        case .mend(let mended):
            words.merge(mended) { _, new in new }
            try hold(await desk.perform(.submit(draft(stage)), on: reference, by: badge))
        case .approve: try hold(await desk.perform(.approve, on: reference, by: badge))
        case .sendBack(let words): try hold(await desk.perform(.sendBack(.init(words)), on: reference, by: badge))
        case .withdraw(let words): try hold(await desk.perform(.withdraw(.init(words)), on: reference, by: badge))
        case .askForClarification(let words):
            try hold(await desk.perform(.askForClarification(.init(words)), on: reference, by: badge))
        case .clarify(let words): try hold(await desk.perform(.clarify(.init(words)), on: reference, by: badge))
        case .determine(let answer):
            try hold(await desk.perform(.determine(determination(answer, stage)), on: reference, by: badge))
        case .disclose(let items, let files): try await disclose(items, files, by: badge, at: desk)
        case .discloseInVain(let items):
            try refused(await desk.perform(.disclose(.init(words: secret(items))), on: reference, by: badge))
        case .look: _ = try await desk.look(at: reference, by: badge)
        case .acknowledge: try await follow(.acknowledge, by: badge, at: desk)
        case .read: try await read(by: badge, at: desk, isPermitted: true)
        case .readInVain: try await read(by: badge, at: desk, isPermitted: false)
        case .takeFiles: for file in files { try await take(file, by: badge, at: desk) }
        case .nameReader(let number):
            let reader = try person(.colleague(number), stage.people).id
            try await follow(.nameReader(reader, at: AgencyID(story.asking)), by: badge, at: desk)
        case .removeReader(let number):
            let reader = try person(.colleague(number), stage.people).id
            try await follow(.removeReader(reader, at: AgencyID(story.asking)), by: badge, at: desk)
        case .extend(let days, let words):
            let day = stage.calendar.today.adding(days: days)
            try await follow(
                .extendKeeping(at: AgencyID(story.asking), until: day, .init(words)), by: badge, at: desk)
        case .withdrawConsent(let words):
            let day = stage.clock.now.day
            try await follow(.withdrawConsent(on: day, .init(words)), by: badge, at: desk)
        case .withdrawConsentBefore(let words):
            let act = RequestAct.withdrawConsent(on: stage.clock.now.day, .init(words))
            try hold(await desk.perform(act, on: reference, by: badge))
        case .destroy(let paperToo):
            let witness = try person(.asker, stage.people).id
            let paper = paperToo ? PaperShredding(shredded: stage.clock.now.day, witness: witness) : nil
            try await follow(.destroy(at: AgencyID(story.asking), paper), by: badge, at: desk)
        }
    }

    /// An act on the disclosure.
    private func follow(_ act: DisclosureAct, by badge: Badge, at desk: LiaisonDesk) async throws {
        try hold(await desk.perform(act, on: disclosure, as: DisclosureCase.self, by: badge))
    }

    private func read(by badge: Badge, at desk: LiaisonDesk, isPermitted: Bool) async throws {
        let act = DisclosureAct.read(file: nil)
        switch try await desk.read(act, on: disclosure, as: DisclosureCase.self, by: badge) {
        case .opened: if !isPermitted { throw StageTrouble(sentence: "it was not to be opened") }
        case .refused(let refusal): if isPermitted { throw StageTrouble(sentence: refusal.sentence) }
        }
    }

    private func person(_ part: StoryPart, _ people: People) throws -> Person {
        let found: Person? =
            switch part {
            case .asker: people.officer(story.isLiaisonsOwn ? .liaison : .practitioner, of: story.asking)
            case .askingLiaison: people.officer(.liaison, of: story.asking)
            case .askingDeputy: people.officer(.deputy, of: story.asking)
            case .holdingLiaison: people.officer(.liaison, of: story.holding)
            case .holdingDeputy: people.officer(.deputy, of: story.holding)
            case .colleague(let number): people.officer(.practitioner, of: story.asking, number: number)
            }
        guard let found else { throw StageTrouble(sentence: "nobody plays this part") }
        return found
    }

    private mutating func disclose(
        _ items: [Int: String], _ files: [StoryFile], by badge: Badge, at desk: LiaisonDesk
    ) async throws {
        var information = DisclosedInformation(words: secret(items))
        guard !files.isEmpty else {
            return try hold(await desk.perform(.disclose(information), on: reference, by: badge))
        }
        let intake = try await desk.intake(for: reference, by: badge)
        for file in files {
            var incoming = desk.newFile(named: Confidential(file.name), in: intake)
            try await desk.take(Array(file.text.utf8), into: &incoming)
            information.files.append(try await desk.finish(incoming))
        }
        self.files = information.files.map(\.id)
        try hold(await desk.perform(.disclose(information), on: reference, by: badge, intake: intake))
    }

    private func take(_ file: FileID, by badge: Badge, at desk: LiaisonDesk) async throws {
        switch try await desk.take(.read(file: file), of: disclosure, as: DisclosureCase.self, by: badge) {
        case .refused(let refusal): throw StageTrouble(sentence: refusal.sentence)
        case .opened(var opened): while try await opened.nextChunk() != nil {}
        }
    }

    private func secret(_ items: [Int: String]) -> [Int: Confidential] { items.mapValues { Confidential($0) } }

    private func hold<Kind: CaseKind>(_ outcome: ActOutcome<Kind>) throws {
        switch outcome {
        case .done: break
        case .refused(let refusal): throw StageTrouble(sentence: refusal.sentence)
        }
    }

    private func refused(_ outcome: RequestOutcome) throws {
        switch outcome {
        case .done: throw StageTrouble(sentence: "it was to be refused")
        case .refused: break
        }
    }
}

// What is asked and what is determined.
extension StoryRun {
    private func draft(_ stage: Stage) throws -> RequestDraft {
        let today = stage.calendar.today
        let readers = try story.readers.map { try person(.colleague($0), stage.people).id }
        var terms = RequestTerms(
            holding: AgencyID(story.holding), informationClass: story.matter.informationClass,
            purpose: Key(story.purpose), items: 0, readers: readers, keepUntil: today.adding(days: story.keepUntil))
        terms.neededBy = story.neededBy.map { today.adding(days: $0) }
        terms.isUrgent = story.isUrgent
        switch story.matter {
        case .personal(let ground, let reason), .sensitive(let ground, let reason):
            terms.ground = Key(ground)
            terms.reason = Key(reason)
        case .depersonalised(let criterion, let set):
            terms.criterion = Key(criterion)
            terms.prescribedSet = set.map { Key($0) }
        case .aggregate(let criterion, _): terms.criterion = Key(criterion)
        }
        return RequestDraft(terms, words: words.mapValues { Confidential($0) })
    }

    private func determination(_ answer: StoryAnswer, _ stage: Stage) throws -> Determination {
        let readers = try story.readers.map { try person(.colleague($0), stage.people).id }
        var terms = DeterminationTerms(
            given: answer.given, informationClass: story.matter.informationClass, readers: readers,
            keepUntil: stage.calendar.today.adding(days: story.keepUntil))
        // What the holder finds is what was claimed, but where nothing lets it move.
        var found = words.filter { $0.key == "necessity" || $0.key == "criterion" || $0.key.hasPrefix("evidence.") }
        switch story.matter {
        case .personal(let ground, _), .sensitive(let ground, _):
            if answer.isUnresolved { found = [:] } else { terms.ground = Key(ground) }
        case .depersonalised(let criterion, _):
            terms.criterion = Key(criterion)
            terms.identifyingDetailIsRemoved = answer.given.contains(true)
        case .aggregate(let criterion, let authorised):
            terms.criterion = Key(criterion)
            terms.authorisationIsOnFile = authorised
        }
        terms.confidence =
            answer.isUnresolved ? .unresolved : answer.isOverridden ? .overridden : .notGivenInConfidence
        terms.marking = answer.isRestricted ? "restricted" : nil
        return Determination(terms, words: found.merging(answer.words) { _, new in new }.mapValues { Confidential($0) })
    }
}

extension StoryMatter {
    var informationClass: Key<InformationClass> {
        switch self {
        case .personal: "personal"
        case .sensitive: "sensitive-personal"
        case .depersonalised: "depersonalised"
        case .aggregate(_, let authorised): authorised ? "aggregate-authorised" : "aggregate-public"
        }
    }
}
