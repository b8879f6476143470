import CLibpq
import Exchange
import Foundation
import Glibc
import Synchronization

/// Listens for what any server files in the database (`LISTEN`, manual page of that name), on a connection and a thread
/// of its own, from when somebody first wants to know.
final class Listener: Sendable {
    /// What servers tell one another: the schema in which something was filed.
    static let channel = "gatehouse"

    private struct State {
        var boards: [String: NewsBoard] = [:]
        var isAtWork = false
        var isClosed = false
    }

    private let address: DatabaseAddress
    private let state = Mutex(State())
    /// How long it waits before it looks whether it is still wanted and the connection still there, in milliseconds.
    private static let rest: Int32 = 10_000

    init(address: DatabaseAddress) { self.address = address }

    /// What is filed in a schema from now on.
    func news(of schema: String) -> AsyncStream<Void> {
        let (board, isFirst) = state.withLock { state in
            let board = state.boards[schema] ?? NewsBoard()
            state.boards[schema] = board
            defer { state.isAtWork = true }
            return (board, !state.isAtWork && !state.isClosed)
        }
        if isFirst {
            let thread = Thread { [weak self] in
                while let listener = self, !listener.isClosed { listener.listen() }
            }
            thread.name = "records.news"
            thread.start()
        }
        return board.listen()
    }

    func close() { state.withLock { $0.isClosed = true } }
    private var isClosed: Bool { state.withLock { $0.isClosed } }

    /// Listens until the connection breaks.
    private func listen() {
        do {
            let connection = try Connection(address)
            try connection.run([Statement("LISTEN \(Self.channel)")])
            // What was filed while nobody listened.
            tell(nil)
            while !isClosed {
                for schema in try connection.notifications(within: Self.rest) { tell(schema) }
            }
        } catch {
            Thread.sleep(forTimeInterval: 2)
        }
    }

    private func tell(_ schema: String?) {
        let boards = state.withLock { state in
            schema.map { state.boards[$0].map { [$0] } ?? [] } ?? Array(state.boards.values)
        }
        for board in boards { board.tell() }
    }
}

extension Connection {
    /// The texts of what others told, as soon as there is any; none once the time is over. Throws `lost` where the
    /// connection is.
    func notifications(within milliseconds: Int32) throws(DatabaseFault) -> [String] {
        var socket = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        if poll(&socket, 1, milliseconds) == 0 {
            // A connection that is gone says nothing either: ask it something.
            try run([Statement("SELECT 1")])
        }
        return try takeNotifications()
    }
}
