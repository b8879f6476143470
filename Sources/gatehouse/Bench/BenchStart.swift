import Foundation

/// Starting the real server on the records that the other jobs left, and what it takes of memory.
struct BenchStart {
    let ground: BenchGround

    func run() async throws -> [Measurement] {
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["serve", "--data", ground.data.path, "--port", "0"]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        let clock = ContinuousClock()
        let start = clock.now
        try process.run()
        var said = Data()
        while !String(decoding: said, as: UTF8.self).contains("http://") {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw Complaint("The server that the bench started did not answer.", .broken) }
            said += more
        }
        let time = start.duration(to: clock.now).inSeconds
        let memory = Double(Self.residentKilobytes(of: process.processIdentifier)) / 1024
        process.terminate()
        process.waitUntilExit()
        return [
            Measurement(job: "start-up until it answers", figure: time, unit: "s", reach: .atMost(1)),
            Measurement(job: "resident memory once it answers", figure: memory, unit: "MB", reach: .atMost(256)),
        ]
    }

    private static func residentKilobytes(of process: Int32) -> Int {
        let status: String
        do { status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) } catch { return 0 }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return Int(line.filter(\.isNumber)) ?? 0
    }
}
