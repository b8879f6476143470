import Casework
import Exchange
import SharingProtocol
import Testing

@testable import Web

@Suite("4.5 The note taker’s page")
struct RoomTests {
    @Test func `takes the same form sent twice as one item`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("liaison", "police")
        let room = try await site.opened(by: taker, with: ["council"])
        let item = Room.item("Eastfield", "Shouting", until: site.today.adding(months: 6))
        let first = try await room.press("record", item)
        let second = try await room.press("record", item)
        #expect(first.status == 303 && second.location == first.location)
        #expect(try await site.meeting(room.reference).meeting.items.count == 1)
        let parking = [("owner", "Eastfield")]
        try await room.look()
        let parked = try await room.press("park", parking)
        let again = try await room.press("park", parking)
        #expect(parked.status == 303 && again.body.contains("Nothing was recorded"))
        #expect(try await site.meeting(room.reference).meeting.items.count == 2)
    }

    @Test func `makes no item of a disclosure that is there already`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("liaison", "police")
        let room = try await site.opened(by: taker, with: ["council"])
        let item = Room.item("Eastfield", "Shouting", until: site.today.adding(months: 6))
        try await room.done("record", item)
        let before = try await site.item(room, 1)
        let other = try await site.opened(by: taker, with: ["council"])
        let words = item.with("words", "Something else") + [("disclosure", before.text), ("do", "record")]
        let size = try await site.desk.bookHead().size
        let forged = try await taker.post(other.path, [("seen", taker.hidden("seen"))] + words)
        #expect(forged.status >= 400)
        #expect(try await site.desk.bookHead().size == size)
        try await site.expectReading(of: room, item: 1, is: "Shouting", by: "liaison", "police")
    }

    @Test func `keeps both passages of two who add to the note at once`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("officer", "police")
        let liaison = try await site.browser("liaison", "police")
        let room = try await site.opened(by: taker, with: ["council"])
        let other = Room(room.reference, liaison)
        try await other.look()
        async let one = room.press("note", [("note", "The first passage")])
        async let two = other.press("note", [("note", "The second passage")])
        #expect(try await [one.status, two.status] == [303, 303])
        let page = try await liaison.get(room.meeting)
        #expect(page.body.contains("The first passage") && page.body.contains("The second passage"))
        #expect(try await site.meeting(room.reference).meeting.notes == 2)
    }

    @Test func `keeps what is typed, whatever button is pressed`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("liaison", "police")
        let room = try await site.opened(by: taker, with: ["council", "fire"])
        let typed = [("words", "Half an item"), ("note", "Half a passage"), ("subject", "Vera")]
        for deed in ["out.2", "back.2", "look", "record", "close", "leave.3", ""] {
            let answer = try await room.press(deed, typed)
            for (name, words) in typed { #expect(answer.body.contains(words), "\(deed) loses \(name)") }
            #expect(faults(in: answer.body) == [], "\(deed)")
        }
        let added = try await room.press("arrive", typed + [("arrival.officer", "Officer Fire")])
        #expect(added.body.contains("The arrival is recorded") && added.body.contains("Half an item"))
    }

    @Test(arguments: [
        ("owner", "", "Enter who shared it"), ("owner", "Willow Refuge", "Choose who shared it from the agencies in"),
        ("owner", "Northbrook", ""), ("subject", "", "Enter who it is about"), ("words", "", "Enter what was shared"),
        ("basis", "", "Choose the lawful ground"), ("basis", "criterion:analysis", "Choose the lawful ground"),
        ("keep-year", "2019", "The keep-until date must be today or later"),
        ("action.1.what", "Visit her", "Choose one officer of an agency in the room"),
        ("action.1.who", "Liaison Council", "Enter what the action is"),
    ])
    func `says what is missing in the words of the label`(_ name: String, _ value: String, _ words: String) async throws
    {
        let site = try await MeetingSite()
        let taker = try await site.browser("liaison", "police")
        let room = try await site.opened(by: taker, with: ["council"])
        let item = Room.item("Eastfield", "Shouting", until: site.today.adding(months: 6)).with(name, value)
        let answer = try await room.press("record", item)
        #expect(words.isEmpty ? answer.status == 303 : answer.status == 422 && answer.body.contains(words))
        if !words.isEmpty { #expect(faults(in: answer.body) == []) }
    }

    @Test func `enters who arrives, with an account, without one, and from outside`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("liaison", "police")
        let room = try await site.opened(by: taker, with: ["council"])
        let several = try await room.press("arrive", [("arrival.officer", "Officer")])
        #expect(several.status == 422 && several.body.contains("Choose one officer from the list"))
        try await room.done("arrive", [("arrival.officer", "Officer Fire, Fire Authority")])
        try await room.done("arrive", [("arrival.name", "Jo Brown"), ("arrival.agency", "fire authority")])
        let outside = try await room.done(
            "arrive", [("arrival.name", "Sam Lake"), ("arrival.agency", "Lake Charity")])
        let people = try await site.meeting(room.reference).meeting.attendees
        #expect(people.suffix(3).map(\.agency) == ["fire", "fire", nil])
        #expect(people.suffix(3).map(\.officer) == ["officer-fire", nil, nil])
        #expect(outside.body.contains("Sam Lake, Lake Charity"))
        #expect(outside.body.contains("The organisation is not in the partnership"))
        let nobody = try await room.press("arrive")
        #expect(nobody.body.contains("Enter who arrived"))
    }

    @Test func `is for whoever convened the meeting, and their liaison officers`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("officer", "police")
        let room = try await site.opened(by: taker, with: ["council"])
        let guest = try await site.browser("liaison", "council")
        let page = try await guest.get(room.path)
        #expect(page.body.contains("Nothing was done") && !page.body.contains("data-room"))
        let size = try await site.desk.bookHead().size
        for deed in ["note", "leave.1", "park", "close"] {
            let answer = try await guest.post(
                room.path, [("disclosure", "D-0000-0000"), ("note", "Mine"), ("owner", "Eastfield"), ("do", deed)])
            #expect(!answer.body.contains("data-room"), "\(deed)")
        }
        #expect(try await site.desk.bookHead().size == size)
    }
}
