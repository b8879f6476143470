/// A file's name as it is kept and given out again: a name and no path, in any alphabet, with nothing in it that a
/// screen or a file system takes for something else.
package struct FileName: Hashable, Sendable, CustomStringConvertible {
    package let text: String
    package var description: String { text }

    /// The longest name kept, in characters; file systems end at 255 bytes, and some alphabets need four for a letter.
    private static let longest = 150
    private static let longestBytes = 240
    private static let longestShown = 41
    /// Longer than any ending that says what kind of file it is.
    private static let longestEnding = 12

    package init(from sent: String) {
        let last = sent.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        var scalars = String.UnicodeScalarView()
        for scalar in last.unicodeScalars where !Self.isHidden(scalar) {
            scalars.append(Self.forbidden.contains(scalar) ? "-" : scalar)
        }
        var name = String(scalars)
        // A leading dot hides a file, a trailing one is lost on Windows.
        while let first = name.first, first == "." || first.isWhitespace { name.removeFirst() }
        while let end = name.last, end == "." || end.isWhitespace { name.removeLast() }
        if Self.devices.contains(name.prefix { $0 != "." }.lowercased()) { name = "-" + name }
        text = name.isEmpty ? "file" : Self.shortened(name)
    }

    /// The name as a sentence shows it.
    package var short: String {
        guard text.count > Self.longestShown else { return text }
        let half = (Self.longestShown - 1) / 2
        return "\(text.prefix(half))…\(text.suffix(half))"
    }

    /// Cut in the middle, so that the ending stays.
    private static func shortened(_ name: String) -> String {
        guard name.count > longest || name.utf8.count > longestBytes else { return name }
        var ending = ""
        if let dot = name.lastIndex(of: "."), name[dot...].count <= longestEnding { ending = String(name[dot...]) }
        var stem = String(name.dropLast(ending.count).prefix(longest - ending.count))
        while (stem + ending).utf8.count > longestBytes, !stem.isEmpty { stem.removeLast() }
        return stem + ending
    }

    /// What cannot be seen: control characters, and the marks that turn the direction of writing, by which
    /// `exe.pdf` is made of `fdp.exe`.
    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        if isControl(scalar) { return true }
        switch scalar.value {
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFD, 0x2028, 0x2029: return true
        default: return false
        }
    }

    private static let forbidden: Set<Unicode.Scalar> = ["<", ">", ":", "\"", "|", "?", "*", ";", "%"]

    /// Names that Windows keeps for devices, whatever their ending.
    private static let devices: Set<String> = Set(
        ["con", "prn", "aux", "nul"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })
}
