/// Room for the texts of one line that are written with escapes. A decoded text is never longer than
/// it is written, so that as much room as the line has is enough, and pointers into it stay good.
final class ScratchBytes {
    private var room = UnsafeMutableRawBufferPointer.allocate(byteCount: 4096, alignment: 1)
    private var start = 0
    private var end = 0

    deinit { room.deallocate() }

    func clear(capacity: Int) {
        (start, end) = (0, 0)
        guard room.count < capacity else { return }
        room.deallocate()
        room = .allocate(byteCount: capacity * 2, alignment: 1)
    }

    func begin() { start = end }

    func put(_ byte: UInt8) {
        room[end] = byte
        end += 1
    }

    func finish() -> UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: room[start..<end]) }
}

/// The answer to one line while it is written.
final class LineWriter {
    private var room = UnsafeMutableRawBufferPointer.allocate(byteCount: 16_384, alignment: 16)
    private var count = 0

    deinit { room.deallocate() }

    func clear() { count = 0 }

    var written: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: room[0..<count]) }

    @inline(__always)
    func put(_ bytes: UnsafeRawBufferPointer) {
        if room.count - count < bytes.count { grow(by: bytes.count) }
        guard let target = room.baseAddress, let source = bytes.baseAddress else { return }
        (target + count).copyMemory(from: source, byteCount: bytes.count)
        count += bytes.count
    }

    @inline(__always)
    func put(_ words: StaticString) {
        put(UnsafeRawBufferPointer(start: words.utf8Start, count: words.utf8CodeUnitCount))
    }

    func put(_ bytes: [UInt8]) { bytes.withUnsafeBytes { put($0) } }

    private func grow(by count: Int) {
        let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: (room.count + count) * 2, alignment: 16)
        larger.copyMemory(from: written)
        room.deallocate()
        room = larger
    }
}

/// Text as it stands between the quotes of JSON (RFC 8259, section 7).
func escaped(_ text: String) -> [UInt8] {
    var bytes: [UInt8] = []
    for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0x0A: bytes += Array("\\n".utf8)
        case 0..<0x20:
            let digits = String(byte, radix: 16)
            bytes += Array("\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)".utf8)
        case _: bytes.append(byte)
        }
    }
    return bytes
}

/// The room of the last ruling, for the next one.
final class VerdictRoom {
    private var verdicts: [Verdict] = []

    /// Takes it away, so that whoever has it is the only one.
    func take() -> [Verdict] {
        var taken: [Verdict] = []
        swap(&taken, &verdicts)
        return taken
    }

    func giveBack(_ verdicts: [Verdict]) { self.verdicts = verdicts }
}
