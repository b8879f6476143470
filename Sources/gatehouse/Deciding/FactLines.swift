import Dispatch
import Foundation
import SharingProtocol
import Synchronization

/// Answers lines of facts in blocks: whatever has arrived is answered at once, and a large block by all processors.
struct FactLines {
    private static let blockSize = 4 << 20
    /// A block below this is answered before it could be shared out.
    private static let worthSharing = 256 << 10
    /// Longer than any line that is read: what goes on beyond it need not be kept.
    private static let longestKept = 1_000_001

    private let rules: InformationSharingProtocol
    private let parts: Int

    init(under rules: InformationSharingProtocol) {
        self.rules = rules
        parts = Machine.processors
    }

    /// One for each share of a block. No two threads have the same one at a time.
    private final class Decider: Sendable {
        let lines: Mutex<DecideLines>

        init(under rules: InformationSharingProtocol) { lines = Mutex(DecideLines(under: rules)) }
    }

    struct Count {
        var read = 0
        var unread = 0
    }

    func answer(from input: Int32, named name: String) throws(Complaint) -> Count {
        var count = Count()
        // They last as long as the input: what one has written once it need not write again.
        let deciders = (0..<parts).map { _ in Decider(under: rules) }
        var room = [UInt8](repeating: 0, count: Self.blockSize)
        var pending: [UInt8] = []
        while true {
            let size = try Disk.readSome(input, into: &room, named: name)
            guard size > 0 else { break }
            pending += room[..<size]
            guard let end = pending.lastIndex(of: newLine) else {
                if pending.count > Self.longestKept { pending.removeLast(pending.count - Self.longestKept) }
                continue
            }
            try answer(pending[...end], &count, deciders)
            pending.removeFirst(end + 1)
        }
        if !pending.isEmpty { try answer(pending + [newLine], &count, deciders) }
        return count
    }

    /// Answers whole lines, each with its line break; every share of them by a decider of its own.
    private func answer(
        _ block: ArraySlice<UInt8>, _ count: inout Count, _ deciders: [Decider]
    ) throws(Complaint) {
        let shares = block.count < Self.worthSharing ? [block] : shares(of: block)
        guard shares.count > 1 else {
            return try take([Self.answer(block, from: count.read + 1, deciders[0])], &count)
        }
        let answered = Mutex([Answered](repeating: Answered(), count: shares.count))
        let firstLines = firstLines(of: shares, from: count.read + 1)
        DispatchQueue.concurrentPerform(iterations: shares.count) { place in
            let share = Self.answer(shares[place], from: firstLines[place], deciders[place])
            answered.withLock { $0[place] = share }
        }
        try take(answered.withLock { $0 }, &count)
    }

    private func take(_ answered: [Answered], _ count: inout Count) throws(Complaint) {
        for share in answered {
            try Machine.put(share.output)
            count.read += share.count.read
            count.unread += share.count.unread
        }
    }

    private func shares(of block: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var shares: [ArraySlice<UInt8>] = []
        var rest = block
        for left in stride(from: parts, to: 1, by: -1) {
            let middle = rest.startIndex + rest.count / left
            guard let end = rest[middle...].firstIndex(of: newLine) else { break }
            shares.append(rest[...end])
            rest = rest[(end + 1)...]
        }
        if !rest.isEmpty { shares.append(rest) }
        return shares
    }

    private func firstLines(of shares: [ArraySlice<UInt8>], from line: Int) -> [Int] {
        var lines = [line]
        for share in shares.dropLast() { lines.append(lines[lines.count - 1] + share.withUnsafeBytes(Self.lineBreaks)) }
        return lines
    }

    private static func lineBreaks(_ bytes: UnsafeRawBufferPointer) -> Int {
        var (count, start) = (0, 0)
        while let end = end(of: start, in: bytes) {
            count += 1
            start = end + 1
        }
        return count
    }

    /// Where the line that begins at a place ends; `nil` where no line break follows.
    private static func end(of start: Int, in bytes: UnsafeRawBufferPointer) -> Int? {
        guard start < bytes.count, let base = bytes.baseAddress,
            let end = memchr(base + start, Int32(newLine), bytes.count - start)
        else { return nil }
        return UnsafeRawPointer(end) - base
    }

    private static func answer(_ block: ArraySlice<UInt8>, from line: Int, _ decider: Decider) -> Answered {
        decider.lines.withLock { answer(block, from: line, $0) }
    }

    private static func answer(_ block: ArraySlice<UInt8>, from line: Int, _ decider: DecideLines) -> Answered {
        var answered = Answered()
        answered.output.reserveCapacity(block.count * 4)
        block.withUnsafeBytes { bytes in
            var start = 0
            while start < bytes.count {
                let end = end(of: start, in: bytes) ?? bytes.count
                let text = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
                if !decider.answer(text, number: line + answered.count.read, into: &answered.output) {
                    answered.count.unread += 1
                }
                answered.count.read += 1
                start = end + 1
            }
        }
        return answered
    }
}

private struct Answered: Sendable {
    var output: [UInt8] = []
    var count = FactLines.Count()
}

private let newLine = UInt8(ascii: "\n")
