import Casework
import Exchange
import Hummingbird
import SharingProtocol
import Testing

@testable import Web

@Suite("4.5, 4.6, 4.13 A meeting’s pages")
struct MeetingPageTests {
    @Test func `keep what was typed when something is missing, and plan one meeting of a form sent twice`() async throws
    {
        let site = try await MeetingSite()
        let browser = try await site.browser("officer", "police")
        let empty = try await browser.get("/meetings")
        #expect(empty.body.contains("No meeting is planned. Plan the first one with the button above."))
        _ = try await browser.get("/meetings/new")
        let reference = [("form", browser.hidden("form"))]
        let wrong = try await browser.post(
            "/meetings/new", reference + site.plan().with("time", "soon").with("purpose", nil))
        #expect(wrong.status == 422)
        for words in ["The start time must be a time", "Choose the purpose", "Repeat callers", "Mill Lane"] {
            #expect(wrong.body.contains(words))
        }
        #expect(wrong.body.contains("value=\"fire\" checked"))
        let first = try await browser.post("/meetings/new", reference + site.plan())
        let second = try await browser.post("/meetings/new", reference + site.plan())
        #expect(first.location?.hasSuffix("?done=planned") == true)
        #expect(second.location?.hasSuffix("?done=already") == true)
        let list = try await browser.get("/meetings")
        #expect(list.body.occurrences(of: "Repeat callers") == 1)
        #expect(list.body.contains("31 May 2031 at 2:00pm"))
        #expect(faults(in: list.body) == [])
    }

    @Test func `plan the next meeting like the one before`() async throws {
        let site = try await MeetingSite()
        let browser = try await site.browser("officer", "police")
        let reference = try await site.planned(by: browser)
        let next = try await browser.get("/meetings/new?following=\(reference)")
        for words in ["Repeat callers", "Town Hall", "value=\"14:00\"", "value=\"fire\" checked"] {
            #expect(next.body.contains(words), "\(words)")
        }
        let carried = ["form", "following"].map { ($0, browser.hidden($0)) }
        let planned = try await browser.post("/meetings/new", carried + site.plan())
        let page = try await browser.get(try #require(planned.location))
        #expect(page.body.contains("/meetings/\(reference)"))
        #expect(try await browser.get("/meetings/new?following=M-0000-0000").status == 404)
    }

    @Test func `tell of no meeting to whoever has no part in it (4.6, 4.10)`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("officer", "police")
        let room = try await site.opened(by: taker, with: ["council"])
        let item = Room.item("Eastfield", "Shouting", until: site.today.adding(months: 6))
        try await room.done("record", item)
        let disclosure = try await site.item(room, 1)
        let stranger = try await site.browser("officer", "fire")
        let size = try await site.desk.bookHead().size
        let routes = Web.routes(site.test.site).routes.filter { $0.path.description.contains("{reference}") }
        var tried = 0
        for route in routes where route.method == .get || route.method == .post {
            let path = route.path.description
            let kind = path.hasPrefix("/meetings/") ? room.reference : disclosure.text
            guard path.hasPrefix("/meetings/") || path.hasSuffix("/ratification") else { continue }
            let filled = path.replacing("{reference}", with: kind)
            let answer = try await route.method == .get ? stranger.get(filled) : stranger.post(filled)
            // An address that does not take a method says so of every reference alike.
            #expect([404, 405].contains(answer.status), "\(route.method) \(filled)")
            tried += 1
        }
        #expect(tried > 12)
        #expect(try await !stranger.get("/meetings").body.contains(room.reference))
        #expect(try await site.desk.bookHead().size == size)
    }

