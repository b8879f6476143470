/// One of the protocol's items as a fact names it: not named, named but not listed, or listed there.
///
/// The place is the item's in the protocol's own list. `Item` keeps a purpose from being taken for a
/// criterion, as `Key` does.
enum Named<Item>: Hashable, Sendable {
    case absent
    case unlisted
    case listed(Int)
}

/// The names of one list, to be found by their bytes.
///
/// A list is a dozen names long: comparing lengths and first bytes is quicker than hashing, and needs no string.
struct NameTable: Sendable {
    private struct Entry: Sendable {
        let start: Int
        let count: Int
        /// The first eight bytes, or fewer, as one word.
        let head: UInt64
    }

    private let bytes: [UInt8]
    private let entries: [Entry]

    init(_ names: [String]) {
        var bytes: [UInt8] = []
        var entries: [Entry] = []
        for name in names {
            let utf8 = Array(name.utf8)
            entries.append(
                Entry(start: bytes.count, count: utf8.count, head: utf8.withUnsafeBytes { NameTable.head(of: $0) }))
            bytes.append(contentsOf: utf8)
        }
        (self.bytes, self.entries) = (bytes, entries)
    }

    @inline(__always)
    private static func head(of name: UnsafeRawBufferPointer) -> UInt64 {
        if name.count >= 8 { return name.loadUnaligned(as: UInt64.self) }
        var head: UInt64 = 0
        for byte in name.reversed() { head = head << 8 | UInt64(byte) }
        return head
    }

    func place(of name: UnsafeRawBufferPointer) -> Int? { place(of: name, from: 0) }

    /// The same, looked for from a place on and then from the first: quick where names come in order.
    func place(of name: UnsafeRawBufferPointer, from first: Int) -> Int? {
        let head = NameTable.head(of: name)
        return entries.withUnsafeBufferPointer { entries in
            let middle = min(first, entries.count)
            for place in middle..<entries.count where isSame(entries[place], name, head) { return place }
            for place in 0..<middle where isSame(entries[place], name, head) { return place }
            return nil
        }
    }

    @inline(__always)
    private func isSame(_ entry: Entry, _ name: UnsafeRawBufferPointer, _ head: UInt64) -> Bool {
        guard entry.head == head, entry.count == name.count else { return false }
        guard name.count > 8 else { return true }
        return bytes.withUnsafeBytes {
            SharingProtocol.isSame(UnsafeRawBufferPointer(rebasing: $0[entry.start..<entry.start + entry.count]), name)
        }
    }

    func name(at place: Int) -> String {
        let entry = entries[place]
        return String(decoding: bytes[entry.start..<entry.start + entry.count], as: UTF8.self)
    }

    func place(of name: String) -> Int? {
        var name = name
        return name.withUTF8 { place(of: UnsafeRawBufferPointer($0)) }
    }

    func find<Item>(_ name: UnsafeRawBufferPointer, as item: Item.Type = Item.self) -> Named<Item> {
        place(of: name).map { .listed($0) } ?? .unlisted
    }

    func find<Item>(_ key: Key<Item>?) -> Named<Item> {
        guard let key else { return .absent }
        return place(of: key.name).map { .listed($0) } ?? .unlisted
    }
}

/// Whether two stretches of equal length hold the same bytes.
func isSame(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    guard left.count == right.count else { return false }
    var place = 0
    while left.count - place >= 8 {
        let words = (
            left.loadUnaligned(fromByteOffset: place, as: UInt64.self),
            right.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        )
        guard words.0 == words.1 else { return false }
        place += 8
    }
    while place < left.count {
        guard left[place] == right[place] else { return false }
        place += 1
    }
    return true
}

/// Whether two texts are the same as Unicode has it: `é` is one text, written as one character or as two.
func isSameText(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
    if isSame(left, right) { return true }
    // Texts of ASCII alone are the same only byte for byte.
    guard left.contains(where: { $0 >= 0x80 }) || right.contains(where: { $0 >= 0x80 }) else { return false }
    return String(decoding: left, as: UTF8.self) == String(decoding: right, as: UTF8.self)
}
