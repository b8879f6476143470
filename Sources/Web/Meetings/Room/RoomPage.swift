import Casework
import Exchange
import HTML
import SharingProtocol

/// The note taker's page: who is in the room, the next item, what was recorded so far, and the note.
struct RoomPage: Sendable {
    let folder: MeetingFolder
    let items: [ShownItem]
    let form: Form
    /// The field that is written in next.
    let focus: String?
    let csrf: CSRFToken

    var meeting: MeetingCase { folder.meeting }
    var obstacles: [(attendee: Attendee, why: HearingObstacle)] { meeting.obstacles(in: folder.circumstances) }

    /// The Enter key presses the first button of a form, so the first is one that says nothing else.
    var html: HTML {
        """
        <h1>\(folder.title)</h1>
        <form method="post" action="\(MeetingCase.page(of: meeting.reference, .room))" novalidate data-once data-room>
        \(csrf.field)
        \(hiddenField("seen", String(folder.moves)))
        \(hiddenField("form", form.typed("form")))
        \(hiddenField("room", meeting.roomWord))
        <button class="unseen" tabindex="-1" aria-hidden="true">Go on</button>
        \(blocked)
        <div class="room">
        <section class="room-item" aria-labelledby="the-item">\(itemForm)</section>
        <section class="room-people" aria-labelledby="the-people">\(people)</section>
        <section class="room-note" aria-labelledby="the-note">\(note)</section>
        <section class="room-items" aria-labelledby="the-items">\(recorded)</section>
        </div>
        </form>
        \(lists)
        """
    }

    /// Who may not hear what is shared, and what settles it (4.5).
    private var blocked: HTML? {
        let obstacles = obstacles
        guard !obstacles.isEmpty else { return nil }
        let unsigned = obstacles.filter { $0.why == .agencyHasNotSigned }.map(\.attendee).map { attendee -> HTML in
            let (reason, settled) = signing(attendee)
            let name = folder.name(of: attendee)
            return """
                <li><p><strong>\(folder.fullName(of: attendee))</strong>: \(reason)</p>
                <div class="buttons">\(settled)\(button("Steps out", .stepOut(attendee.number), about: name))</div></li>
                """
        }
        let count = obstacles.count
        return """
            <div class="notice" role="region" aria-labelledby="blocked">
            <h2 id="blocked">\(count) \(count == 1 ? "person" : "people") in the room may not hear shared \
            information\(folder.clause)</h2>
            <p>You cannot record items until everybody in the room can hear them. You can park it.</p>
            <ul class="plain people">\(unsigned)\(unaccepted(obstacles))</ul>
            </div>
            """
    }

    /// Those who have not accepted the confidentiality statement, all at once: each has a button in the list.
    private func unaccepted(_ obstacles: [(attendee: Attendee, why: HearingObstacle)]) -> HTML? {
        let waiting = obstacles.filter { $0.why == .statementNotAccepted }.map(\.attendee)
        guard let first = waiting.first else { return nil }
        let names = waiting.map { folder.name(of: $0) }.joined(separator: ", ")
        let settled =
            waiting.count == 1
            ? button("Accepts the statement", .accept(first.number), about: folder.name(of: first))
                + button("Steps out", .stepOut(first.number), about: folder.name(of: first))
            : button("All present accept the statement", .allAccept, about: "")
        return """
            <li><p><strong>\(names)</strong>: the confidentiality statement is not accepted.</p>
            <div class="buttons">\(settled)</div></li>
            """
    }

    /// Why an agency that has not signed may not hear it, and what settles that.
    private func signing(_ attendee: Attendee) -> (HTML, HTML) {
        guard let agency = attendee.agency else {
            return ("The organisation is not in the partnership and has not signed the protocol.", "")
        }
        // An organisation that only asks to join has no page here, and nothing to sign yet.
        guard folder.register.register.agencies[agency] != nil else {
            return ("The organisation has not been admitted to the partnership.", "")
        }
        let isTheirs = folder.officer.agency == agency && folder.officer.maySign
        let path = isTheirs ? Paths.agreement(of: agency) : Paths.agency(agency)
        let name = folder.name(of: agency)
        return (
            """
            \(name) has not signed the protocol. An officer who may sign for it can sign now, on the page of \
            <a href="\(path)" target="_blank">\(name) (opens in a new tab)</a>.
            """,
            button("Look again", .lookAgain, about: "whether \(name) has signed")
        )
    }

    /// A small button of the page's one form.
    func button(_ words: String, _ deed: RoomDeed, about: String, key: String? = nil) -> HTML {
        """
        <button class="button secondary small" name="do" value="\(deed.value)"\(keyed(key))>\(words)\
        \(if: !about.isEmpty, "<span class=\"unseen\"> \(about)</span>")</button>
        """
    }

    /// The attributes of what a key goes to: `KeyR`, `Digit1`, pressed with Alt.
    func keyed(_ key: String?) -> HTML {
        key.map { key -> HTML in
            let letter = key.replacing("Key", with: "").replacing("Digit", with: "")
            return " data-key=\"\(key)\" aria-keyshortcuts=\"Alt+\(letter)\""
        } ?? ""
    }

    /// What is offered while somebody types.
    private var lists: HTML {
        let agencies = folder.register.sharingAgencies(on: folder.circumstances.today)
        func list(_ id: String, _ names: [String]) -> HTML {
            let options = names.map { "<option value=\"\($0)\"></option>" as HTML }
            return "<datalist id=\"\(id)\">\(options)</datalist>\n"
        }
        return """
            \(list("agencies-in-room", folder.roomAgencies.map(\.name)))
            \(list("officers-in-room", folder.register.officers(of: meeting.room).map(\.name)))
            \(list("all-agencies", agencies.map(\.name)))
            \(list("all-officers", folder.register.officers(of: agencies.map(\.item)).map(\.name)))
            """
    }
}
