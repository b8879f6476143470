import Dispatch
import Exchange
import GRDB
import Ledger
import Synchronization

/// One writer. Whatever waits when it comes round goes into one commit, and each act gets its own answer.
///
/// A commit costs one wait for the disk however many acts are in it; with 32 officers at once that is seven times as
/// many acts as one commit each. Nobody is answered before the commit that holds their act is durable.
final class GroupCommit: Sendable {
    /// More would wait longer than anybody waits for a page.
    private static let waitingMax = 4_096
    /// So many in one commit that the last of them does not wait noticeably longer than the first.
    private static let batchMax = 256

    private let pool: DatabasePool
    private let path: String
    /// `nil` for records that are only looked at.
    let log: LogKeeper?
    private let signing: HeadSigning
    private let queue = Mutex(Queue())
    let news = NewsBoard()
    private let answers = DispatchQueue(label: "records.answers")

    private struct Queue {
        var waiting: [Job] = []
        var isWriting = false
        /// Whether the last commit held more than one act.
        var isBusy = false
        /// What was erased and may still stand in the log.
        var mustClear = Tail.Erased.nothing
    }

    init(pool: DatabasePool, path: String, log: LogKeeper?, signing: HeadSigning) {
        self.pool = pool
        self.path = path
        self.log = log
        self.signing = signing
    }

    /// What `body` gives, and the ledger's size in the commit that holds it.
    func write<Value: Sendable>(
        _ doing: String, _ body: @escaping @Sendable (Database, inout Tail) throws -> Value
    ) async throws(StoreError) -> (value: Value, size: Int) {
        let slot = Slot<Value>()
        let outcome = await withCheckedContinuation { continuation in
            enqueue(
                Job(
                    doing: doing, write: { db, tail in slot.put(try body(db, &tail)) },
                    answer: { continuation.resume(returning: $0) }))
        }
        let size = try outcome.get()
        guard let value = slot.take() else { throw .broken(doing: doing, underlying: NoAnswer()) }
        return (value, size)
    }

    private func enqueue(_ job: Job) {
        enum Next { case refuse, wait, start, startHere }
        let next = queue.withLock { queue in
            if queue.waiting.count >= Self.waitingMax { return Next.refuse }
            queue.waiting.append(job)
            if queue.isWriting { return .wait }
            queue.isWriting = true
            return queue.isBusy ? .start : .startHere
        }
        switch next {
        case .refuse: job.answer(.failure(.busy))
        case .wait: break
        case .start: pool.asyncWriteWithoutTransaction { self.writeNext($0) }
        // Waking another thread, and being woken by it, takes long beside a commit: who is alone does it themselves.
        case .startHere: pool.writeWithoutTransaction { writeNext($0) }
        }
    }

    /// Writes one batch, and comes round again while there are more. Others that need the writer get in between.
    private func writeNext(_ db: Database) {
        let jobs = queue.withLock { queue in
            let jobs = queue.waiting.prefix(Self.batchMax)
            queue.waiting.removeFirst(jobs.count)
            queue.isBusy = jobs.count > 1
            return jobs
        }
        commit(jobs, db)
        let goesOn = queue.withLock { queue in
            queue.isWriting = !queue.waiting.isEmpty
            return queue.isWriting
        }
        if goesOn { pool.asyncWriteWithoutTransaction { self.writeNext($0) } }
    }

    private func commit(_ jobs: ArraySlice<Job>, _ db: Database) {
        do {
            var before = try begin(db)
            var tail = before
            var refused: [StoreError?] = []
            do {
                for job in jobs { refused.append(try attempt(job, db, &tail)) }
            } catch is HalfDone {
                // Seldom: an act that was refused after it had written something. All again, with a way back for each.
                try db.run("ROLLBACK")
                before = try begin(db)
                (tail, refused) = (before, [])
                for job in jobs { refused.append(try attemptWithWayBack(job, db, &tail)) }
            }
            if refused.contains(where: { $0 == nil }) {
                let checkpoint = try tail.store(after: before, db, signing: signing)
                try db.run("COMMIT")
                signing.note(tail.book, checkpoint)
            } else {
                try db.run("ROLLBACK")
            }
            queue.withLock { $0.mustClear = max($0.mustClear, tail.erased) }
            clearLog(db)
            answer(jobs, refused, size: tail.book.frontier.size)
            if tail.book.frontier.size > before.book.frontier.size { news.tell() }
            log?.committed(acts: jobs.count, db)
        } catch {
            rollBack(db)
            for job in jobs { job.answer(.failure(StoreError(error, doing: job.doing, path: path))) }
        }
    }

