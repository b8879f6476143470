import Casework
import Exchange
import HTML
import SharingProtocol

/// The form of a meeting that is being planned, and what it is filled in with.
struct Planning: Sendable {
    let register: RegisterSnapshot
    let rules: InformationSharingProtocol
    let officer: Officer
    let today: Day
    /// The word of which a new form's meeting has its reference.
    let word: String

    private static let agendaMost = 4000
    private static let noReason = "none"

    var mayPlan: Bool { register.mayPlan(officer, on: today) }

    /// The agencies that can be invited, by name: every one but the officer's own, which is always there.
    private var others: [Agency] {
        register.register.agencies.values
            .filter { $0.category != nil && !$0.hasLeft(by: today) && $0.id != officer.agency }
            .byName()
    }

    /// The form as it is first shown; the next meeting of a series is the same as the one before, on another day.
    func form(following before: MeetingFolder?) -> Form {
        var form = Form(["form": word])
        let year = today.adding(months: 12)
        let longest = rules.retention.longestMonths.map { today.adding(months: $0) } ?? year
        form.fill(min(year, longest), at: "keepUntil")
        guard let before else { return form }
        let terms = before.meeting.terms
        form.fill("following", before.meeting.reference.text)
        for field in ["title", "place", "agenda"] { form.fill(field, before.words("meeting/\(field)") ?? "") }
        let (hour, minute) = terms.startsAt.timeOfDay
        form.fill("time", "\(hour):\(minute < 10 ? "0" : "")\(minute)")
        form.fill("purpose", terms.purpose.name)
        form.fill("reason", terms.reason?.name ?? Self.noReason)
        for agency in before.invited where agency != officer.agency { form.append(agency.text, to: "invited") }
        return form
    }

    /// What the form says; whatever is wrong with it is noted.
    func plan(from form: inout Form, following: CaseID?) -> MeetingPlan {
        let title = form.text("title", required: "Enter the title of the meeting", most: 120)
        let day = form.day(
            "day", called: "The date", required: "Enter the date of the meeting", within: .ahead(today: today))
        if let day, day < today { form.note("The date must be today or later", at: "day", anchor: "day-day") }
        let time = readTime(&form)
        let place = form.text("place")
        let agenda = form.text("agenda", most: Self.agendaMost, lines: .many)
        let purpose = form.choice("purpose", among: rules.purposes.map(\.key), required: "Choose the purpose")
        let reason =
            rules.reasons.isEmpty
            ? nil
            : form.choice(
                "reason", among: rules.reasons.map(\.key.name) + [Self.noReason],
                required: "Choose the reason under the Act")
        let invited = form.choices(
            "invited", among: others.map(\.id.text), required: "Choose at least one agency to invite")
        let keep = form.day(
            "keepUntil", called: "The keep-until date", required: "Enter the keep-until date",
            within: rules.keepUntilBounds(on: today))
        if let keep, keep < day ?? today {
            form.note(
                "The keep-until date must not be before the meeting", at: "keepUntil", anchor: "keepUntil-day")
        }
        let terms = MeetingTerms(
            startsAt: Timestamp(on: day ?? today, at: time ?? (0, 0)), purpose: purpose ?? "",
            reason: rules.reasons.first { $0.key.name == reason }?.key,
            invited: invited.map { AgencyID($0) }, following: following, keepUntil: keep ?? today)
        let words = ["title": title, "place": place, "agenda": agenda]
        return MeetingPlan(terms, words: words.mapValues { Confidential($0) })
    }

    private func readTime(_ form: inout Form) -> (hour: Int, minute: Int)? {
        let typed = form.text("time", required: "Enter the start time", most: 20)
        guard !typed.isEmpty else { return nil }
        let time = timeOfDay(typed)
        if time == nil { form.note("The start time must be a time, such as 9:30 or 2pm", at: "time") }
        return time
    }

