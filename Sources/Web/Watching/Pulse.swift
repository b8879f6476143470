package import Exchange
import Synchronization

/// Whether the records answer, as a load balancer asks every few seconds.
///
/// They are asked by one at a time, however many want to know: records that hang would otherwise be asked ever more.
package final class Pulse: Sendable {
    private let limit: Duration
    /// So long an answer is good for: whoever asks often learns no more.
    private let rest: Duration
    private let ask: @Sendable () async throws(StoreError) -> Void
    private let failed: @Sendable (StoreError) -> Void
    private let asking = Mutex<Task<Bool, Never>?>(nil)

    /// `failed` hears of each error that the records answered with.
    package init(
        within limit: Duration, rest: Duration = .seconds(1), failed: @escaping @Sendable (StoreError) -> Void,
        ask: @escaping @Sendable () async throws(StoreError) -> Void
    ) {
        self.limit = limit
        self.rest = rest
        self.failed = failed
        self.ask = ask
    }

    /// True if they answer within the limit.
    package func answers() async -> Bool {
        let asking = current()
        // The first to say something: who hangs cannot be waited for, so neither is a child of this task.
        let (words, say) = AsyncStream.makeStream(of: Bool.self)
        let listening = Task { say.yield(await asking.value) }
        let waiting = Task { [limit] in
            do { try await Task.sleep(for: limit) } catch { return }
            say.yield(false)
        }
        defer {
            listening.cancel()
            waiting.cancel()
        }
        for await answered in words { return answered }
        return false
    }

    /// The question that is being asked, or a new one.
    private func current() -> Task<Bool, Never> {
        asking.withLock { asking in
            if let asking { return asking }
            let task = Task { [self] in
                await answered()
            }
            asking = task
            Task { [self] in
                _ = await task.value
                do { try await Task.sleep(for: rest) } catch {}
                self.asking.withLock { $0 = nil }
            }
            return task
        }
    }

    private func answered() async -> Bool {
        do throws(StoreError) {
            try await ask()
            return true
        } catch {
            failed(error)
            return false
        }
    }
}
