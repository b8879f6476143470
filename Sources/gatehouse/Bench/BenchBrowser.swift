import Casework
import Exchange
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Web

/// Asks the site's own responder for pages, signed in as the asking agency's liaison officer, over no network.
struct BenchBrowser: Sendable {
    private let respond: @Sendable (Request) async throws -> Response
    private let cookie = KeptCookie()

    init(_ ground: BenchGround) async throws {
        let responder = Server.site(
            ground.service, isSecure: false, trustsProxy: false
        ).responder()
        respond = { request in
            try await responder.respond(
                to: request,
                context: Visit(logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() }, address: "local"))
        }
        let page = try await send(.get, "/sign-in", form: nil)
        let csrf = Self.csrf(in: String(buffer: page.body))
        let form =
            "csrf=\(csrf)&name=\(BenchGround.askingLiaison.officer.text)%40bench.example&password="
            + BenchGround.password.replacingOccurrences(of: " ", with: "+")
        _ = try await send(.post, "/sign-in", form: form)
    }

    /// Gets a page whole, and says how long it took in milliseconds.
    func get(_ path: String) async throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        let page = try await send(.get, path, form: nil)
        let time = start.duration(to: clock.now).inSeconds * 1000
        // Whoever is not signed in is sent elsewhere.
        guard page.status == .ok, page.body.readableBytes > 2000 else {
            throw Complaint("The bench does not get \(path).", .broken)
        }
        return time
    }

    /// How many pages a second, so many asked for at once.
    func rate(_ path: String, seconds: Double, tasks: Int) async throws -> (rate: Double, times: [Double]) {
        let clock = ContinuousClock()
        let start = clock.now
        let end = start.advanced(by: .seconds(seconds))
        let times = try await withThrowingTaskGroup(of: [Double].self) { group in
            for _ in 1...tasks {
                group.addTask {
                    var times: [Double] = []
                    while clock.now < end { times.append(try await get(path)) }
                    return times
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return (Double(times.count) / start.duration(to: clock.now).inSeconds, times)
    }

    private func send(
        _ method: HTTPRequest.Method, _ path: String, form: String?
    ) async throws -> (status: HTTPResponse.Status, body: ByteBuffer) {
        var headers = HTTPFields()
        let present = cookie.value
        if !present.isEmpty { headers[.cookie] = present }
        if form != nil { headers[.contentType] = "application/x-www-form-urlencoded" }
        let body = ByteBuffer(string: form ?? "")
        let request = Request(
            head: HTTPRequest(
                method: method, scheme: "http", authority: "bench.example", path: path, headerFields: headers),
            body: RequestBody(buffer: body))
        let response = try await respond(request)
        for set in response.headers[values: .setCookie] { cookie.set(String(set.prefix { $0 != ";" })) }
        let written = WrittenBody()
        try await response.body.write(written)
        return (response.status, written.all)
    }

    private static func csrf(in page: String) -> String {
        guard let start = page.range(of: "name=\"csrf\" value=\"") else { return "" }
        return String(page[start.upperBound...].prefix { $0 != "\"" })
    }
}

private final class WrittenBody: ResponseBodyWriter, Sendable {
    private let bytes = Mutex(ByteBuffer())
    var all: ByteBuffer { bytes.withLock(\.self) }

    func write(_ buffer: ByteBuffer) async throws { bytes.withLock { _ = $0.writeImmutableBuffer(buffer) } }

    func finish(_ trailing: HTTPFields?) async throws {}
}

/// The session's cookie, which all hands share.
private final class KeptCookie: Sendable {
    private let kept = Mutex("")

    var value: String { kept.withLock { $0 } }
    func set(_ value: String) { kept.withLock { $0 = value } }
}
