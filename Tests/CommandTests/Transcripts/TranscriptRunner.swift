import Foundation

/// Runs a transcript's commands, each after the other, in an empty folder made for it.
struct TranscriptRunner {
    private let folder: URL
    private let binary: URL
    /// Where the commands run: beside it lie what they are fed and what they print.
    private var home: URL { folder.appending(path: "home") }

    /// The command that was built together with these tests; nil where it was not.
    static let binary: URL? = {
        let beside = Bundle.main.executableURL?.deletingLastPathComponent().appending(path: "gatehouse")
        let built = Project.root.appending(path: ".build/debug/gatehouse")
        return [beside, built].compactMap(\.self).first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }()

    init(_ binary: URL) throws {
        self.binary = binary
        folder = FileManager.default.temporaryDirectory.appending(path: "gatehouse-transcript-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: home, withIntermediateDirectories: true)
    }

    func removeFolder() throws { try FileManager.default.removeItem(at: folder) }

    /// Runs it, tells `differs` of each command that printed something else, and returns what it should say instead.
    func run(_ transcript: Transcript, differs: (Transcript.Session, [String]) -> Void) throws -> Transcript {
        var told = transcript
        for (index, part) in transcript.parts.enumerated() {
            switch part {
            case .remark: continue
            case .file(let name, let lines): try write(lines, to: name)
            case .session(var session):
                let printed = try run(session)
                guard !session.agrees(with: printed) else { continue }
                differs(session, printed)
                session.output = printed
                told.parts[index] = .session(session)
            }
        }
        return told
    }

    private func write(_ lines: [String], to name: String) throws {
        let file = home.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: file)
    }

    private func run(_ session: Transcript.Session) throws -> [String] {
        let input = folder.appending(path: "input")
        let output = folder.appending(path: "output")
        try Data(session.input.map { $0 + "\n" }.joined().utf8).write(to: input)
        try Data().write(to: output)

        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", session.command]
        shell.currentDirectoryURL = home
        // Nothing of the machine that runs the tests, so that what is printed is the same everywhere.
        shell.environment = [
            "PATH": "\(binary.deletingLastPathComponent().path):/usr/bin:/bin", "HOME": home.path,
            "LANG": "C.UTF-8", "TZ": "Europe/London", "COLUMNS": "100",
        ]
        shell.standardInput = try FileHandle(forReadingFrom: input)
        // A file and not a pipe: a pipe that nobody empties stops the command when it is full.
        let writing = try FileHandle(forWritingTo: output)
        shell.standardOutput = writing
        shell.standardError = writing
        try shell.run()
        guard waits(for: shell) else { return ["(stopped: it had not ended after \(Self.patience) seconds)"] }

        let text = String(decoding: try Data(contentsOf: output), as: UTF8.self)
        // Where it ran is nobody's business and differs each time.
        var lines = text.replacing(home.path, with: "…").split(separator: "\n", omittingEmptySubsequences: false)
            .map(String.init)
        while lines.last?.isEmpty == true { lines.removeLast() }
        return shell.terminationStatus == 0 ? lines : lines + ["[\(shell.terminationStatus)]"]
    }

    private static let patience = 60

    /// False when the command had to be stopped: `gatehouse serve` typed without its end, for example.
    private func waits(for command: Process) -> Bool {
        let end = Date(timeIntervalSinceNow: Double(Self.patience))
        while command.isRunning {
            guard Date() < end else {
                command.terminate()
                return false
            }
            Thread.sleep(forTimeInterval: 0.005)
        }
        return true
    }
}
