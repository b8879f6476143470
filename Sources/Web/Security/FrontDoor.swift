import HTTPTypes
package import Hummingbird

/// What stands before the routes: how long an answer may take.
///
/// Whatever is not finished by then is cancelled, and waited for: an act that was filed all the same is answered as
/// filed, since that is what happened.
package struct FrontDoor<Inner: HTTPResponder>: HTTPResponder where Inner.Context == Visit {
    package typealias Context = Visit

    let inner: Inner
    let limit: Duration
    /// Uploads take as long as the slowest line in the partnership needs.
    let uploadLimit: Duration

    package func respond(to request: Request, context: Visit) async throws -> Response {
        let isUpload = MultipartParser.boundary(of: request.headers[.contentType] ?? "") != nil
        return try await withThrowingTaskGroup(of: Response?.self) { group in
            group.addTask { try await inner.respond(to: request, context: context) }
            group.addTask {
                try await Task.sleep(for: isUpload ? uploadLimit : limit)
                return nil
            }
            while let finished = try await group.next() {
                group.cancelAll()
                if let response = finished { return response }
            }
            throw CancellationError()
        }
    }
}

/// Whether an address may ask for anything just now, by whatever counts requests; by itself it lets everybody in.
package struct AddressThrottle: RouterMiddleware {
    package typealias Context = Visit

    /// The seconds that an address has to wait; `nil` where it need not.
    package let secondsToWait: @Sendable (_ address: String) -> Int?

    package func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        if let seconds = secondsToWait(context.address) { throw Problem.tooManyRequests(seconds: seconds) }
        return try await next(request, context)
    }
}
