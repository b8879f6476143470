import Foundation

/// A thread's way to the database: a connection, and another one when that is lost.
final class Link {
    private let address: DatabaseAddress
    private let knowledge: Knowledge
    private var connection: Connection?
    /// Which of the times it is of that were parted by a connection lost.
    private var era = 0

    /// How long each attempt waits for the next, in milliseconds: eight seconds in all.
    private static let pauses = [50, 100, 200, 400, 800, 1_500, 2_000, 3_000]

    init(address: DatabaseAddress, knowledge: Knowledge) {
        self.address = address
        self.knowledge = knowledge
    }

    /// A connection that looks names up in `schema`.
    ///
    /// Where none can be made it tries again with longer and longer pauses, `rounds` times over; only once, and without
    /// a pause, while it is known that the database is out of reach and nobody has much to lose.
    func connected(to schema: String?, rounds: Int = 1) throws(DatabaseFault) -> Connection {
        if let connection {
            if connection.isLost { knowledge.isLost(in: era) }
            if !connection.isLost, era == knowledge.era {
                if let schema { try connection.use(schema) }
                return connection
            }
        }
        connection = nil
        let pauses =
            knowledge.isOutage && rounds == 1 ? [] : Array(repeating: Self.pauses, count: rounds).flatMap(\.self)
        var attempt = 0
        while true {
            do throws(DatabaseFault) {
                let new = try Connection(address)
                guard let era = knowledge.isReached(at: try new.timeline()) else {
                    throw DatabaseFault.unreachable(why: "it is a primary that another one has taken over from")
                }
                if let schema { try new.use(schema) }
                (connection, self.era) = (new, era)
                return new
            } catch {
                guard attempt < pauses.count, error.mayPass else {
                    knowledge.isOutOfReach()
                    throw error
                }
                Thread.sleep(forTimeInterval: Double(pauses[attempt]) / 1_000)
                attempt += 1
            }
        }
    }

    func perform<Value>(in schema: String?, _ body: (Connection) throws -> Value) -> Result<Value, any Error> {
        var attempts = 3
        var wasLost = false
        while true {
            do {
                let connection = try connected(to: schema)
                do {
                    return .success(try body(connection))
                } catch {
                    connection.rollBackUnlessIdle()
                    throw error
                }
            } catch let fault as DatabaseFault where fault.isOfConnection && attempts > 1 {
                attempts -= 1
                if case .lost = fault { wasLost = true }
            } catch let fault as DatabaseFault where wasLost && fault.isLockTimeout {
                // It waits for the attempt before, which may yet be done.
                return .failure(DatabaseFault.lost)
            } catch {
                return .failure(error)
            }
        }
    }
}

extension DatabaseFault {
    /// Whether another connection may fare better.
    var isOfConnection: Bool {
        switch self {
        case .lost: true
        case .refused(let state, _):
            state.endsConnection || [.serializationFailure, .deadlockDetected].contains(state)
        case .unreachable, .overrun, .unexpected: false
        }
    }

    /// Whether somebody else held what was waited for.
    var isLockTimeout: Bool {
        if case .refused(.lockNotAvailable, _) = self { true } else { false }
    }

    /// Whether waiting may help: not where an account or a certificate is wrong.
    fileprivate var mayPass: Bool {
        switch self {
        case .unreachable(let why): !Connection.isLasting(why)
        case .lost, .refused, .overrun, .unexpected: true
        }
    }
}
