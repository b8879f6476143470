import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

// `/meetings/new`: planning a meeting, or the next one of a series (4.5, 6.5).
extension MeetingPages {
    func plan(_ request: Request, _ context: SignedIn) async throws -> Response {
        let planning = try await planning(context)
        guard let asked = request.uri.queryParameters["following"] else {
            return show(planning, planning.form(following: nil), context)
        }
        let before = try await folder(try meetingReference(String(asked)), context)
        return show(planning, planning.form(following: before), context)
    }

    /// Plans it under the reference that its form gives, so that the same form sent twice is one meeting.
    func create(_ request: Request, _ context: SignedIn) async throws -> Response {
        let planning = try await planning(context)
        var form = context.form
        let reference = desk.reference(Self.letter, ofForm: form.typed("form"), by: badge(context))
        let following = form.typed("following").isEmpty ? nil : try meetingReference(form.typed("following"))
        let plan = planning.plan(from: &form, following: following)
        guard form.isSound else { return show(planning, form, context) }
        // A series is made of meetings that one may know of.
        if let following { _ = try await folder(following, context) }
        let outcome: ActOutcome<MeetingCase>
        do {
            outcome = try await desk.begin(reference, .plan(plan), as: MeetingCase.self, by: badge(context))
        } catch DeskError.tooLong {
            form.note("Shorten the agenda", at: "agenda")
            return show(planning, form, context)
        }
        switch outcome {
        case .done: return seeOther(done(reference, .planned))
        case .refused(let refusal):
            switch refusal.reason {
            case .notNow: return seeOther(done(reference, .already))
            case .notYours: throw Problem.notYours(refusal.sentence)
            case .unmet, .incomplete:
                form.note(
                    refusal, in: planning.rules, at: ["title", "purpose", "invited", "keepUntil"], otherwise: "title")
                return show(planning, form, context)
            }
        }
    }

    private func planning(_ context: SignedIn) async throws -> Planning {
        let register = try await desk.register()
        let today = desk.now().day
        return Planning(
            register: register, rules: try register.rules(on: today), officer: context.officer, today: today,
            word: desk.newReference("form"))
    }

    private static let letter = String(MeetingCase.name.prefix.dropLast())

    private func show(_ planning: Planning, _ form: Form, _ context: SignedIn) -> Response {
        let isNext = !form.typed("following").isEmpty
        let heading = isNext ? "Plan the next meeting" : "Plan a meeting"
        var page = Page(
            heading, section: .meetings,
            body: """
                <h1>\(heading)</h1>
                \(planning.mayPlan ? planning.fields(form, csrf: context.csrf) : planning.notYet)
                """)
        page.back = Link("Meetings", to: Paths.meetings)
        page.form = form
        return shell.show(page, to: context)
    }
}
