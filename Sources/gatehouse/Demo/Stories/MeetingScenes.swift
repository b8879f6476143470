import Casework
import Exchange
import SharingProtocol
import Vault

/// Three meetings of one series: one that is settled, one whose items wait for their owners, one that is planned.
struct MeetingScenes: Sendable {
    private static let council = "milton-keynes-council"
    private static let police = "thames-valley-police"
    private static let fire = "fire-authority"
    private static let housing = "redwillow-homes"
    private static let college = "milton-keynes-college"

    private let settled: CaseID
    private let closed: CaseID
    private let planned: CaseID
    private let items: [CaseID]

    init(_ dice: Dice) {
        settled = CaseID(reference("M", dice))
        closed = CaseID(reference("M", dice))
        planned = CaseID(reference("M", dice))
        items = (0..<4).map { _ in CaseID(reference("D", dice)) }
    }

    var all: [Scene] { first + second + next }

    private static let invited = [council, police, fire, housing, college].map { AgencyID($0) }

    private func plan(_ reference: CaseID, following: CaseID?, in days: Int) -> @Sendable (Stage) async throws -> Void {
        { stage in
            let terms = MeetingTerms(
                startsAt: stage.clock.now.day.adding(days: days).startInLondon.adding(seconds: 10 * 3600),
                purpose: "shared-intelligence", reason: "prevent-or-detect", invited: Self.invited,
                following: following, keepUntil: stage.calendar.today.adding(days: 365))
            let words: [String: Confidential] = [
                "title": "Heron Street problem-solving group", "place": "Civic Offices, Committee Room 2",
                "agenda":
                    "Apologies\nActions from last time\nFires on Heron Street\nThe stairs at Siskin Court\nNext date",
            ]
            try stage.hold(
                await stage.desk.begin(
                    reference, .plan(MeetingPlan(terms, words: words)), as: MeetingCase.self,
                    by: try stage.badge(.practitioner, of: Self.council)))
        }
    }

    /// Everybody comes and accepts the statement.
    private func opened(_ reference: CaseID, _ stage: Stage) async throws -> Badge {
        let secretary = try stage.badge(.practitioner, of: Self.council)
        func act(_ act: MeetingAct) async throws {
            try await stage.act(act, on: reference, as: MeetingCase.self, by: secretary)
        }
        try await act(.open)
        for (number, agency) in [Self.council, Self.police, Self.fire, Self.housing].enumerated() {
            let officer = try stage.badge(number == 0 ? .practitioner : .liaison, of: agency)
            try await act(.arrive(officer.agency, officer.officer, name: nil))
            try await act(.acceptStatement(number + 1))
        }
        return secretary
    }

    private func item(
        _ number: Int, of owner: String, about subject: String, _ words: String, decision: String, in stage: Stage,
        actions: [SharedItem.AgreedAction] = []
    ) -> SharedItem {
        var item = SharedItem(
            items[number], owner: AgencyID(owner), informationClass: "personal",
            keepUntil: stage.calendar.today.adding(days: 120), subject: Confidential(subject),
            words: Confidential(words), decision: Confidential(decision), actions: actions)
        item.ground = "serious-crime"
        return item
    }

    private var first: [Scene] {
        [
            Scene("a meeting is planned", at: .daysAgo(30, 9, 0), perform: plan(settled, following: nil, in: 7)),
            Scene("it is held", at: .daysAgo(24, 10, 0)) { stage in
                let secretary = try await opened(settled, stage)
                func act(_ act: MeetingAct) async throws {
                    try await stage.act(act, on: settled, as: MeetingCase.self, by: secretary)
                }
                let officer = try stage.badge(.liaison, of: Self.housing).officer
                let action = SharedItem.AgreedAction(
                    holder: officer, due: stage.calendar.today.adding(days: -6),
                    words: "Mend the lock of the bin store.")
                try await act(
                    .share(
                        item(
                            0, of: Self.fire, about: "The fires behind Heron Street",
                            "Four of five began in the bin store, between 23:00 and 1:00.",
                            decision: "The store is locked from now on.", in: stage, actions: [action])))
                try await act(
                    .share(
                        item(
                            1, of: Self.police, about: "Young people seen there",
                            "Two were spoken to with their parents. Neither was there on the last two nights.",
                            decision: "No letter is sent for the time being.", in: stage)))
                try await act(.addToNote("Held as planned. The items were read back and agreed."))
                try await act(.close)
            },
            Scene("its first item is ratified", at: .daysAgo(23, 9, 30)) { stage in
                try await ratify(0, by: Self.fire, in: stage)
            },
            Scene("its second item is ratified", at: .daysAgo(22, 14, 0)) { stage in
                try await ratify(1, by: Self.police, in: stage)
            },
            Scene("the lock is mended", at: .daysAgo(12, 16, 0)) { stage in
                try await stage.act(
                    .completeAction(1), on: settled, as: MeetingCase.self,
                    by: try stage.badge(.liaison, of: Self.housing))
            },
        ]
    }

    private func ratify(_ number: Int, by owner: String, in stage: Stage) async throws {
        var found = DeterminationTerms(
            given: [true], informationClass: "personal", readers: [], keepUntil: stage.calendar.today.adding(days: 120))
        found.ground = "serious-crime"
        let words: [String: Confidential] = [
            "reasons": "What was said is what was meant, and everybody there needs it.",
            "necessity": "No names were given.", "evidence.ground.offence": "Arson",
            "evidence.ground.seriousness": "A porch burned while the family slept.",
        ]
        try await stage.act(
            .ratify(Determination(found, words: words)), on: items[number], as: DisclosureCase.self,
            by: try stage.badge(.liaison, of: owner))
    }

    private var second: [Scene] {
        [
            Scene(
                "the next meeting is planned", at: .daysAgo(20, 9, 0), perform: plan(closed, following: settled, in: 21)
            ),
            Scene("it is held, and somebody steps out", at: .daysAgo(3, 10, 0)) { stage in
                let secretary = try await opened(closed, stage)
                func act(_ act: MeetingAct) async throws {
                    try await stage.act(act, on: closed, as: MeetingCase.self, by: secretary)
                }
                // Somebody whose organisation has signed nothing steps out before anything is shared.
                try await act(.arrive(nil, nil, name: "Desmond Thrale, Heron Street Residents"))
                try await act(.move(5, .steppedOut))
                let officer = try stage.badge(.liaison, of: Self.police).officer
                let action = SharedItem.AgreedAction(
                    holder: officer, due: stage.calendar.today.adding(days: 10), words: "Speak to the two families.")
                try await act(
                    .share(
                        item(
                            2, of: Self.housing, about: "The ground-floor flat at 60 Siskin Court",
                            "The tenant asks to be moved. He says that he is made to store things for others.",
                            decision: "The police speak to him first.", in: stage, actions: [action])))
                try await act(
                    .share(
                        item(
                            3, of: Self.fire, about: "The stairs at Siskin Court",
                            "Prams and a moped block the only way out.", decision: "Redwillow Homes clears them.",
                            in: stage)))
                try await act(.park(owner: AgencyID(Self.police)))
                try await act(.move(5, .present))
                try await act(.addToNote("One item of the police was left for the next meeting."))
                try await act(.close)
            },
            Scene("one of its items is ratified", at: .daysAgo(2, 11, 0)) { stage in
                try await ratify(3, by: Self.fire, in: stage)
            },
        ]
    }

    private var next: [Scene] {
        [
            Scene(
                "one more meeting is planned", at: .daysAgo(2, 15, 0), perform: plan(planned, following: closed, in: 14)
            )
        ]
    }
}
