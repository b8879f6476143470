import Exchange
import Synchronization

/// How many entries the ledger has, for the metrics.
///
/// Nobody waits for it: each look says what was found at the look before, so that metrics are
/// answered while the records are not.
final class BookGauge: Sendable {
    private struct State {
        var size = 0
        var isAsking = false
        var askedAt: ContinuousClock.Instant?
    }

    private let records: any RecordStore
    private let state = Mutex(State())

    init(records: any RecordStore) { self.records = records }

    var size: Int {
        let (size, isDue) = state.withLock { state in
            let isDue = !state.isAsking && state.askedAt.map { $0.duration(to: .now) > .seconds(1) } ?? true
            if isDue { state.isAsking = true }
            return (state.size, isDue)
        }
        if isDue { Task { await ask() } }
        return size
    }

    private func ask() async {
        var found: Int?
        // Pages go on saying what was last known; whatever is wrong shows where it matters.
        do throws(StoreError) { found = try await records.head().size } catch {}
        state.withLock { state in
            (state.isAsking, state.askedAt) = (false, .now)
            if let found { state.size = found }
        }
    }
}
