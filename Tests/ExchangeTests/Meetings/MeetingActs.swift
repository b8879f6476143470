import Casework
import SharingProtocol
import Synchronization
import Vault

@testable import Exchange

typealias MeetingHistory = CaseHistory<MeetingCase>
typealias MeetingFolder = CaseFolder<MeetingCase>
typealias MeetingOutcome = ActOutcome<MeetingCase>

// One meeting, which the police convene.
extension Partnership {
    static let meeting: CaseID = "M-1"
    /// What the council shares there.
    static let item: CaseID = "D-M1"
    /// Takes the note, and has no other part in what is shared.
    static let noteTaker = badge("colleague", police)
    static let room = [police, council, fire]

    /// The fire service joins, and the meeting is open: an officer of each agency is in the room and may hear what is
    /// shared.
    func meet() async throws {
        try await join(Self.fire)
        let plan = MeetingPlan(
            MeetingTerms(
                startsAt: clock.now, purpose: "shared-intelligence", reason: "prevent-or-detect", invited: Self.room,
                following: nil, keepUntil: Day(iso: "2014-06-01")!), words: ["title": "Weekly meeting"])
        let planned = try await desk.begin(Self.meeting, .plan(plan), as: MeetingCase.self, by: Self.noteTaker)
        guard case .done = planned else { throw Refused() }
        try await act(atMeeting: .open)
        for (index, agency) in Self.room.enumerated() {
            try await act(atMeeting: .arrive(agency, Self.badge("practitioner", agency).officer, name: nil))
            try await act(atMeeting: .acceptStatement(index + 1))
        }
    }

    @discardableResult
    func act(atMeeting act: MeetingAct, by badge: Badge = noteTaker) async throws -> MeetingHistory {
        try await self.act(act, as: MeetingCase.self, on: Self.meeting, by: badge)
    }

    /// What came of an act at the meeting that something may stand against.
    func attempt(atMeeting act: MeetingAct, by badge: Badge = noteTaker) async throws -> MeetingOutcome {
        try await desk.perform(act, on: Self.meeting, as: MeetingCase.self, by: badge)
    }

    /// Why an act at the meeting was refused; `nil` where it was done.
    func refusal(atMeeting act: MeetingAct) async throws -> MeetingAct.Refusal? {
        guard case .refused(let refusal) = try await attempt(atMeeting: act) else { return nil }
        return refusal
    }

    /// The meeting, as whoever takes the note sees it.
    func lookAtMeeting() async throws -> MeetingFolder {
        try await desk.look(at: Self.meeting, as: MeetingCase.self, by: Self.noteTaker)
    }

    /// A note is written, and the meeting is closed.
    func closeMeeting() async throws {
        try await act(atMeeting: .addToNote("Quillfeather was spoken of."))
        try await act(atMeeting: .close)
    }

    /// The keys of a case's records.
    func keys(of reference: CaseID) async throws -> [String] {
        try await records.record(of: reference).keys.map(\.id).sorted()
    }
}

extension SharedItem {
    /// What the council says of one person at the meeting.
    static func example(_ disclosure: CaseID = Partnership.item) -> SharedItem {
        var item = SharedItem(
            disclosure, owner: Partnership.council, informationClass: "personal",
            keepUntil: Day(iso: "2013-12-01")!, subject: "Zebediah Quillfeather",
            words: "Quillfeather lives at 7 Nightingale Yard.")
        item.ground = "risk-of-harm"
        return item
    }
}

extension FailingRecords {
    /// Somebody else does something just before the next filing.
    func before(_ act: @escaping @Sendable () async throws -> Void) { meanwhile.withLock { $0 = act } }

    /// Somebody else does something before every filing, until `leave` says that they have gone.
    func beforeEach(_ act: @escaping @Sendable () async throws -> Void) {
        before {
            try await act()
            self.beforeEach(act)
        }
    }

    func leave() { meanwhile.withLock { $0 = nil } }
}

extension Store {
    /// Runs a test on a meeting, in records that can be made to fail.
    func meet(_ test: (Partnership, FailingRecords) async throws -> Void) async throws {
        try await run { (records: any RecordStore) async throws in
            let failing = FailingRecords(records)
            let partnership = try await Partnership { _ in failing }
            try await partnership.meet()
            try await test(partnership, failing)
        }
    }
}
