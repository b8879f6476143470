import Casework
import Exchange
import HTTPTypes
import Hummingbird
import NIOCore

/// `/in-tray/news?waiting=3`: answers as soon as there is another number of things in the in-tray than that, which the
/// page's script then says. It is asked for again and again, so it renews no session and is not logged.
extension InTrayPages {
    /// How long it waits for something to happen. Short enough that nobody waits for it when the server is stopped.
    private static let patience: Duration = .seconds(15)
    /// Of what happens in one moment it takes note once.
    private static let rest: Duration = .milliseconds(300)

    func news(_ request: Request, _ context: SignedIn) async throws -> Response {
        let seen = request.uri.queryParameters["waiting"].flatMap { Int($0) }
        let badge = Badge(context.officer)
        // From before the first count, so that nothing falls between the two.
        let news = desk.news()
        let changed = try await withThrowingTaskGroup(of: Int?.self) { group in
            group.addTask { try await another(than: seen, badge, news) }
            group.addTask {
                do { try await Task.sleep(for: Self.patience) } catch {}
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
        guard let changed else { return Response(status: .noContent, headers: [.cacheControl: "no-store"]) }
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: "{\"waiting\":\(changed)}")))
    }

    private func another(than seen: Int?, _ badge: Badge, _ news: AsyncStream<Void>) async throws -> Int? {
        var count = try await desk.inTrayCount(of: badge)
        if count != seen { return count }
        for await _ in news {
            try await Task.sleep(for: Self.rest)
            count = try await desk.inTrayCount(of: badge)
            if count != seen { return count }
        }
        return nil
    }
}
