import Synchronization

/// Where a store tells that something was filed, and others wait for it.
package final class NewsBoard: Sendable {
    private struct State {
        var next = 0
        var listening: [Int: AsyncStream<Void>.Continuation] = [:]
    }

    private let state = Mutex(State())

    package init() {}

    /// Gives one value after something was told, however often that was meanwhile.
    package func listen() -> AsyncStream<Void> {
        let (news, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let number = state.withLock { state in
            state.next += 1
            state.listening[state.next] = continuation
            return state.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { _ = $0.listening.removeValue(forKey: number) }
        }
        return news
    }

    package func tell() {
        for continuation in state.withLock({ Array($0.listening.values) }) { continuation.yield() }
    }
}
