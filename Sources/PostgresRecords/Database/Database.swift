package import Exchange
import Foundation
import Synchronization

/// A PostgreSQL database that holds partnerships, each in a schema of its own, and a bounded number of connections to
/// it that all of them share.
package final class Database: Sendable {
    let address: DatabaseAddress
    private let workers: [Worker]
    private let jobs: JobQueue
    private let knowledge = Knowledge()
    let listener: Listener

    /// Where it is, without user or password.
    package var place: String { address.place }

    /// `connections` at most are open at a time. None is made before it is needed.
    package init(_ address: DatabaseAddress, connections: Int = 10) {
        self.address = address
        jobs = JobQueue()
        listener = Listener(address: address)
        let knowledge = knowledge
        workers = (0..<connections).map { _ in Worker(address: address, knowledge: knowledge) }
        for worker in workers { worker.start(on: jobs) }
    }

    /// Throws unless a commit made now would be as safe as the database makes it.
    package func confirm() async throws(StoreError) {
        switch await run(in: nil, { try $0.confirm() }) {
        case .success: return
        case .failure(let error): throw StoreError(error, doing: "asking whether the records are safe", at: place)
        }
    }

    /// Ends every connection once what is under way is done. What was answered is durable without them.
    package func close() {
        listener.close()
        jobs.close(workers: workers.count)
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
        if !jobs.add(work) { refuse() }
    }
}

/// What waits for a connection.
final class JobQueue: Sendable {
    typealias Job = @Sendable (Link) -> Void

    /// More would wait longer than anybody waits for a page.
    private static let waitingMax = 4_096

    private struct State {
        var waiting: [Job] = []
        var first = 0
        var isClosed = false
    }

    private let state = Mutex(State())
    private let count = DispatchSemaphore(value: 0)

    /// Whether there was room for it.
    func add(_ job: @escaping Job) -> Bool {
        let isAdded = state.withLock { state in
            guard !state.isClosed, state.waiting.count - state.first < Self.waitingMax else { return false }
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
            guard state.first < state.waiting.count else { return nil }
            let job = state.waiting[state.first]
            state.first += 1
            if state.first > 1_024 || state.first == state.waiting.count {
                state.waiting.removeFirst(state.first)
                state.first = 0
            }
            return job
        }
    }

    func close(workers: Int) {
        state.withLock { $0.isClosed = true }
        for _ in 0..<workers { count.signal() }
    }
}

/// A thread with a connection of its own.
private final class Worker: Sendable {
    private let address: DatabaseAddress
    private let knowledge: Knowledge

    init(address: DatabaseAddress, knowledge: Knowledge) {
        self.address = address
        self.knowledge = knowledge
    }

    func start(on jobs: JobQueue) {
        let (address, knowledge) = (address, knowledge)
        let thread = Thread {
            let link = Link(address: address, knowledge: knowledge)
            while let job = jobs.next() { job(link) }
        }
        thread.name = "records"
        thread.start()
    }
}
