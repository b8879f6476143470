import Exchange
package import Hummingbird

/// Counts each request and how long its answer took: by its route's pattern and never by its address, which may hold a
/// reference.
package struct RequestMeter: RouterMiddleware {
    package typealias Context = Visit

    let meter: ServerMeter

    package func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        let start = meter.begin()
        let response: Response
        do { response = try await next(request, context) } catch {
            meter.abandoned()
            throw error
        }
        meter.answered(context.endpointPath, request.method, response.status, since: start)
        return response
    }
}
