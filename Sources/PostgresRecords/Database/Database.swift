package import Exchange
import Foundation
import Synchronization

/// A PostgreSQL database that holds partnerships, each in a schema of its own, and a bounded number of connections to
/// it that all of them share.
package final class Database: Sendable {
    let address: DatabaseAddress
    private let connections: Int
    private let jobs = JobQueue()
    private let isAtWork = Atomic(false)
    private let knowledge = Knowledge()
    let listener: Listener

    /// Where it is, without user or password.
    package var place: String { address.place }

    /// `connections` at most are open at a time. None is made before it is needed, and no thread for it begun.
    package init(_ address: DatabaseAddress, connections: Int = 10) {
        self.address = address
        self.connections = connections
        listener = Listener(address: address)
    }

    /// Throws unless a commit made now would be as safe as the database makes it.
    package func confirm() async throws(StoreError) {
        let confirmed = await run(in: nil) { try $0.confirm() }
        try storeCall("asking whether the records are safe", at: place) { try confirmed.get() }
    }

    /// Ends every connection once what is under way is done. What was answered is durable without them.
    package func close() {
        listener.close()
        jobs.close(workers: connections)
    }

    /// Runs `body` on a connection, on a thread that may wait.
    ///
    /// It is done again on another connection where the first is lost on the way, and so must do no harm twice.
    func run<Value: Sendable>(
        in schema: String?, _ body: @escaping @Sendable (Connection) throws -> Value
    ) async -> Result<Value, any Error> {
        await withCheckedContinuation { continuation in
            enqueue { link in
                continuation.resume(returning: link.perform(in: schema, body))
            } refuse: {
                continuation.resume(returning: .failure(DatabaseFault.overrun))
            }
        }
    }

    /// The same for whoever waits on a thread of their own: a command, or a start.
    func runHere<Value>(in schema: String?, _ body: (Connection) throws -> Value) throws -> Value {
        try Link(address: address, knowledge: knowledge).perform(in: schema, body).get()
    }

    func enqueue(_ work: @escaping @Sendable (Link) -> Void, refuse: () -> Void) {
        if !isAtWork.exchange(true, ordering: .relaxed) { begin() }
        if !jobs.add(work) { refuse() }
    }

    /// Begins threads that take up what waits, each with a connection of its own.
    private func begin() {
        let (address, knowledge, jobs) = (address, knowledge, jobs)
        for _ in 0..<connections {
            let thread = Thread {
                let link = Link(address: address, knowledge: knowledge)
                while let job = jobs.next() { job(link) }
            }
            thread.name = "records"
            thread.start()
        }
    }
}

/// What waits for a connection.
final class JobQueue: Sendable {
    typealias Job = @Sendable (Link) -> Void

    /// More would wait longer than anybody waits for a page.
    private static let waitingMax = 4_096

    private struct State {
        var waiting: [Job] = []
        var isClosed = false
    }

    private let state = Mutex(State())
    private let count = DispatchSemaphore(value: 0)

    /// Whether there was room for it.
    func add(_ job: @escaping Job) -> Bool {
        let isAdded = state.withLock { state in
            guard !state.isClosed, state.waiting.count < Self.waitingMax else { return false }
            state.waiting.append(job)
            return true
        }
        if isAdded { count.signal() }
        return isAdded
    }

    /// Waits for one; `nil` once there will be none any more.
    func next() -> Job? {
        count.wait()
        return state.withLock { state in
            state.waiting.isEmpty ? nil : state.waiting.removeFirst()
        }
    }

    func close(workers: Int) {
        state.withLock { $0.isClosed = true }
        for _ in 0..<workers { count.signal() }
    }
}
