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
/// A list is a dozen names long: comparing lengths and then bytes is quicker than hashing, and needs
/// no string.
struct NameTable: Sendable {
    private let bytes: [UInt8]
    /// Where each name ends; the first begins at 0.
    private let ends: [Int]

    init(_ names: [String]) {
        var bytes: [UInt8] = []
        var ends: [Int] = []
        for name in names {
            bytes.append(contentsOf: name.utf8)
            ends.append(bytes.count)
        }
        (self.bytes, self.ends) = (bytes, ends)
    }

    func place(of name: UnsafeRawBufferPointer) -> Int? { place(of: name, in: ends.indices) }

    /// The same, looked for from a place on and then from the first: quick where names come in order.
    func place(of name: UnsafeRawBufferPointer, from first: Int) -> Int? {
        let middle = min(first, ends.count)
        return place(of: name, in: middle..<ends.count) ?? place(of: name, in: 0..<middle)
    }

    @inline(__always)
    private func place(of name: UnsafeRawBufferPointer, in places: Range<Int>) -> Int? {
        bytes.withUnsafeBytes { all in
            var start = places.lowerBound == 0 ? 0 : ends[places.lowerBound - 1]
            for place in places {
                let end = ends[place]
                if end - start == name.count, isSame(UnsafeRawBufferPointer(rebasing: all[start..<end]), name) {
                    return place
                }
                start = end
            }
            return nil
        }
    }

    func name(at place: Int) -> String {
        String(decoding: bytes[(place == 0 ? 0 : ends[place - 1])..<ends[place]], as: UTF8.self)
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
