import Exchange
import Synchronization
import Testing

@testable import Web

@Suite("Whether the records answer")
struct PulseTests {
    /// Records that are asked, and what they do then.
    private final class Records: Sendable {
        private let asked = Mutex(0)
        private let failures = Mutex<[StoreError.Kind]>([])

        var questions: Int { asked.withLock { $0 } }
        var heard: [StoreError.Kind] { failures.withLock { $0 } }

        func pulse(
            within limit: Duration = .milliseconds(100),
            _ answer: @escaping @Sendable () async throws(StoreError) -> Void
        ) -> Pulse {
            Pulse(within: limit, rest: .zero, failed: { error in self.failures.withLock { $0.append(error.kind) } }) {
                () throws(StoreError) in
                self.asked.withLock { $0 += 1 }
                try await answer()
            }
        }
    }

    private let records = Records()

    @Test func `is yes where they do`() async {
        let pulse = records.pulse(within: .seconds(60)) {}
        #expect(await pulse.answers())
        #expect(await pulse.answers())
        #expect(records.questions == 2 && records.heard.isEmpty)
    }

    @Test func `is no where they fail, which is heard of`() async {
        let pulse = records.pulse(within: .seconds(60)) { () throws(StoreError) in throw .damaged("a page") }
        #expect(await !pulse.answers())
        #expect(records.heard == [.damaged])
    }

    @Test func `is no in time where they hang, and asks them no more until they answer`() async {
        let (gate, open) = AsyncStream.makeStream(of: Void.self)
        let pulse = records.pulse { for await _ in gate {} }
        for _ in 1...3 { #expect(await !pulse.answers()) }
        #expect(records.questions == 1)
        open.finish()
        while records.questions < 2 { _ = await pulse.answers() }
        #expect(await pulse.answers())
    }
}
