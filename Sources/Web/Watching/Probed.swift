import HTTPTypes
package import Hummingbird
import NIOCore

/// Whether a server is to be sent requests.
package enum Readiness: Hashable, Sendable {
    case ready
    /// It is being stopped: it still answers, and others are to take what comes.
    case leaving
    /// The records did not answer, or not in time.
    case withoutRecords

    /// What a load balancer's log may say; nothing of where the records are or what is wrong with them.
    var sentence: String {
        switch self {
        case .ready: "ready"
        case .leaving: "This server is being stopped: send requests to another."
        case .withoutRecords: "This server's records do not answer: send requests to another, and look at its log."
        }
    }

    var status: HTTPResponse.Status {
        switch self {
        case .ready: .ok
        case .leaving, .withoutRecords: .serviceUnavailable
        }
    }
}

/// `/health` and `/ready`, in front of everything else and under every name: what a load balancer asks has no session,
/// is asked of no records but by `readiness`, and is neither logged nor counted.
///
/// Two addresses, since two things may be wanted: a process that does not answer is started anew, and one without its
/// records is left alone until they are back.
package struct Probed<Inner: HTTPResponder>: HTTPResponder where Inner.Context == Visit {
    package typealias Context = Visit

    private let inner: Inner
    private let readiness: @Sendable () async -> Readiness

    package init(inner: Inner, readiness: @escaping @Sendable () async -> Readiness) {
        self.inner = inner
        self.readiness = readiness
    }

    package func respond(to request: Request, context: Visit) async throws -> Response {
        let isAsked = request.method == .get || request.method == .head
        switch request.uri.path {
        case "/health" where isAsked: return plain("ok", .ok, to: request)
        case "/ready" where isAsked:
            let readiness = await readiness()
            return plain(readiness.sentence, readiness.status, to: request)
        case _: return try await inner.respond(to: request, context: context)
        }
    }

    /// One line for a program to read.
    private func plain(_ line: String, _ status: HTTPResponse.Status, to request: Request) -> Response {
        let headers: HTTPFields = [.contentType: "text/plain; charset=utf-8", .cacheControl: "no-store"]
        let body = ResponseBody(byteBuffer: ByteBuffer(string: line + "\n"))
        return Response(status: status, headers: headers, body: request.method == .head ? ResponseBody() : body)
    }
}
