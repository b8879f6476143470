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

    @Test func `puts nothing into the disclosure of another meeting, whatever its form says`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("liaison", "police")
        let room = try await site.opened(by: taker, with: ["council"])
        let item = Room.item("Eastfield", "Shouting", until: site.today.adding(months: 6))
        let word = taker.hidden("form")
        try await room.done("record", item)
        let before = try await site.item(room, 1)
        let other = try await site.opened(by: taker, with: ["council"])
        let words = item.with("words", "Something else") + [("form", word), ("do", "record")]
        let forged = try await taker.post(other.path, ["seen", "room"].map { ($0, taker.hidden($0)) } + words)
        #expect(forged.status == 303)
        #expect(try await site.item(other, 1) != before)
        try await site.expectReading(of: room, item: 1, is: "Shouting", by: "liaison", "police")
    }

    @Test func `records nothing for whoever came after the words were said, until that was looked at`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("liaison", "police")
        let room = try await site.opened(by: taker, with: ["council", "health"])
        let item = Room.item("Eastfield", "Shouting", until: site.today.adding(months: 6))
        try await room.look()
        let begun = ["seen", "form", "room"].map { ($0, taker.hidden($0)) }
        let fire = MeetingAct.arrive("fire", MeetingSite.id("liaison", "fire"), name: nil)
        for act in [fire, .acceptStatement(3)] {
            _ = try await site.desk.perform(
                act, on: CaseID(room.reference), as: MeetingCase.self, by: MeetingSite.badge("liaison", "police"))
        }
        let late = try await taker.post(room.path, begun + item + [("do", "record")])
        #expect(late.body.contains("Somebody came or left since you began it") && late.body.contains("Shouting"))
        #expect(try await site.meeting(room.reference).meeting.items.isEmpty)
    }

    @Test func `answers numbers that nobody has with a sentence`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("liaison", "police")
        let room = try await site.opened(by: taker, with: ["council"])
        for number in [Int.min, -1, 0, 99, Int.max] {
            for deed in ["accept", "out", "back", "leave"] {
                let answer = try await room.press("\(deed).\(number)")
                #expect(answer.status == 200 || answer.status == 404, "\(deed).\(number): \(answer.status)")
            }
            let done = try await taker.post("\(room.meeting)/actions", [("action", String(number))])
            #expect(done.status < 500 && done.body.contains("Nothing was done"), "\(number): \(done.status)")
            for page in ["page", "coming"] {
                #expect(try await taker.get("/meetings?\(page)=\(number)").status == 200)
            }
        }
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
                room.path, [("form", "any"), ("note", "Mine"), ("owner", "Eastfield"), ("do", deed)])
            #expect(!answer.body.contains("data-room"), "\(deed)")
        }
        #expect(try await site.desk.bookHead().size == size)
    }
}
