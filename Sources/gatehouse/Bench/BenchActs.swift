import Casework
import Exchange
import Foundation
import SQLiteRecords
import Web

/// Whole acts, each durable before it is answered: asked, approved, determined, disclosed, acknowledged, read.
struct BenchActs {
    let ground: BenchGround

    func run() async throws -> [Measurement] {
        _ = try await acts(officers: 4, casesEach: 10)  // what is slow only the first time
        let raw = try RawSQLite(at: ground.path + "/raw.sqlite")
        defer { raw.close() }
        let row = [UInt8](repeating: 7, count: 1500)
        // The disk's mood changes within seconds: the peer is measured before and after, and the middle counts.
        let before = raw.rate(commits: 1500, rowsEach: 1, bytes: row)
        let entries = try await entries(1500, bytes: row)
        let between = raw.rate(commits: 1500, rowsEach: 1, bytes: row)
        let written = Self.bytesWritten
        let alone = try await acts(officers: 1, casesEach: 250)
        let eachWrites = (Self.bytesWritten - written) / Double(alone.times.count) / 1000
        let single = (between + raw.rate(commits: 1500, rowsEach: 1, bytes: row)) / 2
        let batched = raw.rate(commits: 1000, rowsEach: 32, bytes: row)
        let many = try await acts(officers: 32, casesEach: 150)
        return [
            Measurement(
                job: "a durable entry, one at a time", figure: entries, unit: "/s",
                beside: ("raw SQLite, a row a commit", (before + between) / 2), reach: .ofLimit(0.8)),
            Measurement(
                job: "durable acts, one officer", figure: alone.rate, unit: "/s",
                beside: ("raw SQLite, a row a commit", single)),
            Measurement(job: "their p95", figure: alone.times.quantile(0.95), unit: "ms"),
            Measurement(job: "written to the disk for each", figure: eachWrites, unit: "kB"),
            Measurement(
                job: "durable acts, 32 officers at once", figure: many.rate, unit: "/s",
                beside: ("raw SQLite, 32 rows a commit", batched), reach: .atLeast(10_000)),
            Measurement(
                job: "their p95", figure: many.times.quantile(0.95), unit: "ms", reach: .atMost(10)),
        ]
    }

    /// What this process has had written to disks, as Linux counts it; 0 where it does not.
    private static var bytesWritten: Double {
        do throws(Complaint) {
            let text = String(decoding: try Disk.read("/proc/self/io", atMost: 4096), as: UTF8.self)
            let line = text.split(separator: "\n").first { $0.hasPrefix("write_bytes:") }
            return line.flatMap { Double($0.dropFirst("write_bytes: ".count)) } ?? 0
        } catch {
            return 0
        }
    }

    /// Entries a second that are filed one after the other, each in the ledger, signed for and durable: the store
    /// alone, with nothing that an act does besides.
    private func entries(_ count: Int, bytes: [UInt8]) async throws -> Double {
        let clock = ContinuousClock()
        let start = clock.now
        for number in 0..<count {
            _ = try await ground.service.records.file(
                Filing(CaseID("B-\(number)"), expectedLength: 0, at: ground.service.desk.now(), entries: [bytes]))
        }
        return Double(count) / start.duration(to: clock.now).inSeconds
    }

    func acts(officers: Int, casesEach: Int) async throws -> (rate: Double, times: [Double]) {
        let clock = ContinuousClock()
        let start = clock.now
        let times = try await withThrowingTaskGroup(of: [Double].self) { group in
            for _ in 1...officers {
                group.addTask {
                    var times: [Double] = []
                    for _ in 1...casesEach { times += try await oneCase() }
                    return times
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        return (Double(times.count) / start.duration(to: clock.now).inSeconds, times)
    }

    private func oneCase() async throws -> [Double] {
        let desk = ground.service.desk
        let reference = CaseID(desk.newReference("R"))
        let clock = ContinuousClock()
        var times = [
            try await ground.timed { try await desk.begin(reference, ground.draft(), by: BenchGround.asker) },
            try await ground.timed {
                try await desk.perform(.approve, on: reference, by: BenchGround.askingLiaison)
            },
            try await ground.timed {
                try await desk.perform(
                    .determine(ground.determination()), on: reference, by: BenchGround.holdingLiaison)
            },
            try await ground.timed {
                try await desk.perform(
                    .disclose(DisclosedInformation(words: [1: "12 Example Row, since 2011."])), on: reference,
                    by: BenchGround.holdingLiaison)
            },
        ]
        let disclosure = CaseID("D" + reference.text.dropFirst(1))
        times.append(
            try await ground.timed {
                try await desk.perform(
                    .acknowledge, on: disclosure, as: DisclosureCase.self, by: BenchGround.askingLiaison)
            })
        let start = clock.now
        guard
            case .opened = try await desk.read(
                .read(file: nil), on: disclosure, as: DisclosureCase.self, by: BenchGround.asker)
        else {
            throw Complaint("The bench's own reader was refused.", .broken)
        }
        times.append(start.duration(to: clock.now).inSeconds * 1000)
        return times
    }
}
