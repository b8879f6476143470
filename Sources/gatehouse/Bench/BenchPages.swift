import Casework
import Exchange
import Foundation
import Web

/// Lists and pages with very many cases.
struct BenchPages {
    let ground: BenchGround
    let cases: Int

    func run() async throws -> [Measurement] { try await lists(over: "") + rates() }

    /// `store` tells over what they are.
    func lists(over store: String) async throws -> [Measurement] {
        let browser = try await BenchBrowser(ground)
        var measured: [Measurement] = []
        for (job, path, limit) in [
            ("in-tray", "/in-tray", 50.0), ("register, 50 rows", "/register", 50.0),
            ("register, filtered", "/register?state=sent&class=personal", 50.0),
        ] {
            _ = try await browser.get(path)  // what is slow only the first time
            var times: [Double] = []
            for _ in 1...100 { times.append(try await browser.get(path)) }
            measured.append(
                Measurement(
                    job: "\(job)\(store), \(Measurement.spoken(Double(cases))) cases, p95",
                    figure: times.quantile(0.95),
                    unit: "ms", reach: .atMost(limit)))
        }
        return measured
    }

    private func rates() async throws -> [Measurement] {
        let browser = try await BenchBrowser(ground)
        var measured: [Measurement] = []
        let pages = try await browser.rate("/clauses", seconds: 2, tasks: 32)
        measured.append(Measurement(job: "page of the clauses, 32 at once", figure: pages.rate, unit: "/s"))
        let registers = try await browser.rate("/register", seconds: 2, tasks: 32)
        measured.append(
            Measurement(
                job: "register page of 50 rows, 32 at once", figure: registers.rate, unit: "/s", reach: .atLeast(5000)))
        measured.append(
            Measurement(job: "their p99", figure: registers.times.quantile(0.99), unit: "ms", reach: .atMost(20)))
        return measured
    }

    /// As many requests as are asked for, a tenth of them still waiting at the desk that asks.
    func fill() async throws {
        let desk = ground.service.desk
        let hands = 32
        let (ground, each) = (ground, cases / hands)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for hand in 0..<hands {
                group.addTask {
                    for number in 0..<each {
                        if hand == 0, number % 200 == 0 { Machine.show(progress: "filing cases: \(number * hands)") }
                        let reference = CaseID(desk.newReference("R"))
                        _ = try await ground.timed {
                            try await desk.begin(reference, ground.draft(), by: BenchGround.asker)
                        }
                        if number % 10 == 0 { continue }
                        _ = try await ground.timed {
                            try await desk.perform(.approve, on: reference, by: BenchGround.askingLiaison)
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        Machine.endProgress()
    }
}