    /// Where the book ends, for nobody else to add to it until this is committed.
    private func begin(_ db: Database) throws -> Tail {
        try db.run("BEGIN IMMEDIATE")
        let tail = try Tail(db)
        if let place = tail.book.movedTo { throw StoreError.moved(to: place) }
        try signing.trust(tail.book)
        return tail
    }

    /// Waking many who wait takes as long as filing for some of them: the writer goes on meanwhile.
    private func answer(_ jobs: ArraySlice<Job>, _ refused: [StoreError?], size: Int) {
        let tell: @Sendable () -> Void = {
            for (job, error) in zip(jobs, refused) { job.answer(error.map { .failure($0) } ?? .success(size)) }
        }
        if jobs.count > 1 { answers.async(execute: tell) } else { tell() }
    }

    /// One act within the batch; what it is refused for undoes it and nothing else. Throws `HalfDone` where it had
    /// written something by then, and what concerns the whole batch.
    private func attempt(_ job: Job, _ db: Database, _ tail: inout Tail) throws -> StoreError? {
        let (before, changes) = (tail, db.totalChangesCount)
        do {
            try job.write(db, &tail)
            return nil
        } catch {
            // After some errors SQLite has undone the whole transaction by itself.
            guard db.isInsideTransaction, !concernsEveryone(error) else { throw error }
            guard db.totalChangesCount == changes else { throw HalfDone() }
            tail = before
            return StoreError(error, doing: job.doing, path: path)
        }
    }

    /// The same in a savepoint, so that what it had written can be taken back.
    private func attemptWithWayBack(_ job: Job, _ db: Database, _ tail: inout Tail) throws -> StoreError? {
        let before = tail
        do {
            try db.run("SAVEPOINT act")
            try job.write(db, &tail)
            try db.run("RELEASE act")
            return nil
        } catch {
            guard db.isInsideTransaction, !concernsEveryone(error) else { throw error }
            try db.run("ROLLBACK TO act")
            try db.run("RELEASE act")
            tail = before
            return StoreError(error, doing: job.doing, path: path)
        }
    }

    private func rollBack(_ db: Database) {
        guard db.isInsideTransaction else { return }
        do {
            try db.run("ROLLBACK")
        } catch {
            // The transaction is over whether or not this says so; whoever asked is told what went wrong before.
            return
        }
    }

    /// Writes what stands in the log into the file, over the keys that were destroyed, and empties the log: until
    /// then the old page could still be read there. A reader in the way is waited for; failing that, next time.
    private func clearLog(_ db: Database) {
        let erased = queue.withLock(\.mustClear)
        guard erased > .nothing else { return }
        do {
            // Drafts are discarded all day, and nobody waits for a reader because of one.
            if erased == .draft { try db.execute(sql: "PRAGMA busy_timeout = 0") }
            defer { Self.waitAgain(db) }
            _ = try db.checkpoint(.truncate)
            queue.withLock { $0.mustClear = .nothing }
        } catch {
            return
        }
    }

    private static func waitAgain(_ db: Database) {
        do { try db.execute(sql: "PRAGMA busy_timeout = \(Opening.patience * 1000)") } catch { return }
    }
}

/// Something to be written, and who waits for it.
private struct Job: Sendable {
    let doing: String
    let write: @Sendable (Database, inout Tail) throws -> Void
    let answer: @Sendable (Result<Int, StoreError>) -> Void
}

/// Whether it was the disk or the file that failed, and not what one act asked for: then no act beside it is safe.
private func concernsEveryone(_ error: any Error) -> Bool {
    guard let code = (error as? DatabaseError)?.resultCode else { return false }
    let failures: [ResultCode] = [
        .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_READONLY, .SQLITE_CANTOPEN,
        .SQLITE_NOMEM, .SQLITE_ABORT,
    ]
    return failures.contains(code)
}

/// Where the writer leaves what the waiting task takes.
private final class Slot<Value: Sendable>: Sendable {
    private let value = Mutex<Value?>(nil)

    func put(_ new: Value) { value.withLock { $0 = new } }
    func take() -> Value? { value.withLock { $0 } }
}

private struct NoAnswer: Error {}

/// An act was refused after it had written something.
private struct HalfDone: Error {}
