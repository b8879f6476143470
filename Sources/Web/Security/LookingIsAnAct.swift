import Hummingbird

/// Answers a HEAD without making the page: to show a case is to enter that somebody looked at it (4.10), and with HEAD
/// nobody looks.
struct LookingIsAnAct: RouterMiddleware {
    typealias Context = SignedIn

    func handle(
        _ request: Request, context: SignedIn, next: (Request, SignedIn) async throws -> Response
    ) async throws -> Response {
        guard request.method != .head else { return Response(status: .ok) }
        return try await next(request, context)
    }
}
