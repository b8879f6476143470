import Hummingbird
import NIOCore
import Web

/// A request, and the connection that it came by.
struct Arrival: InitializableFromSource, Sendable {
    let visit: Visit
    let connection: any Channel

    init(source: ApplicationRequestContextSource) {
        visit = Visit(source: source)
        connection = source.channel
    }
}

/// While the server leaves, each answer is the last of its connection, and says so (RFC 9112, 9.6): whoever keeps the
/// connection for further requests opens another, which a load balancer leads elsewhere.
struct LastAnswers<Inner: HTTPResponder>: HTTPResponder where Inner.Context == Visit {
    let inner: Inner
    let isLeaving: @Sendable () -> Bool

    func respond(to request: Request, context: Arrival) async throws -> Response {
        var response = try await inner.respond(to: request, context: context.visit)
        guard isLeaving() else { return response }
        response.headers[.connection] = "close"
        // The server's own way of ending a connection, once what is being answered has been written.
        context.connection.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        return response
    }
}

/// Lets a connection that is to be closed write out first what it still holds.
///
/// Closing drops it: a reader on a slow line would get a file without its end. Nothing is waited for but while the
/// server leaves, and not for ever, since a reader may be gone.
final class LastWords: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = Any

    static let longestWait: TimeAmount = .seconds(60)

    private let isLeaving: @Sendable () -> Bool
    private var last: EventLoopFuture<Void>?

    init(isLeaving: @escaping @Sendable () -> Bool) { self.isLeaving = isLeaving }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let promise = promise ?? context.eventLoop.makePromise()
        last = promise.futureResult
        context.write(data, promise: promise)
    }

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        guard isLeaving(), mode == .all, let last else { return context.close(mode: mode, promise: promise) }
        self.last = nil
        let channel = context.channel
        let tooLong = context.eventLoop.scheduleTask(in: Self.longestWait) { channel.close(promise: nil) }
        context.flush()
        // Writes are done in their order, so the last of them is done when all are.
        last.whenComplete { _ in
            tooLong.cancel()
            channel.close(promise: promise)
        }
    }
}
