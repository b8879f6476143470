import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/in-tray`: what an officer has to do and to know (4.2, 4.6, 4.12).
struct InTrayPages: Sendable {
    let desk: LiaisonDesk
    let shell: Shell

    static let pageSize = 50
    /// The lists beside the main one are short: the rest of them is in the record.
    static let shortList = 10

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        switch context.officer.role {
        case .practitioner:
            var page = try await tasks(request, context)
            if request.uri.queryParameters["done"] == "reassigned" {
                page.notice = Notice(.success, "The requests are reassigned", "Your colleague has them now.")
            }
            return shell.show(page, to: context)
        case .coordinator: return shell.show(try await coordination(context), to: context)
        case .auditor:
            return shell.show(
                auditorTray(try await desk.bookHead().size, try await passwords(for: context)), to: context)
        case .administrator:
            return shell.show(try await administration(context), to: context)
        }
    }

    private var today: Day { desk.now().day }

    /// 4.8
    private func passwords(for context: SignedIn) async throws -> HandoverList {
        try HandoverList(for: context.officer, in: try await desk.register(), on: today)
    }

    private func administration(_ context: SignedIn) async throws -> Page {
        let register = try await desk.register()
        return administratorTray(
            register, try register.rules(on: today),
            try HandoverList(for: context.officer, in: register, on: today),
            try PartnershipNotices(for: context.officer, in: register, on: today))
    }

    private func coordination(_ context: SignedIn) async throws -> Page {
        let register = try await desk.register()
        return CoordinatorTray(
            register: register, rules: try register.rules(on: today), today: today,
            passwords: try HandoverList(for: context.officer, in: register, on: today),
            notices: try PartnershipNotices(for: context.officer, in: register, on: today)
        ).page
    }

    private func tasks(_ request: Request, _ context: SignedIn) async throws -> Page {
        let badge = Badge(context.officer)
        let number = pageNumber(request)
        let forYou = try await desk.inTray(of: badge, offset: (number - 1) * Self.pageSize, limit: Self.pageSize)
        return OfficerTray(
            forYou: forYou, pageNumber: number, toKnow: try await desk.notices(of: badge),
            comingUp: try await desk.comingUp(of: badge, limit: Self.shortList),
            own: try await desk.ownCases(of: badge, limit: Self.shortList),
            leftBehind: try await desk.leftBehind(at: badge, limit: 0),
            drafts: try await desk.drafts(of: badge),
            passwords: try HandoverList(for: context.officer, in: forYou.register, on: forYou.today),
            notices: try PartnershipNotices(for: context.officer, in: forYou.register, on: forYou.today),
            officer: context.officer
        ).page
    }

    /// What others have to do in cases that this officer may know of.
    func others(_ request: Request, _ context: SignedIn) async throws -> Response {
        let number = pageNumber(request)
        let tasks = try await desk.waitingForOthers(
            of: Badge(context.officer), offset: (number - 1) * Self.pageSize, limit: Self.pageSize)
        let table = TaskTable(agency: context.officer.agency)
        var page = Page(
            "Waiting for others", width: .wide, section: .inTray,
            body: """
                <h1>Waiting for others</h1>
                \(table.html(tasks, "Waiting for others", .others, empty: "Nobody else has a task in your cases."))
                \(pagination(current: number, pages: tasks.pages) { "\(Paths.waitingForOthers)?page=\($0)" })
                """)
        page.back = Link("In-tray", to: Paths.inTray)
        return shell.show(page, to: context)
    }
}

/// Where officers begin.
func inTrayRoutes(_ inside: RouterGroup<SignedIn>, desk: LiaisonDesk, shell: Shell) {
    let pages = InTrayPages(desk: desk, shell: shell)
    inside.get("/in-tray", use: pages.show)
    inside.get("/in-tray/news", use: pages.news)
    inside.get("/in-tray/waiting-for-others", use: pages.others)
}

extension Paths {
    static let waitingForOthers = "\(inTray)/waiting-for-others"
    /// Everything that officers who have left leave behind, given to one colleague.
    static let leftBehind = "\(inTray)/left-behind"
}

/// The number of a page of a list in `?page=`, from 1. What is no number is the first page.
func pageNumber(_ request: Request, _ name: Substring = "page") -> Int {
    let typed = request.uri.queryParameters[name].flatMap { Int($0) } ?? 1
    return min(max(typed, 1), 1_000_000)
}

extension Badge {
    /// The badge of whoever is signed in.
    init(_ officer: Officer) { self.init(officer: officer.id, agency: officer.agency) }
}