    @Test func `show what was undertaken, and let its holder say that it is done`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("officer", "police")
        let room = try await site.opened(by: taker, with: ["council", "fire"])
        let action = [("action.1.who", "Liaison Fire"), ("action.1.what", "Fit an alarm")]
        let item = Room.item("Eastfield", "Shouting", until: site.today.adding(months: 6))
        try await room.done("record", item + action + site.today.adding(days: 7).typed("action.1.due"))
        let other = try await site.browser("liaison", "council")
        _ = try await other.get(room.meeting)
        let refused = try await other.post("\(room.meeting)/actions", [("action", "1")])
        #expect(refused.body.contains("Nothing was done"))
        let holder = try await site.browser("liaison", "fire")
        let page = try await holder.get(room.meeting)
        #expect(page.body.contains("Liaison Fire") && !page.body.contains("Fit an alarm"))
        let done = try await holder.post("\(room.meeting)/actions", [("action", "1")])
        #expect(done.location?.hasSuffix("?done=action-done") == true)
        #expect(try await taker.get(room.meeting).body.contains("Done on 31 May 2031"))
    }

    @Test func `are printed: the agenda, the sheet to sign, and each agency’s own minutes`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("liaison", "police")
        let room = try await site.opened(by: taker, with: ["council", "fire"])
        let item = Room.item("Eastfield", "Shouting", until: site.today.adding(months: 6))
        try await room.done("record", item)
        try await room.done("note", [("note", "One item.")])
        let agenda = try await taker.get("\(room.meeting)/agenda")
        #expect(agenda.body.contains("<li>Mill Lane</li>"))
        let sheet = try await taker.get("\(room.meeting)/attendance-sheet")
        #expect(sheet.body.contains("Liaison Council") && sheet.body.contains("Signature"))
        _ = try await taker.get(room.path)
        _ = try await room.press("close", [("readBack", "yes")])
        let owner = try await site.browser("liaison", "council")
        try await site.confirm(room, 1, by: owner)
        let heard = try await site.browser("liaison", "fire")
        let minutes = try await heard.get("\(room.meeting)/minutes")
        #expect(minutes.body.contains("Minutes for Fire Authority") && minutes.body.contains("One item."))
        #expect(minutes.body.contains(try await site.item(room, 1).text))
        let absent = try await (try await site.browser("liaison", "school")).get("\(room.meeting)/minutes")
        #expect(!absent.body.contains("One item."))
        for page in [agenda, sheet, minutes] { #expect(faults(in: page.body) == []) }
    }

    @Test func `cancel it, and destroy its records (4.13)`() async throws {
        let site = try await MeetingSite()
        let taker = try await site.browser("liaison", "police")
        let reference = try await site.planned(by: taker)
        let path = "/meetings/\(reference)"
        let cancelled = try await taker.fill("\(path)/cancellation", [])
        #expect(cancelled.location == "\(path)?done=cancelled")
        let unsure = try await taker.fill("\(path)/destruction", [])
        #expect(unsure.status == 422)
        let destroyed = try await taker.fill("\(path)/destruction", [("certain", "yes")])
        #expect(destroyed.location == "\(path)?done=destroyed")
        let page = try await taker.get(path)
        #expect(page.body.contains("Certificate") && !page.body.contains("Repeat callers"))
        #expect(faults(in: page.body) == [])
    }

    @Test(arguments: [
        ("9:30", 9, 30), ("14.05", 14, 5), ("2pm", 14, 0), ("12 am", 0, 0), ("12:15pm", 12, 15), ("7", 7, 0),
    ])
    func `read a time as people type it`(_ typed: String, _ hour: Int, _ minute: Int) {
        let time = timeOfDay(typed)
        #expect(time?.hour == hour && time?.minute == minute)
    }

    @Test(arguments: ["", "soon", "25:00", "9:75", "13pm", "0pm"])
    func `take nothing else for a time`(_ typed: String) { #expect(timeOfDay(typed) == nil) }

    @Test(arguments: ["2031-03-30", "2031-10-26", "2031-07-01"], [0, 9, 23])
    func `know the time of the days on which the clocks change`(_ day: String, _ hour: Int) throws {
        let day = try #require(Day(iso: day))
        let moment = Timestamp(on: day, at: (hour, 30))
        #expect(moment.day == day && moment.timeOfDay.hour == hour && moment.timeOfDay.minute == 30)
    }
}

extension String {
    /// How often a text stands in it.
    fileprivate func occurrences(of text: String) -> Int { ranges(of: text).count }
}
