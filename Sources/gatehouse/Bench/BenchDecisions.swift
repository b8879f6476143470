import Foundation
import SharingProtocol
import Synchronization

/// Decisions with all their findings: facts in as JSON lines, decisions out as JSON lines.
struct BenchDecisions {
    let rules: InformationSharingProtocol
    let count: Int

    /// The four questions, permitted and refused in turn.
    private static let lines: [String] = [
        """
        {"asked":"exchange","on":"2026-11-23","asking":{"agency":"police","category":"responsible-authority",\
        "hasSigned":true,"hasLiaisonOfficer":true},"holding":{"agency":"council","category":"responsible-authority",\
        "hasSigned":true,"hasLiaisonOfficer":true},"informationClass":"personal","purpose":"shared-intelligence",\
        "reason":"prevent-or-detect","ground":{"key":"risk-of-harm","evidence":["risk","risk-to"]},\
        "necessityIsRecorded":true,"readers":2,"keepUntil":"2027-03-01","isApprovedByAsking":true,\
        "isConfirmedByHolding":true}
        """,
        """
        {"asked":"ask","on":"2026-11-23","asking":{"agency":"council","category":"responsible-authority",\
        "hasSigned":true,"hasLiaisonOfficer":true},"holding":{"agency":"police","category":"responsible-authority",\
        "hasSigned":true,"hasLiaisonOfficer":true},"informationClass":"depersonalised",\
        "prescribedSet":"recorded-crimes","purpose":"performance","isApprovedByAsking":true}
        """,
        """
        {"asked":"exchange","on":"2026-11-23","asking":{"agency":"college","category":"co-operating-body",\
        "hasSigned":true,"hasLiaisonOfficer":true},"holding":{"agency":"council","category":"responsible-authority",\
        "hasSigned":true,"hasLiaisonOfficer":true},"informationClass":"sensitive-personal",\
        "purpose":"service-delivery","necessityIsRecorded":true,"readers":0,"isApprovedByAsking":true}
        """,
        """
        {"asked":"use","on":"2026-11-23","owner":{"agency":"police"},"using":{"agency":"council","hasSigned":true},\
        "informationClass":"personal","disclosedFor":"shared-intelligence","usedFor":"performance",\
        "keepUntil":"2027-01-31"}
        """,
    ]

    func run() throws -> [Measurement] {
        let lines = Self.lines.map { Array($0.utf8) }
        let rounds = count / lines.count / Machine.processors
        let read = Mutex(0)
        let time = seconds {
            DispatchQueue.concurrentPerform(iterations: Machine.processors) { _ in
                let desk = DecideLines(under: rules)
                var output: [UInt8] = []
                output.reserveCapacity(1 << 17)
                var count = 0
                for _ in 0..<rounds {
                    for line in lines { count += desk.answer(line, number: 1, into: &output) ? 1 : 0 }
                    if output.count > 60_000 { output.removeAll(keepingCapacity: true) }
                }
                read.withLock { $0 += count }
            }
        }
        let peerRounds = max(1, rounds / 20)
        let peerTime = seconds {
            DispatchQueue.concurrentPerform(iterations: Machine.processors) { _ in
                for _ in 0..<peerRounds {
                    for line in lines {
                        // What it says does not matter here, only that Foundation has read it.
                        do { _ = try JSONSerialization.jsonObject(with: Data(line)) } catch { return }
                    }
                }
            }
        }
        let decided = Double(read.withLock { $0 })
        guard decided == Double(rounds * lines.count * Machine.processors) else {
            throw Complaint("The lines of facts that the bench decides cannot be read.", .broken)
        }
        let peer = Double(peerRounds * lines.count * Machine.processors) / peerTime
        return [
            Measurement(
                job: "decisions with all findings, JSON in and out, \(Machine.processors) cores",
                figure: decided / time, unit: "/s", beside: ("Foundation, only reading the same JSON", peer),
                reach: .atLeast(1_000_000))
        ]
    }
}
