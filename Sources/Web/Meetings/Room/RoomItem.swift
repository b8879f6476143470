import Casework
import Exchange
import HTML
import SharingProtocol

// The next item, what was recorded so far, and the note.
extension RoomPage {
    private var isBlocked: Bool { !folder.offers(.share) }

    /// What changes from item to item comes first; below it is what stays as it was.
    var itemForm: HTML {
        """
        <h2 id="the-item">Item \(meeting.items.count + 1)</h2>
        <div class="quick">
        <div class="quick-row">
        \(quickText(Field("owner", "Who shared it"), list: "agencies-in-room", key: "Digit1"))
        \(quickText(Field("subject", "Who it is about"), key: "Digit2", isPrivate: true))
        </div>
        \(quickArea(Field("words", "What was shared"), rows: 4, key: "Digit3", sends: .record))
        \(quickText(Field("decision", "Decision"), key: "Digit4", isPrivate: true))
        \(action(1))
        \(details("More actions", isOpen: hasMoreActions, "\((2...RoomLimits.actions).map(action))"))
        </div>
        <fieldset class="quick kept"><legend><h3>Stays the same for the next item</h3></legend>
        <div class="quick-row">
        \(quickSelect(
            Field("class", "Class of information"), [(nil, folder.rules.classes.map { ($0.key.name, $0.title) })],
            key: "Digit6"))
        \(basis)
        </div>
        <div class="quick-row">
        <div data-key="Digit8">\(dayField(Field("keep", "Keep until"), in: form))</div>
        \(if: !folder.rules.markings.isEmpty, marking)
        </div>
        </fieldset>
        \(sending)
        \(shortcuts)
        """
    }

    private var sending: HTML {
        let isAlone = meeting.room.count < 2 && obstacles.isEmpty
        let why: HTML =
            isAlone
            ? "Nobody of another agency is in the room yet. Add who has arrived."
            : "You can record no item until everybody in the room may hear it. See the top of the page."
        return """
            \(if: isBlocked, "<p><strong>\(why)</strong></p>")
            <div class="buttons">
            \(if: !isBlocked, """
                <button class="button" name="do" value="\(RoomDeed.record.value)"\(keyed("KeyR"))>Record item</button>
                """)
            <button class="button secondary" name="do" value="\(RoomDeed.park.value)"\(keyed("KeyP"))>Park item</button>
            </div>
            """
    }

    private func action(_ number: Int) -> HTML {
        let name = "action.\(number)"
        return """
            <div class="quick-action">
            \(quickText(
                Field("\(name).what", number == 1 ? "Action" : "Action \(number)"), key: number == 1 ? "Digit5" : nil,
                isPrivate: true))
            \(quickText(Field("\(name).who", "Who does action \(number)"), list: "officers-in-room"))
            \(dayField(Field("\(name).due", "By when"), in: form))
            </div>
            """
    }

    private var hasMoreActions: Bool {
        (2...RoomLimits.actions).contains { number in
            ["who", "what", "due-day"].contains { !form.typed("action.\(number).\($0)").isEmpty }
        }
    }

    private var basis: HTML {
        let grounds = folder.grounds.map { (RoomBasis.ground($0.key).value, $0.title) }
        let criteria = folder.rules.criteria.map { (RoomBasis.criterion($0.key).value, $0.title) }
        return quickSelect(
            Field("basis", "Lawful ground or sharing criterion"),
            [("Lawful grounds, for personal information", grounds), ("Sharing criteria, for the rest", criteria)],
            empty: "Choose one", key: "Digit7")
    }

    private var marking: HTML {
        quickSelect(
            Field("marking", "Marking"),
            [(nil, [("none", "No marking")] + folder.rules.markings.map { ($0.key.name, $0.title) })], key: "Digit9")
    }

    /// The script shows it: without it there are no shortcuts.
    private var shortcuts: HTML {
        let keys = [
            ("Alt+1 to Alt+9", "Go to a field: who shared it is 1, marking is 9"), ("Alt+R", "Record the item"),
            ("Ctrl+Enter in “What was shared”", "Record the item"), ("Alt+P", "Park the item"),
            ("Alt+A", "Add somebody who has arrived"), ("Alt+N", "Write in the note"),
            ("Ctrl+Enter in the note", "Add to the note"),
        ]
        let rows = keys.map { SummaryRow($0.0, "\($0.1)") }
        return "<div data-shortcuts hidden>\(details("Keyboard shortcuts", summaryList(rows)))</div>"
    }

    var recorded: HTML {
        let rows = items.reversed().map { item -> HTML in
            let read: HTML? = item.row.map { _ in
                """
                <a href="\(DisclosureCase.page(of: item.reference, .reading))" target="_blank">Read back\
                <span class="unseen"> item \(item.number), in a new tab</span></a>
                """
            }
            return "<li><strong>\(item.number).</strong> \(item.owner) \(item.state.tag) \(read)</li>"
        }
        return """
            <h2 id="the-items">Items so far: \(items.count)</h2>
            <p>\(rows.isEmpty ? "Nothing is recorded yet." : "Reading back is recorded. It opens in a new tab.")</p>
            <ul class="plain people">\(rows)</ul>
            """
    }

    var note: HTML {
        let close: HTML =
            meeting.notes == 0
            ? "<p>Write the note first. A meeting cannot be closed without a note.\(noteClause)</p>"
            : """
            \(tickBox("readBack", "The note was read back to the meeting", in: form))
            <div class="buttons">
            <button class="button secondary" name="do" value="\(RoomDeed.close.value)">Close the meeting</button></div>
            """
        return """
            <h2 id="the-note">Note</h2>
            \(folder.noteWords)
            \(quickArea(
                Field("note", "Add to the note"), rows: 3, key: "KeyN", sends: .note))
            <div class="buttons">
            <button class="button secondary" name="do" value="\(RoomDeed.note.value)">Add to the note</button></div>
            <h3>Close the meeting</h3>
            \(close)
            """
    }

    private var noteClause: HTML { clauseLinks([folder.rules.questions[.note]].compactMap(\.self)) }
}
