import CLibpq
import Glibc

/// One connection to the database, of one thread at a time.
///
/// It stays in libpq's pipeline mode (manual, section 34.5): whatever is asked together goes out together and comes
/// back together, and a statement is prepared where it is first used.
final class Connection {
    private let raw: OpaquePointer
    /// What was prepared here, by its text, and under which name.
    private var prepared: [String: String] = [:]
    /// The schema in which names are looked up.
    private var schema: String?
    /// The connection broke, or was left in the middle of something: it is good for nothing more.
    private(set) var isLost = false
    /// Whether what is waited for has a commit in it.
    private var isCommitting = false
    private let notices = Notices()

    /// So long nothing may come, in milliseconds, before the other side is taken for dead; -1 waits for ever. The
    /// database itself gives up earlier (`statement_timeout`), unless its machine hangs.
    private let silence: Int32
    /// The same for a commit, which waits for the standby while the database finds itself another.
    private static let commitSilence: Int32 = 25_000

    init(_ address: DatabaseAddress, silence: Int32 = 8_000) throws(DatabaseFault) {
        self.silence = silence
        let parameters = address.parameters
        let raw = withCStrings(parameters.map(\.keyword)) { keywords in
            withCStrings(parameters.map(\.value)) { values in PQconnectdbParams(keywords, values, 0) }
        }
        guard let raw else { throw .unreachable(why: "there is no memory for a connection") }
        guard PQstatus(raw) == CONNECTION_OK else {
            defer { PQfinish(raw) }
            throw .unreachable(why: Self.reason(raw))
        }
        self.raw = raw
        PQsetNoticeReceiver(raw, { notices, result in Notices.receive(notices, result) }, notices.pointer)
        guard PQsetnonblocking(raw, 1) == 0, PQenterPipelineMode(raw) == 1 else { throw .lost }
        try run([Statement(Self.settings)])
    }

    deinit { PQfinish(raw) }

    /// A commit is answered once it is on the disk, and on that of the standby where the database has one.
    private static let settings = """
        SELECT set_config('synchronous_commit', 'on', false), set_config('statement_timeout', '7s', false),
          set_config('lock_timeout', '5s', false), set_config('idle_in_transaction_session_timeout', '30s', false),
          set_config('default_transaction_isolation', 'read committed', false),
          set_config('client_min_messages', 'warning', false)
        """

    /// The notices' codes since it was last asked for: a commit with a warning may not have reached the standby.
    func takeWarnings() -> [SQLState] { notices.take() }

    /// What others told since it was last asked for (`NOTIFY`).
    func takeNotifications() throws(DatabaseFault) -> [String] {
        guard PQconsumeInput(raw) == 1 else {
            isLost = true
            throw .lost
        }
        var texts: [String] = []
        while let told = PQnotifies(raw) {
            texts.append(String(cString: told.pointee.extra))
            PQfreemem(told)
        }
        return texts
    }

    var descriptor: Int32 { PQsocket(raw) }

    /// How often a standby has taken over in this database; of a standby, which may be read, that of its last check.
    func timeline() throws(DatabaseFault) -> Int {
        let rows = try run(
            """
            SELECT CASE WHEN pg_is_in_recovery() THEN (SELECT timeline_id::bigint FROM pg_control_checkpoint())
              ELSE ('x' || left(pg_walfile_name(pg_current_wal_lsn()), 8))::bit(32)::bigint END
            """)
        guard let row = rows.first else { throw .unexpected("no timeline") }
        return try row.int(0)
    }

    /// Looks names up in this schema from now on.
    func use(_ name: String) throws(DatabaseFault) {
        guard schema != name else { return }
        try run([Statement("SELECT set_config('search_path', $1, false)", [.text(name.quotedName)])])
        schema = name
    }

    /// Runs statements together and returns what each gave. Outside of `BEGIN` and `COMMIT` they are one transaction.
    ///
    /// Throws what the first that failed was refused for; those after it were not run.
    @discardableResult
    func run(_ statements: [Statement]) throws(DatabaseFault) -> [Rows] {
        guard !isLost else { throw .lost }
        do throws(DatabaseFault) {
            var expected: [Expected] = []
            for statement in statements { expected += try send(statement) }
            guard PQpipelineSync(raw) == 1 else { throw .lost }
            isCommitting = statements.contains { $0.sql == Statement.commit.sql }
            try flush()
            return try collect(expected)
        } catch {
            switch error {
            case .lost, .unexpected: isLost = true
            case .refused(let state, _): if state.endsConnection { isLost = true }
            case .unreachable, .overrun: break
            }
            throw error
        }
    }

    /// The first rows of a single statement.
    @discardableResult
    func run(_ sql: String, _ values: [Value] = []) throws(DatabaseFault) -> Rows {
        guard let rows = try run([Statement(sql, values)]).first else { throw .unexpected("no answer") }
        return rows
    }

    /// Reads at one moment.
    func readTogether(_ statements: [Statement]) throws(DatabaseFault) -> [Rows] {
        Array(try run([.beginReading] + statements + [.endReading]).dropFirst().dropLast())
    }

