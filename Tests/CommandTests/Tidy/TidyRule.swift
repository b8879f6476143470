import Testing

/// One rule of the house that a machine can check, the reason for it, and a file that breaks it.
struct TidyRule: Sendable, CustomTestStringConvertible {
    /// What holds, as a sentence without its full stop.
    let name: String
    let because: String
    /// A file that the rule must find fault with: a rule that cannot fail is no rule.
    let planted: ProjectFile
    /// The places in one file where the rule is broken, by line number (from 1) and what stands there.
    let faults: @Sendable (ProjectFile) -> [Fault]

    struct Fault: Sendable {
        let line: Int
        let words: String
    }

    var testDescription: String { name }

    init(
        _ name: String, because: String, planted: (path: String, text: String),
        faults: @escaping @Sendable (ProjectFile) -> [Fault]
    ) {
        self.name = name
        self.because = because
        self.planted = ProjectFile(path: planted.path, text: planted.text)
        self.faults = faults
    }

    /// A rule against words, wherever `reads` says that it looks.
    static func never(
        _ words: [String], in name: String, because: String, planted: (path: String, text: String),
        reads: @escaping @Sendable (ProjectFile) -> Bool
    ) -> TidyRule {
        TidyRule(name, because: because, planted: planted) { file in
            guard reads(file) else { return [] }
            return file.code.faults { line in words.first { line.says($0) } }
        }
    }
}

extension [String] {
    /// The lines at which `look` finds something, with what it found.
    func faults(_ look: (String) -> String?) -> [TidyRule.Fault] {
        enumerated().compactMap { index, line in look(line).map { TidyRule.Fault(line: index + 1, words: $0) } }
    }
}

/// The style guide, as a test.
@Suite("Tidy")
struct TidyTests {
    static let rules = TidyRule.sizes + TidyRule.words + TidyRule.imports + TidyRule.kinds

    @Test(arguments: rules)
    func `every file keeps the rule`(_ rule: TidyRule) {
        let places = Project.files.flatMap { file in
            rule.faults(file).map { "\(file.path):\($0.line): \($0.words)" }
        }
        if !places.isEmpty {
            Issue.record("\(rule.name), because \(rule.because).\n\(places.joined(separator: "\n"))")
        }
    }

    @Test(arguments: rules)
    func `the rule finds fault with a file that breaks it`(_ rule: TidyRule) {
        #expect(!rule.faults(rule.planted).isEmpty)
    }

    @Test func `there are files to read`() {
        #expect(Project.files(under: "Sources", endingIn: ".swift").count > 10)
        #expect(Project.files.contains { $0.path == "Makefile" })
    }
}
