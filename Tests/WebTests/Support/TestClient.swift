import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Testing

@testable import Web

/// A browser without a screen and without a network: it asks the site's responder directly, keeps cookies, and fills
/// in the forms that it is shown.
final class TestClient: Sendable {
    private let respond: @Sendable (Request, Visit) async throws -> Response
    private let address: String
    /// The host that it asks.
    private let authority: String
    private let logger: Logger
    private let jar = Mutex<[String: String]>([:])
    private let lastPage = Mutex("")

    init(
        responder: some HTTPResponder<Visit>, address: String = "192.0.2.7", authority: String = "gatehouse.example",
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ) {
        self.logger = logger
        respond = { try await responder.respond(to: $0, context: $1) }
        self.address = address
        self.authority = authority
    }

    struct Answer: Sendable {
        let status: Int
        let headers: HTTPFields
        let bytes: [UInt8]
        var body: String { String(decoding: bytes, as: UTF8.self) }
        var location: String? { headers[.location] }
    }

    var cookies: [String: String] { jar.withLock { $0 } }
    /// The markup of the page that was shown last.
    var page: String { lastPage.withLock { $0 } }

    func plant(_ name: String, _ value: String) { jar.withLock { $0[name] = value } }

    func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer {
        try await send(.get, path, headers: headers, body: [])
    }

    /// Posts a form with the proof that the last page gave, as its own button would.
    func post(_ path: String, _ fields: [(String, String)] = [], headers: HTTPFields = [:]) async throws -> Answer {
        try await postBare(path, [(CSRFToken.fieldName, csrf)] + fields, headers: headers)
    }

    /// Posts exactly these fields.
    func postBare(_ path: String, _ fields: [(String, String)], headers: HTTPFields = [:]) async throws -> Answer {
        let text = fields.map { LocalPath.queryEncoded($0.0) + "=" + LocalPath.queryEncoded($0.1) }
        var headers = headers
        headers[.contentType] = "application/x-www-form-urlencoded"
        return try await send(.post, path, headers: headers, body: Array(text.joined(separator: "&").utf8))
    }

    /// Posts a form with files.
    func upload(
        _ path: String, _ fields: [(String, String)], files: [(field: String, name: String, content: [UInt8])]
    ) async throws -> Answer {
        var body: [UInt8] = []
        for (name, value) in [(CSRFToken.fieldName, csrf)] + fields {
            body += Array("--b0\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        for file in files {
            let disposition = "form-data; name=\"\(file.field)\"; filename=\"\(file.name)\""
            body += Array("--b0\r\nContent-Disposition: \(disposition)\r\nContent-Type: text/plain\r\n\r\n".utf8)
            body += file.content + Array("\r\n".utf8)
        }
        body += Array("--b0--\r\n".utf8)
        return try await send(.post, path, headers: [.contentType: "multipart/form-data; boundary=b0"], body: body)
    }

    /// Sends a request, its body in chunks of 10,000 bytes, and takes in what comes back.
    func send(
        _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, body: [UInt8]
    ) async throws -> Answer {
        var headers = headers
        let cookies = jar.withLock { $0 }
        if !cookies.isEmpty {
            headers[.cookie] = cookies.map { "\($0)=\($1)" }.sorted().joined(separator: "; ")
        }
        let head = HTTPRequest(
            method: method, scheme: "http", authority: authority, path: path, headerFields: headers)
        let chunks = stride(from: 0, to: body.count, by: 10_000).map {
            ByteBuffer(bytes: body[$0..<min($0 + 10_000, body.count)])
        }
        let stream = AsyncStream<ByteBuffer> { continuation in
            for chunk in chunks { continuation.yield(chunk) }
            continuation.finish()
        }
        let request = Request(head: head, body: RequestBody(asyncSequence: stream))
        let response = try await respond(
            request, Visit(logger: logger, address: address))
        let written = Written()
        try await response.body.write(written)
        keep(response.headers[values: .setCookie])
        let answer = Answer(
            status: response.status.code, headers: response.headers,
            bytes: written.bytes.withLock { $0 })
        if answer.headers[.contentType]?.hasPrefix("text/html") == true { lastPage.withLock { $0 = answer.body } }
        return answer
    }

    /// Signs in as anybody would, and expects to get in.
    func signIn(name: String = TestSite.name, password: String = TestSite.password) async throws {
        _ = try await get("/sign-in")
        let answer = try await post("/sign-in", [("name", name), ("password", password)])
        #expect(answer.status == 303, "\(answer.body)")
    }

    /// The proof of origin on the last page.
    private var csrf: String {
        let parts = page.split(separator: "name=\"csrf\" value=\"", maxSplits: 1)
        return parts.count == 2 ? String(parts[1].prefix { $0 != "\"" }) : ""
    }

    private func keep(_ setCookies: [String]) {
        for cookie in setCookies {
            let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
            let ends = cookie.contains("Max-Age=0")
            jar.withLock { $0[pair[0]] = ends || pair.count < 2 ? nil : pair[1] }
        }
    }

    private final class Written: ResponseBodyWriter, Sendable {
        let bytes = Mutex<[UInt8]>([])

        func write(_ buffer: ByteBuffer) async throws { bytes.withLock { $0 += Array(buffer.readableBytesView) } }

        func finish(_ trailing: HTTPFields?) async throws {}
    }
}
