/// A CSV file for spreadsheets: RFC 4180 in UTF-8, with nothing in it but a heading and rows of the same columns, and
/// no cell that a spreadsheet takes for a formula.
package enum CSV {
    /// The first line. It begins with a byte order mark: without one Excel takes UTF-8 for Windows-1252, and shows
    /// `Zoë’s` as `ZoÃ«â€™s`.
    package static func heading(_ cells: [String]) -> String { "\u{FEFF}" + line(cells) }

    /// One line with its line break. Cells with a quote, a comma or a line break stand in quotes.
    package static func line(_ cells: [String]) -> String {
        cells.map { quoted(guarded($0)) }.joined(separator: ",") + "\r\n"
    }

    /// A cell that would begin a formula gets an apostrophe in front, by which spreadsheets know it for text
    /// (OWASP, CSV injection).
    static func guarded(_ cell: String) -> String {
        switch cell.unicodeScalars.first {
        case "=", "+", "-", "@", "\t", "\r": "'" + cell
        case _: cell
        }
    }

    private static func quoted(_ cell: String) -> String {
        // By bytes: Swift takes a carriage return and a line feed for one character.
        let needsQuotes = cell.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
        return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
}
