import Exchange
import Ledger
import Synchronization

/// What is filed through this server: whatever waits when a commit is done goes into the next one together, and each
/// act gets its own answer.
///
/// The book's head is locked from the first look to the commit. Acts of other servers wait there, so that positions
/// have no gap and nobody signs another tree.
final class BatchWriter: Sendable {
    /// So many in one commit that the last of them does not wait noticeably longer than the first.
    private static let batchMax = 256
    /// More would wait longer than anybody waits for a page.
    private static let waitingMax = 4_096
    /// How often it is tried anew to learn whether a commit came through on which the connection broke: some half a
    /// minute, in which another server of the database may take over.
    private static let rounds = 4

    private let database: Database
    private let schema: String
    private let signing: HeadSigning
    private let queue = Mutex(Queue())
    /// The longest book that is known to be on the standby too, and may have been shown.
    let confirmed = Mutex<ConfirmedBook?>(nil)
    /// Nothing is filed through it: it is only looked at, perhaps on a standby, and shown as it is.
    let isLookingOnly: Bool

    private struct Queue {
        var waiting: [Job] = []
        var isWriting = false
    }

    /// An act to be filed, and who waits for it.
    private struct Job: Sendable {
        let filing: Filing
        let answer: @Sendable (Result<Filed, StoreError>) -> Void
    }

    init(_ database: Database, schema: String, signing: HeadSigning, isLookingOnly: Bool = false) {
        self.database = database
        self.schema = schema
        self.signing = signing
        self.isLookingOnly = isLookingOnly
    }

    func file(_ filing: Filing) async throws(StoreError) -> Filed {
        try await withCheckedContinuation { continuation in
            add(Job(filing: filing) { continuation.resume(returning: $0) })
        }.get()
    }

    private func add(_ job: Job) {
        enum Next { case refuse, wait, start }
        let next = queue.withLock { queue in
            if queue.waiting.count >= Self.waitingMax { return Next.refuse }
            queue.waiting.append(job)
            if queue.isWriting { return .wait }
            queue.isWriting = true
            return .start
        }
        switch next {
        case .refuse: job.answer(.failure(.busy))
        case .wait: break
        case .start: start()
        }
    }

    private func start() {
        database.enqueue {
            self.writeNext($0)
        } refuse: {
            let jobs = queue.withLock { queue in
                defer { (queue.waiting, queue.isWriting) = ([], false) }
                return queue.waiting
            }
            for job in jobs { job.answer(.failure(.busy)) }
        }
    }

    /// Writes one batch, and lets others have the connection before it comes round again.
    private func writeNext(_ link: Link) {
        let jobs = queue.withLock { queue in
            let jobs = Array(queue.waiting.prefix(Self.batchMax))
            queue.waiting.removeFirst(jobs.count)
            return jobs
        }
        write(jobs, link)
        let goesOn = queue.withLock { queue in
            queue.isWriting = !queue.waiting.isEmpty
            return queue.isWriting
        }
        if goesOn { start() }
    }

    private func write(_ jobs: [Job], _ link: Link) {
        do {
            let answers = try commit(jobs.map(\.filing), link)
            for (job, answer) in zip(jobs, answers) { job.answer(answer) }
        } catch {
            let isAboutOne = !((error as? DatabaseFault)?.concernsEveryone ?? (error is StoreError))
            if isAboutOne, jobs.count > 1 {
                // One of them is at fault, and the database undoes them all: each by itself, then.
                for job in jobs { write([job], link) }
            } else {
                let failure = StoreError(error, doing: "filing", at: database.place)
                for job in jobs { job.answer(.failure(failure)) }
            }
        }
    }

    /// Files all of them in one transaction, but for those that may not be filed. Goes on over a connection that breaks
    /// for as long as it takes to know what became of them, within `rounds`.
    private func commit(_ filings: [Filing], _ link: Link) throws -> [Result<Filed, StoreError>] {
        var open: Attempt?
        var attempts = 5
        while true {
            do {
                let connection = try link.connected(to: schema, rounds: open == nil ? 1 : Self.rounds)
                do {
                    return try commit(filings, connection, &open)
                } catch {
                    connection.rollBackUnlessIdle()
                    throw error
                }
            } catch let fault as DatabaseFault
                where attempts > 1 && (fault.isOfConnection || open != nil && fault.isLockTimeout)
            {
                // A transaction whose connection broke may hold the lock until the database notices.
                attempts -= 1
            } catch let fault as DatabaseFault where open != nil {
                // Nobody can say whether they were filed.
                throw StoreError.uncertain(underlying: fault)
            }
        }
    }

    /// A batch whose commit was sent and not answered.
    private struct Attempt {
        let batch: Batch
        let answers: [Result<Filed, StoreError>]
    }

    private func commit(
        _ filings: [Filing], _ connection: Connection, _ open: inout Attempt?
    ) throws -> [Result<Filed, StoreError>] {
        let reading = Batch.reading(filings)
        var asked = [.begin, BookEnd.lock] + reading
        if let mark = open?.batch.mark {
            asked.append(Statement("SELECT leaf_hash FROM entry WHERE position = $1", [.int(mark.position)]))
        }
        let read = try connection.run(asked)
        if let earlier = open, let mark = earlier.batch.mark {
            // Under the lock, so that the earlier transaction has ended one way or the other.
            if try read.last?.first?.bytes(0) == mark.leaf {
                try connection.run([.rollBack])
                try connection.confirm()
                confirm(earlier.batch)
                return earlier.answers
            }
            open = nil
        }
        let end = try BookEnd(read[1].first)
        if let place = end.movedTo { throw StoreError.moved(to: place) }
        if !signing.isKnown(end) {
            try signing.trust(end)
            try growsOut(end.frontier.size, connection)
        }
        var batch = try Batch(end, Array(read[2..<(2 + reading.count)]))
        let positions = filings.map { filing in
            do throws(StoreError) { return Result<Int, StoreError>.success(try batch.add(filing)) } catch {
                return .failure(error)
            }
        }
        let size = batch.end.frontier.size
        let answers = positions.map { $0.map { Filed(position: $0, size: size) } }
        guard !batch.isEmpty else {
            try connection.run([.rollBack])
            return answers
        }
        try write(batch, connection)
        open = Attempt(batch: batch, answers: answers)
        _ = connection.takeWarnings()
        try connection.run([.commit])
        // Committed here, and perhaps nowhere else: it has to be asked for as if nothing had come back.
        guard connection.takeWarnings().isEmpty else { throw DatabaseFault.lost }
        confirm(batch)
        return answers
    }

    private func write(_ batch: Batch, _ connection: Connection) throws {
        let checkpoint = try signing.sign(batch.end.frontier.head)
        // Told once it is committed, and to every server.
        let statements =
            batch.statements(checkpoint)
            + [Statement("SELECT pg_notify($1, $2)::text", [.text(Listener.channel), .text(schema)])]
        for (statement, rows) in zip(statements, try connection.run(statements)) {
            if let number = statement.mustChange, rows.changed != number { throw FilingFault.fileNotStaged }
        }
        signing.note(batch.end, checkpoint)
    }
}
