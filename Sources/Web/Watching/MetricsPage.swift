import HTTPTypes
package import Hummingbird
import NIOCore

/// `/metrics`, on an address of its own: it is for those who look after a server, not for those who use it.
package struct MetricsPage: HTTPResponder {
    package typealias Context = Visit

    /// What is to be shown, as it stands when it is asked for.
    let metrics: @Sendable () -> [Metric]

    package init(metrics: @escaping @Sendable () -> [Metric]) { self.metrics = metrics }

    package func respond(to request: Request, context: Visit) async throws -> Response {
        guard request.uri.path == "/metrics" else { return Response(status: .notFound) }
        guard request.method == .get || request.method == .head else {
            return Response(status: .methodNotAllowed, headers: [.allow: "GET, HEAD"])
        }
        let text = metrics().map(\.text).joined()
        let headers: HTTPFields = [
            .contentType: "text/plain; version=0.0.4; charset=utf-8", .cacheControl: "no-store",
        ]
        let body = ResponseBody(byteBuffer: ByteBuffer(string: text))
        return Response(status: .ok, headers: headers, body: request.method == .head ? ResponseBody() : body)
    }
}