    func fields(_ form: Form, csrf: CSRFToken) -> HTML {
        let invited = others.map { agency -> Choice in
            let hasSigned = register.register.hasSigned(agency.id, on: today)
            return Choice(
                agency.id.text, agency.name,
                hint: hasSigned ? nil : "It has not signed the protocol. It has to sign before anything is shared.")
        }
        let reasons =
            rules.reasons.map { Choice($0.key.name, $0.title, clauses: [$0.clause]) }
            + [Choice(Self.noReason, "None. No personal information is shared.")]
        return postForm(
            to: Paths.newMeeting, csrf: csrf,
            """
            \(hiddenField("form", form.typed("form")))\(hiddenField("following", form.typed("following")))
            \(textField(Field("title", "Title", hint: "Do not name anybody in it."), in: form, most: 120))
            \(dayField(Field("day", "Date", hint: "For example, 27 3 2031"), in: form))
            \(textField(Field("time", "Start time", hint: "For example, 9:30 or 2pm"), in: form, width: .short))
            \(textField(Field("place", "Place", hint: "You can leave this empty."), in: form, most: 200))
            \(textArea(
                Field("agenda", "Agenda", hint: "One line for each point. You can leave this empty."), in: form,
                rows: 6, most: Self.agendaMost))
            \(radios(
                Field(
                    "purpose", "Purpose",
                    hint: "Everything shared at the meeting is shared for this.\(clauseLinks([.purpose], in: rules))"),
                in: form, rules.purposes.map { Choice($0.key.name, $0.title, clauses: [$0.clause]) }))
            \(if: !rules.reasons.isEmpty, radios(
                Field("reason", "Reason under the Act", hint: "Personal information can only be shared for a reason."),
                in: form, reasons))
            \(checkboxes(
                Field("invited", "Invited agencies", hint: "Your own agency always takes part."), in: form, invited))
            \(dayField(
                Field(
                    "keepUntil", "Keep until",
                    hint: "The agenda, the attendance list and the note are kept until this day."), in: form))
            \(buttonGroup(button("Plan the meeting"), Link("Cancel", to: Paths.meetings).html))
            """)
    }

    /// Why this officer cannot plan a meeting, and what would settle it.
    var notYet: HTML {
        """
        <p class="empty">Only an agency that has signed the protocol can convene a meeting.\
        \(clauseLinks([.signatories], in: rules)) See <a href="\(Paths.agency(officer.agency))">what your agency is \
        missing</a>.</p>
        """
    }
}

/// A time of day as people type it: `9:30`, `14.30`, `2pm`.
func timeOfDay(_ typed: String) -> (hour: Int, minute: Int)? {
    guard let match = typed.lowercased().firstMatch(of: /^(\d{1,2})(?:[:.](\d{2}))? *(am|pm)?$/),
        var hour = Int(match.1), let minute = Int(match.2 ?? "0"), minute < 60
    else { return nil }
    if let half = match.3 {
        guard (1...12).contains(hour) else { return nil }
        hour = hour % 12 + (half == "pm" ? 12 : 0)
    }
    return hour < 24 ? (hour, minute) : nil
}

extension Timestamp {
    /// That time of that day in the United Kingdom, where the clocks may have changed since midnight.
    init(on day: Day, at time: (hour: Int, minute: Int)) {
        let reckoned = day.startInLondon.adding(seconds: time.hour * 3600 + time.minute * 60)
        let late = reckoned.timeOfDay.hour - time.hour
        self = late == 0 ? reckoned : reckoned.adding(seconds: late == 1 || late < -1 ? -3600 : 3600)
    }
}

extension MeetingPages {
    /// A meeting's reference out of a form or a query; what cannot be one leads nowhere.
    func meetingReference(_ text: String) throws -> CaseID {
        guard let reference = CaseID(typed: text, of: MeetingCase.self) else { throw Problem.notFound }
        return reference
    }
}
