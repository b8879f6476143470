import Casework
import Foundation
import Vault

/// The machine: its time, its dice, its environment and its terminal. Nothing but this and `Disk` asks for them.
enum Machine {
    static func now() -> Timestamp {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    /// The operating system's own source of randomness.
    static let dice = Dice { count in
        var generator = SystemRandomNumberGenerator()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(count)
        // Eight at a time: each roll is a call of the system, and every sealed value needs its nonce.
        while bytes.count < count {
            withUnsafeBytes(of: generator.next()) { bytes.append(contentsOf: $0.prefix(count - bytes.count)) }
        }
        return bytes
    }

    /// A setting out of the environment; `nil` where it is absent or empty.
    static func setting(_ name: String) -> String? {
        guard let value = ProcessInfo.processInfo.environment[name], !value.isEmpty else { return nil }
        return value
    }

    static var processors: Int { max(1, ProcessInfo.processInfo.activeProcessorCount) }

    /// Whether somebody watches what is told.
    static var isWatched: Bool { isatty(STDERR_FILENO) == 1 }
    /// Whether somebody would have to type what is read.
    static var isTypedTo: Bool { isatty(STDIN_FILENO) == 1 }

    /// Where a command reads from that is given no file.
    static let input = STDIN_FILENO

    /// Puts out bytes as they are.
    static func put(_ bytes: [UInt8]) throws(Complaint) {
        try Disk.write(bytes, to: STDOUT_FILENO, named: "standard output")
    }

    /// Prints what was asked for, with a line break after it.
    static func say(_ words: String) {
        write(words, to: STDOUT_FILENO)
    }

    /// Prints what is by the way: progress, warnings, errors.
    static func tell(_ words: String) {
        write(words, to: STDERR_FILENO)
    }

    /// Nothing is done about what cannot be printed: there is nobody left to tell.
    private static func write(_ words: String, to file: Int32) {
        guard !words.isEmpty else { return }
        var bytes = Array((words.hasSuffix("\n") ? words : words + "\n").utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else {
                if count < 0, errno == EINTR { continue }
                return
            }
            bytes = bytes.dropFirst(count)
        }
    }

    /// Shows how far something is, on one line that the next one replaces; only where somebody watches.
    static func show(progress words: String) {
        guard isWatched else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K\(words)".utf8))
    }

    /// Takes the line of progress away again.
    static func endProgress() { show(progress: "") }

    static func end(_ status: ExitStatus) -> Never { exit(status.rawValue) }
}
