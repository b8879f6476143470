import Casework
import Exchange
import HTML
import Hummingbird
import NIOCore
import SharingProtocol

/// The yearly review, from its figures to the day on which a new version is in force (5.1, 5.2).
struct ReviewPages: Sendable {
    let desk: LiaisonDesk
    let shell: Shell

    func folder(_ context: SignedIn) async throws -> ReviewFolder {
        let register = try await desk.register()
        let today = desk.now().day
        let latest = register.register.partnership.reviews.last
        let words = try await latest.asyncMap { try await desk.reviewWords($0.number, by: Badge(context.officer)) }
        return ReviewFolder(
            register: register, rules: try register.rules(on: today), today: today, officer: context.officer,
            words: words ?? [:],
            proposed: latest?.presented?.proposal.flatMap { desk.proposed($0, in: register) })
    }

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        var page = ReviewPage(folder: try await folder(context), csrf: context.csrf).page
        page.notice = request.uri.queryParameters["done"].flatMap { ReviewDone(rawValue: String($0)) }?.notice
        return shell.show(page, to: context)
    }

    /// Performs an act, and shows its form again with what stands against it.
    func perform(
        _ act: PartnershipAct, _ done: ReviewDone, _ form: Form, at fields: Set<String>, otherwise field: String,
        _ context: SignedIn, again: (Form, ReviewFolder) -> Page
    ) async throws -> Response {
        try await desk.perform(act, by: Badge(context.officer)).answer(
            form, done: Paths.review + done.query, in: try await desk.rules(on: desk.now().day), at: fields,
            otherwise: field
        ) { shell.show(again($0, try await folder(context)), to: context) }
    }

    func coordinatorOnly(_ context: SignedIn) throws {
        guard context.officer.role == .coordinator else {
            throw Problem.notYours("Only the partnership’s coordinators write and present the review.")
        }
    }
}

/// What has just been done about a review.
enum ReviewDone: String, Sendable {
    case written, presented, withdrawn, answered, adopted, shown, hidden

    var query: String { "?done=\(rawValue)" }

    var notice: Notice {
        switch self {
        case .written: Notice(.success, "Review written", "Present it to the authorities when it is ready.")
        case .presented: Notice(.success, "Review presented", "Each authority with a vote answers it here.")
        case .withdrawn: Notice(.success, "Review taken back", "The answers to it count no more.")
        case .answered: Notice(.success, "Answer entered")
        case .shown: Notice(.success, "The public page is shown")
        case .hidden: Notice(.success, "The public page is hidden")
        case .adopted: Notice(.success, "New version entered", "Agencies can sign it from now on.")
        }
    }
}

extension Optional where Wrapped: Sendable {
    fileprivate func asyncMap<Value: Sendable>(_ body: (Wrapped) async throws -> Value) async throws -> Value? {
        guard let self else { return nil }
        return try await body(self)
    }
}

/// 5.1, 5.2
func reviewRoutes(_ inside: RouterGroup<SignedIn>, desk: LiaisonDesk, shell: Shell) {
    let pages = ReviewPages(desk: desk, shell: shell)
    inside.get("/review", use: pages.show)
    inside.get("/review/writing", use: pages.newWriting)
    inside.post("/review/writing", use: pages.write)
    inside.get("/review/presentation", use: pages.newPresentation)
    inside.post("/review/presentation", use: pages.present)
    inside.post("/review/withdrawal", use: pages.withdraw)
    inside.get("/review/answer", use: pages.newAnswer)
    inside.post("/review/answer", use: pages.answer)
    inside.get("/review/adoption", use: pages.newAdoption)
    inside.post("/review/adoption", use: pages.adopt)
    inside.post("/review/public-page", use: pages.switchPublicPage)
    inside.get("/review/difference", use: pages.difference)
    inside.get("/review/figures", use: pages.figures)
    inside.get("/review/figures.csv", use: pages.figuresFile)
    inside.get("/review/figures/{figure}", use: pages.figure)
}
