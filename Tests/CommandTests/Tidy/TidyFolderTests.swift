import Testing

/// What is true of folders rather than of files.
@Suite("Tidy folders")
struct TidyFolderTests {
    @Test func `no folder of code holds over 12 files`() {
        #expect(crowded(Project.files.map(\.path)) == [], "more than a dozen names is a list to search: make folders")
    }

    @Test func `a folder of 13 files would be found`() {
        #expect(crowded((1...13).map { "Sources/Web/\($0).swift" }) == ["Sources/Web"])
    }

    @Test func `every target has its line in the table of imports`() {
        let targets = Set(Project.files(under: "Sources").compactMap(\.target))
        #expect(targets == Set(TidyRule.arrows.keys))
    }

    /// Transcripts and decisions are lists by nature, and are read by name or by number.
    private func crowded(_ paths: [String]) -> [String] {
        let code = paths.filter { $0.hasPrefix("Sources/") || $0.hasPrefix("Tests/") || $0.hasPrefix("scripts/") }
        let folders = Dictionary(grouping: code) { ProjectFile(path: $0, text: "").folder }
        return folders.filter { $0.value.count > 12 && $0.key != "Tests/transcripts" }.keys.sorted()
    }
}