    /// Waits until everything that was committed in this database so far is as safe as a commit of our own would be.
    ///
    /// Others see a commit that was broken off while it waited for the standby, and so do we after a restart: the
    /// database keeps it, and loses it when the standby takes over. A commit that comes after it, and waits in its
    /// turn, tells whether the standby has it. Throws `lost` where that cannot be known.
    func confirm() throws(DatabaseFault) {
        _ = takeWarnings()
        do throws(DatabaseFault) {
            try run([
                .begin, Statement("SELECT pg_logical_emit_message(true, 'gatehouse', 'confirmed')::text"), .commit,
            ])
        } catch {
            // What waits for an absent standby waits on after we have gone, one connection each time. Nothing hangs on
            // this commit, so it may be broken off.
            if case .lost = error { cancel() }
            throw error
        }
        guard takeWarnings().isEmpty else {
            isLost = true
            throw .lost
        }
    }

    /// Asks the database to give up what it is doing for us.
    private func cancel() {
        guard let handle = PQgetCancel(raw) else { return }
        defer { PQfreeCancel(handle) }
        var words = [CChar](repeating: 0, count: 256)
        _ = PQcancel(handle, &words, Int32(words.count))
    }

    /// Leaves a transaction that is not to be, if there is one; a connection that cannot is lost.
    func rollBackUnlessIdle() {
        guard !isLost, PQtransactionStatus(raw) != PQTRANS_IDLE else { return }
        do throws(DatabaseFault) { try run([.rollBack]) } catch { isLost = true }
    }

    private enum Expected {
        case preparing(sql: String)
        case rows
    }

    private func send(_ statement: Statement) throws(DatabaseFault) -> [Expected] {
        var expected: [Expected] = []
        var name = prepared[statement.sql]
        if name == nil {
            let new = "s\(prepared.count)"
            guard PQsendPrepare(raw, new, statement.sql, 0, nil) == 1 else { throw .lost }
            expected.append(.preparing(sql: statement.sql))
            // Known from now on, so that it is not prepared twice in one pipeline.
            prepared[statement.sql] = new
            name = new
        }
        let encoded = EncodedValues(statement.values)
        let count = statement.values.count
        let isSent = encoded.bytes.withUnsafeBufferPointer { bytes in
            // A value that is there and empty is not null: it needs an address too.
            bytes.withMemoryRebound(to: CChar.self) { characters in
                let empty: [CChar] = [0]
                return empty.withUnsafeBufferPointer { empty in
                    let values = encoded.places.map { place -> UnsafePointer<CChar>? in
                        guard let place else { return nil }
                        return (characters.baseAddress ?? empty.baseAddress)?.advanced(by: place.lowerBound)
                    }
                    let lengths = encoded.places.map { Int32($0?.count ?? 0) }
                    let formats = [Int32](repeating: 1, count: count)
                    return PQsendQueryPrepared(raw, name, Int32(count), values, lengths, formats, 1)
                }
            }
        }
        guard isSent == 1 else { throw .lost }
        return expected + [.rows]
    }

    /// Sends what is waiting, and takes in what comes meanwhile: both sides would wait for each other otherwise.
    private func flush() throws(DatabaseFault) {
        while true {
            switch PQflush(raw) {
            case 0: return
            case 1:
                let ready = try wait(for: Int16(POLLIN | POLLOUT))
                if ready & Int16(POLLIN) != 0, PQconsumeInput(raw) == 0 { throw .lost }
            case _: throw .lost
            }
        }
    }

    private func collect(_ expected: [Expected]) throws(DatabaseFault) -> [Rows] {
        var rows: [Rows] = []
        var fault: DatabaseFault?
        for one in expected {
            guard let result = try nextResult() else { throw .unexpected("an answer is missing") }
            let status = PQresultStatus(result)
            if status != PGRES_COMMAND_OK, status != PGRES_TUPLES_OK {
                if status == PGRES_FATAL_ERROR, fault == nil { fault = Self.refusal(result) }
                if case .preparing(let sql) = one { prepared[sql] = nil }
                PQclear(result)
            } else if case .rows = one {
                rows.append(Rows(result))
            } else {
                PQclear(result)
            }
            // Each statement's results end in none; there is but one where rows are not taken singly.
            if let extra = try nextResult() {
                PQclear(extra)
                throw .unexpected("one answer too many")
            }
        }
        guard let end = try nextResult() else { throw .unexpected("the end is missing") }
        defer { PQclear(end) }
        if let fault { throw fault }
        guard PQresultStatus(end) == PGRES_PIPELINE_SYNC else { throw .lost }
        return rows
    }

    private func nextResult() throws(DatabaseFault) -> OpaquePointer? {
        while PQisBusy(raw) != 0 {
            _ = try wait(for: Int16(POLLIN))
            guard PQconsumeInput(raw) == 1 else { throw .lost }
        }
        guard PQstatus(raw) == CONNECTION_OK else { throw .lost }
        return PQgetResult(raw)
    }

    private func wait(for events: Int16) throws(DatabaseFault) -> Int16 {
        while true {
            var socket = pollfd(fd: PQsocket(raw), events: events, revents: 0)
            let count = poll(&socket, 1, isCommitting && silence > 0 ? Self.commitSilence : silence)
            if count > 0 { return socket.revents }
            // Not cancelled: a commit that waits for the standby would then be done here and nowhere else.
            if count == 0 || errno != EINTR { throw .lost }
        }
    }

    private static func refusal(_ result: OpaquePointer) -> DatabaseFault {
        func field(_ letter: Character) -> String {
            let code = letter.asciiValue.map { Int32($0) } ?? 0
            return PQresultErrorField(result, code).map { String(cString: $0) } ?? ""
        }
        let state = field("C")
        return state.isEmpty ? .lost : .refused(SQLState(state), constraint: field("n"))
    }
}
