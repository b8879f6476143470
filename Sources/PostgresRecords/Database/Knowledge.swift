import Synchronization

/// What all connections to a database have learned of it together.
///
/// A primary that was given up may come back for some seconds, or live on beside the one that took over from it, and
/// answer with what it had. So once one connection is lost, the others are made anew as well; and a server of an
/// earlier timeline than was seen before (PostgreSQL counts one up whenever a standby takes over) is not spoken to.
final class Knowledge: Sendable {
    private struct State {
        var timeline = 0
        var era = 0
        var isOutage = false
    }

    private let state = Mutex(State())

    /// Counts up with each loss: a connection of an earlier one is given up.
    var era: Int { state.withLock { $0.era } }
    /// Whether the database was out of reach when somebody last tried, so that not everybody waits for it anew.
    var isOutage: Bool { state.withLock { $0.isOutage } }

    /// A connection of `era` is lost.
    func isLost(in era: Int) {
        state.withLock { if $0.era == era { $0.era += 1 } }
    }

    func isOutOfReach() { state.withLock { $0.isOutage = true } }

    /// A server answers that is at this timeline. Returns the era that the connection is of; `nil` where another has
    /// taken over from that server.
    func isReached(at timeline: Int) -> Int? {
        state.withLock { state in
            guard timeline >= state.timeline else { return nil }
            if timeline > state.timeline, state.timeline > 0 { state.era += 1 }
            state.timeline = timeline
            state.isOutage = false
            return state.era
        }
    }
}
