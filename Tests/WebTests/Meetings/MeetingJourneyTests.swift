import Casework
import Exchange
import SharingProtocol
import Testing

@testable import Web

/// From its planning to what its owners confirm, as the people in it see it.
@Suite("4.5, 6.5 A meeting through its pages")
struct MeetingJourneyTests {
    @Test func `goes from its planning to what its owners confirm (3.12, 4.5, 4.6)`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("liaison", "police")
        let others = MeetingSite.agencies.map(\.0).dropFirst()
        let room = try await site.opened(by: taker, with: Array(others))
        let keep = site.today.adding(months: 6)

        // 4.5: one of twelve agencies has not signed, and nothing is recorded before it.
        #expect(taker.page.contains("In the room: 12"))
        #expect(taker.page.contains("1 person in the room may not hear shared information"))
        #expect(taker.page.contains("Willow Refuge has not signed the protocol."))
        let item = Room.item("Eastfield", "Shouting at night", until: keep)
        let blocked = try await room.press("record", item)
        #expect(blocked.body.contains("The item is not recorded"))
        #expect(blocked.body.contains("Shouting at night"), "what was typed is kept")
        #expect(try await site.meeting(room.reference).meeting.items.isEmpty)

        // It steps out, the words still there, and is not among those who get the item.
        let stepped = try await room.press("out.12", item)
        #expect(stepped.status == 200 && stepped.body.contains("Shouting at night"))
        let recorded = try await room.done("record", item)
        #expect(recorded.body.contains("Item 1 is recorded"))
        #expect(!recorded.body.contains("Shouting at night"))
        #expect(recorded.body.contains("value=\"Eastfield Council\""), "who shared it stays for the next item")
        #expect(recorded.body.contains("value=\"ground:risk-of-harm\" selected"))
        try await room.done("back.12")
        let parked = try await room.done("park", [("owner", "Probation Service"), ("subject", "Vera Tennant")])
        #expect(parked.body.contains("Item 2 is parked"))

        try await site.expectReading(of: room, item: 1, is: nil, by: "liaison", "fire")
        let early = try await room.press("close", [("readBack", "yes")])
        #expect(early.status == 422 && early.body.contains("Write the note first"))
        try await room.done("note", [("note", "One item about Mill Lane.")])
        let unread = try await room.press("close")
        #expect(unread.body.contains("Read the note back to the meeting"))
        let closed = try await room.press("close", [("readBack", "yes")])
        #expect(closed.location == "\(room.meeting)?done=closed")

        // 3.12: its owner's liaison officer confirms it; then those who heard it read it, and nobody else.
        let owner = try await site.browser("liaison", "council")
        try await site.confirm(room, 1, by: owner)
        for agency in others where agency != "refuge" {
            try await site.expectReading(of: room, item: 1, is: "Shouting at night", by: "liaison", agency)
        }
        try await site.expectReading(of: room, item: 1, is: "Shouting at night", by: "liaison", "police")
        try await site.expectReading(of: room, item: 1, is: nil, by: "liaison", "refuge")
        try await site.expectReading(of: room, item: 1, is: nil, by: "officer", "fire")
        #expect(try await site.meeting(room.reference).meeting.state == .settled)
    }

    @Test func `has an item that its owner ended, and that nobody reads (3.12, 4.13)`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("liaison", "police")
        let room = try await site.opened(by: taker, with: ["council", "fire"])
        try await room.done("record", Room.item("Eastfield", "Shouting", until: site.today.adding(months: 6)))
        try await room.done("note", [("note", "One item.")])
        _ = try await room.press("close", [("readBack", "yes")])
        let path = Paths.ratification(of: try await site.item(room, 1))
        let owner = try await site.browser("liaison", "council")
        let page = try await owner.get(path)
        #expect(page.body.contains("Shouting") && page.body.contains("Vera Tennant"))
        let unsure = try await owner.post(path, [("seen", owner.hidden("seen")), ("action", "end")])
        #expect(unsure.status == 422 && unsure.body.contains("I understand that this cannot be undone"))
        let ended = try await owner.post(
            path, [("seen", owner.hidden("seen")), ("action", "end"), ("certain", "yes")])
        #expect(ended.location?.hasSuffix("?done=item-ended") == true)
        for agency in ["police", "council", "fire"] {
            try await site.expectReading(of: room, item: 1, is: nil, by: "liaison", agency)
        }
        #expect(try await taker.get(room.meeting).body.contains("Ended"))
    }

    @Test func `tells an agency that was out of the room that there was an item, and no more`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("liaison", "police")
        let room = try await site.opened(by: taker, with: ["council", "fire"])
        try await room.done("out.3")
        try await room.done("record", Room.item("Eastfield", "Shouting", until: site.today.adding(months: 6)))
        let absent = try await site.browser("liaison", "fire")
        let page = try await absent.get(room.meeting)
        #expect(page.body.contains("Item 1, shared by Eastfield Council. You do not have access."))
        let reference = try await site.item(room, 1)
        #expect(!page.body.contains(reference.text), "the reference is not theirs to know")
        #expect(try await absent.get("/disclosures/\(reference)").status == 404)
        #expect(try await absent.get(Paths.ratification(of: reference)).status == 404)
        let heard = try await (try await site.browser("liaison", "council")).get(room.meeting)
        #expect(heard.body.contains(reference.text))
    }

    @Test func `is signed for there and then, and goes on (4.3, 4.5)`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("liaison", "police")
        let room = try await site.opened(by: taker, with: ["council", "refuge"])
        #expect(taker.page.contains("may not hear shared information"))
        #expect(!taker.page.contains(">Record item<"))
        try await site.sign("refuge")
        let typed = [("words", "Half an item")]
        let now = try await room.press("look", typed)
        #expect(!now.body.contains("may not hear shared information"))
        #expect(now.body.contains(">Record item<") && now.body.contains("Half an item"))
    }
}

extension MeetingSite {
    func item(_ room: Room, _ number: Int) async throws -> CaseID {
        try #require(try await meeting(room.reference).meeting.items[number - 1].disclosure)
    }

    func expectReading(
        of room: Room, item number: Int, is words: String?, by post: String, _ agency: String
    ) async throws {
        let read = try await reading(try await item(room, number), by: Self.badge(post, agency))
        #expect(read == words, "\(post) of \(agency)")
    }

    /// The owner's liaison officer confirms an item with what the note taker put down.
    func confirm(_ room: Room, _ number: Int, by owner: TestClient) async throws {
        let reference = try await item(room, number)
        let path = Paths.ratification(of: reference)
        let page = try await owner.get(path)
        #expect(page.body.contains("value=\"risk-of-harm\" checked"))
        #expect(faults(in: page.body) == [])
        let found: [(String, String)] =
            [
                ("class", "personal"), ("ground", "risk-of-harm"), ("evidence.risk", "Threats"),
                ("evidence.risk-to", "Her neighbour"), ("necessity", "Less would not do"),
                ("confidence", "notGivenInConfidence"), ("careRecord", "no"), ("marking", "none"),
                ("reasons", "It is plain"),
            ] + today.adding(months: 6).typed("keep")
        let checked = try await owner.post(path, [("seen", owner.hidden("seen")), ("action", "check")] + found)
        #expect(checked.body.contains("It can be shared with these answers."), "\(checked.body)")
        let confirmed = try await owner.post(path, [("seen", owner.hidden("seen")), ("action", "ratify")] + found)
        #expect(confirmed.location == "/disclosures/\(reference)?done=ratified", "\(confirmed.body)")
    }
}
