import Foundation

/// The real server, started as somebody would start it.
struct BenchServer {
    /// From its start until it answers, in seconds.
    let startTime: Double
    /// Once it answers.
    let residentMegabytes: Double

    /// Starts `gatehouse serve` with these arguments, and stops it once it answers.
    init(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["serve", "--port", "0"] + arguments
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
        startTime = start.duration(to: clock.now).inSeconds
        residentMegabytes = Self.residentMegabytes(of: process.processIdentifier)
        process.terminate()
        process.waitUntilExit()
    }

    static func residentMegabytes(of process: Int32) -> Double {
        let status: String
        do { status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8) } catch { return 0 }
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
        return Double(line.filter(\.isNumber)).map { $0 / 1024 } ?? 0
    }
}
