/// A text of ours that somebody kept: in a file, in an e-mail, on another system.
///
/// Editors and mail programs change how lines end and what stands around them, and no word of it. All of that is undone
/// before the text is read. It lets nothing through: a signature still has to hold over every byte of the text.
package enum KeptText {
    /// The text without byte order mark, with a line feed at the end of each line.
    package static func plain(_ text: String) -> String {
        var scalars = text.unicodeScalars[...]
        while scalars.first == "\u{FEFF}" { scalars.removeFirst() }
        var plain = String.UnicodeScalarView()
        var last: Unicode.Scalar?
        for scalar in scalars {
            // A carriage return ends a line by itself or together with the line feed after it.
            if scalar == "\r" { plain.append("\n") } else if scalar != "\n" || last != "\r" { plain.append(scalar) }
            last = scalar
        }
        if let last = plain.last, last != "\n" { plain.append("\n") }
        return String(plain)
    }
}

extension Checkpoint {
    /// The signed note of a checkpoint that somebody kept; `nil` where the text is no checkpoint at all. Whether the
    /// ledger signed it has not been looked at.
    ///
    /// Other notes are read by the byte (`Note`). A note that can be read as it stands is given back as it stands.
    package static func note(kept text: String) -> String? {
        // A byte order mark would pass for a part of the ledger's name.
        if text.unicodeScalars.first != "\u{FEFF}", isNote(text) { return text }
        let lines = KeptText.plain(text).split(separator: "\n").map(trimmed).filter { !$0.isEmpty }
        // A checkpoint has no empty line but the one before its signatures, which is put back.
        let signatures = lines.reversed().prefix { $0.hasPrefix("\u{2014}") }.reversed()
        let body = lines.dropLast(signatures.count)
        let note = (body + [""] + signatures).map { $0 + "\n" }.joined()
        return isNote(note) ? note : nil
    }

    private static func isNote(_ text: String) -> Bool {
        do throws(NoteError) { return Checkpoint(body: try Note(parsing: text).text) != nil } catch { return false }
    }

    private static func trimmed(_ line: Substring) -> Substring {
        func isBlank(_ character: Character) -> Bool { character == " " || character == "\t" }
        return line.drop(while: isBlank).reversedDrop(while: isBlank)
    }
}

extension Substring {
    fileprivate func reversedDrop(while isDropped: (Character) -> Bool) -> Substring {
        lastIndex { !isDropped($0) }.map { self[...$0] } ?? ""
    }
}
