import Casework
import Exchange
import HTML
import SharingProtocol

// Who is in the room.
extension RoomPage {
    var people: HTML {
        let here = meeting.attendees.filter { $0.presence != .left }
        let gone = meeting.attendees.filter { $0.presence == .left }
        let left: HTML = "<p class=\"small\">Left: \(gone.map { folder.name(of: $0) }.joined(separator: ", "))</p>"
        return """
            <h2 id="the-people">In the room: \(meeting.present.count)</h2>
            \(expected)
            <ul class="plain people">\(here.map(person))</ul>
            \(if: !gone.isEmpty, left)
            \(details("Confidentiality statement", statement))
            \(arrival)
            """
    }

    private func person(_ attendee: Attendee) -> HTML {
        let name = folder.name(of: attendee)
        let number = attendee.number
        let hasSigned = !obstacles.contains { $0.attendee.number == number && $0.why == .agencyHasNotSigned }
        let isOut = attendee.presence == .steppedOut
        let agency = attendee.agency.map { folder.name(of: $0) } ?? ""
        let standing: HTML =
            isOut
            ? tag("Out of the room")
            : hasSigned ? tag("Agency has signed", .good) : tag("Agency has not signed", .bad)
        let statement: HTML =
            attendee.hasAccepted
            ? tag("Statement accepted", .good)
            : button("Accepts the statement", .accept(number), about: name)
        let moving: HTML =
            isOut
            ? button("Back", .comeBack(number), about: name) : button("Steps out", .stepOut(number), about: name)
        return """
            <li><p><strong>\(number). \(name)</strong> \(agency)</p>
            <div class="buttons">\(standing) \(statement) \(moving) \
            \(button("Has left", .leave(number), about: name))</div>
            </li>
            """
    }

    /// The liaison officers of invited agencies who have not come yet.
    private var expected: HTML? {
        let expected = folder.expected
        let nobody = folder.expectedOfNobody
        guard !expected.isEmpty || !nobody.isEmpty else { return nil }
        let isFirst = !form.has("expected-shown")
        let boxes = expected.enumerated().map { index, officer -> HTML in
            // A problem's link goes to the field's name, so the first answer bears it.
            let id = index == 0 ? "expected" : "expected-\(index + 1)"
            let isTicked = isFirst || form.all("expected").contains(officer.id.text)
            return """
                <div class="choice small"><input type="checkbox" id="\(id)" name="expected" value="\(officer.id)"\
                \(if: isTicked, " checked")>\
                <label for="\(id)">\(folder.register.officerLabel(officer))</label></div>
                """
        }
        let without = nobody.map { folder.name(of: $0) }.joined(separator: ", ")
        // Before the first agency has come, this is what there is to do.
        return details(
            "Not arrived yet: \(expected.count + nobody.count)", isOpen: meeting.room.count < 2 || !form.isSound,
            """
            \(hiddenField("expected-shown", "yes"))
            \(problemWords(form.problem(at: "expected"), at: "expected"))
            \(boxes)
            \(if: !expected.isEmpty, button("These people have arrived", .expectedArrive, about: ""))
            \(if: !nobody.isEmpty, "<p class=\"small\">No liaison officer is in post: \(without)</p>")
            """)
    }

    /// What is read out to everybody before anything is shared (4.5, 4.9).
    private var statement: HTML {
        let purpose = folder.rules.purpose(meeting.terms.purpose)?.title ?? ""
        return """
            <p>Information about people is shared at this meeting for one purpose: \(purpose). Use it only for that. \
            Do not pass it on without the permission of the agency that owns it.\
            \(clauseLinks([.sameUse, .ownersPermission], in: folder.rules))</p>
            """
    }

    private var arrival: HTML {
        """
        <fieldset class="quick"><legend><h3>Add somebody</h3></legend>
        \(quickText(
            Field("arrival.officer", "Officer", hint: "Type part of the name or the agency."), list: "all-officers",
            key: "KeyA"))
        \(details(
            "Somebody without an account",
            isOpen: !form.typed("arrival.name").isEmpty || !form.typed("arrival.agency").isEmpty,
            """
            \(quickText(Field("arrival.name", "Name")))
            \(quickText(Field("arrival.agency", "Agency or organisation"), list: "all-agencies"))
            """))
        \(button("Add to the room", .arrive, about: ""))
        </fieldset>
        """
    }
}
