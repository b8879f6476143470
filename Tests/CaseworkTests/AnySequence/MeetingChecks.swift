import Casework
import SharingProtocol
import Testing

// What must hold of a meeting and of its items at the end of any sequence.
extension MeetingSequence {
    func check(_ dice: inout Dice) throws {
        guard let meeting = story.meeting else {
            Issue.record("\(name): there is no meeting")
            return
        }
        let again = try story.meetingLog.folded()
        #expect(again == meeting && again?.row == meeting.row && again?.tasks == meeting.tasks, name)
        let there = meeting.attendees.filter { $0.presence != .left }.compactMap(\.officer)
        #expect(Set(there).count == there.count, "\(name): somebody is there twice")
        let person = dice.pick(AnySequenceTests.people)
        for person in [("colleague", Story.police), person] { checkOffered(meeting, to: person) }
        for task in meeting.tasks { check(task, of: meeting.row) { checkDoable(task, $0) } }
        for item in meeting.items { try check(item, of: meeting) }
        if let item = items.randomElement(using: &dice) { check(item, seenBy: person, &dice) }
    }

    private func checkOffered(_ meeting: MeetingCase, to person: (name: String, agency: AgencyID)) {
        let circumstances = story.circumstances(person.name, person.agency)
        for kind in meeting.offered(in: circumstances).acts {
            let act = MeetingAct.filled(kind, by: circumstances.officer.id, in: story)
            guard case .refused(let refusal) = meeting.decide(act, in: circumstances) else { continue }
            Issue.record("\(name): \(person) was offered \(kind): \(refusal.sentence)")
        }
    }

    /// A meeting is closed with a note: whoever has to close it writes that first.
    private func checkDoable(_ task: CaseTask, _ circumstances: Circumstances) {
        guard let kind = MeetingActKind(rawValue: task.what) else {
            Issue.record("\(name): \(task.what) is nothing to do")
            return
        }
        var log = story.meetingLog
        for kind in kind == .close ? [.addToNote, .close] : [kind] {
            let act = MeetingAct.filled(kind, by: circumstances.officer.id, in: story)
            switch log.outcome(of: act, in: circumstances) {
            case .happened(let happening): for event in happening.events { log.enter(event, in: circumstances) }
            case .refused(let refusal):
                Issue.record("\(name): \(circumstances.officer.id) has to \(kind) and cannot: \(refusal.sentence)")
            }
        }
        // Of several things undertaken any may be done first.
        func waiting(_ meeting: MeetingCase?) -> Int {
            meeting?.tasks.count { $0.what == task.what && $0.holder == task.holder } ?? 0
        }
        let isLess = waiting(log.current) == waiting(story.meeting) - 1
        #expect(isLess, "\(name): \(task.what) is done and waits still")
    }

    /// The meeting knows of each item what became of it, and those who heard it are those who have, or had, a copy.
    private func check(_ item: MeetingItem, of meeting: MeetingCase) throws {
        guard let reference = item.disclosure else {
            #expect(item.state == .parked, name)
            return
        }
        let log = story[disclosure: reference]
        guard let disclosure = log.current else {
            Issue.record("\(name): item \(item.number) is no disclosure")
            return
        }
        let again = try log.folded()
        #expect(again == disclosure && again?.row == disclosure.row, name)
        #expect(disclosure.terms.origin == .meeting(meeting.reference, item: item.number), name)
        #expect(disclosure.owner == item.owner && heard[reference]?.contains(item.owner) == true, name)
        #expect(Set(disclosure.copies.map(\.agency) + [item.owner]) == heard[reference], name)
        let isNoted = disclosure.copies.contains { $0.state == .noted }
        let isRatified = disclosure.copies.contains { $0.decision != nil }
        #expect(item.state == (isNoted ? .noted : isRatified ? .ratified : .ended), name)
        // 3.12: an item that waits for its owner keeps the meeting from being settled.
        #expect(!isNoted || [.open, .closed].contains(meeting.state), name)
        for copy in disclosure.copies where copy.decision == nil {
            #expect(copy.state == .noted || copy.state == .declined, "\(name): \(copy.agency) has it on no decision")
        }
        for copy in disclosure.copies { #expect(Set(copy.readers).count == copy.readers.count, name) }
    }
}
