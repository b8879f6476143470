import Casework
package import Hummingbird
import Logging

/// One line for each request: the method, the route's pattern, the status and how long it took. Never an address
/// with its references, never a query, a name or a form.
package struct RequestLog: RouterMiddleware {
    package typealias Context = Visit

    let now: @Sendable () -> Timestamp

    package func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        let start = now()
        let response = try await next(request, context)
        let milliseconds = now().milliseconds - start.milliseconds
        let pattern = context.endpointPath ?? "-"
        context.logger.log(
            level: pattern.hasPrefix("/assets") || pattern == Paths.inTrayNews ? .debug : .info,
            "\(request.method) \(pattern) \(response.status.code) \(milliseconds) ms")
        return response
    }
}
