extension TidyRule {
    /// What the code may not say, and where.
    static let words: [TidyRule] = [
        never(
            [
                "Date()", "Date.now", "UUID()", ".random(", "SystemRandomNumberGenerator", "getenv(",
                "ProcessInfo.processInfo", "ContinuousClock", "SuspendingClock", "FileHandle.standard",
            ],
            in: "Only the command asks the machine for time, dice and environment",
            because: "what is asked for behind the caller's back cannot be tested: take it as a parameter",
            planted: ("Sources/Exchange/Clock.swift", "let now = Date()")
        ) { $0.isSource && $0.target != "gatehouse" },

        never(
            ["FileManager", "FileHandle", "URLSession", "async ", "await "],
            in: "The rules and the cases touch no file and wait for nothing",
            because: "a decision must come out the same for whoever asks it again",
            planted: ("Sources/Casework/Load.swift", "let text = FileManager.default.contents(atPath: path)")
        ) { $0.isSource && ["SharingProtocol", "Casework"].contains($0.target) },

        never(
            ["    default:"], in: "A switch over the protocol's own kinds names them all",
            because: "a kind that is added must stop the build wherever someone has to think about it",
            planted: ("Sources/Casework/Turn.swift", "        default: nil")
        ) { $0.isSource && ["SharingProtocol", "Casework"].contains($0.target) },

        never(
            ["try?", "try!", "as!", "fatalError", "preconditionFailure", "assertionFailure", "unowned(unsafe)"],
            in: "Nothing swallows an error and nothing stops the server",
            because: "an error is answered by a sentence that says what happened, or passed on",
            planted: ("Sources/Web/Sign.swift", "let form = try? read(request)")
        ) { $0.isSource },

        TidyRule(
            "Nothing is unwrapped by force", because: "an absent value is an answer to give, not a reason to crash",
            planted: ("Sources/Web/Sign.swift", "let officer = officers[id]!.name")
        ) { file in
            file.isSource ? file.code.faults { $0.unwrapsByForce ? "an unwrapping `!`" : nil } : []
        },

        never(
            [
                "public actor", "public enum", "public extension", "public final", "public func", "public import",
                "public init", "public let", "public protocol", "public static", "public struct", "public typealias",
                "public var", "open class", "@unchecked Sendable", "nonisolated(unsafe)", "@preconcurrency",
            ],
            in: "Nothing is public and the compiler's check for data races is on",
            because: "there is no outside to be public for, and a check switched off is no check",
            planted: ("Sources/Web/Sign.swift", "public struct SignIn {}")
        ) { $0.isSource },

        never(
            ["print(", "debugPrint(", "dump("], in: "Only the command prints",
            because: "what the server has to say goes to its log, where nothing personal may go",
            planted: ("Sources/Web/Sign.swift", "print(officer)")
        ) { $0.isSource && $0.target != "gatehouse" },

        never(
            [".innerHTML", ".outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"],
            in: "Scripts put no text into a page as markup", because: "text that someone typed would run there",
            planted: ("Sources/Web/Assets/page.js", "row.innerHTML = name")
        ) { $0.path.hasSuffix(".js") },

        TidyRule(
            "Pages carry no script, style or handler in their markup",
            because: "the content security policy refuses them, so they would be dead on arrival",
            planted: ("Sources/Web/Page.swift", #"<p style="color: red">"#)
        ) { file in
            guard file.isSource, ["Web", "HTML"].contains(file.target) else { return [] }
            let inline = ["<script>", "<style", " style=\"", " onclick=", " onchange=", " onsubmit=", "javascript:"]
            return file.code.faults { line in
                inline.first { line.replacing("\\\"", with: "\"").contains($0) }
            }
        },

        TidyRule(
            "Cases and pages cite a topic, and no clause by its number",
            because: "the number is the protocol file's to say: another partnership's document has others",
            planted: ("Sources/Web/Page.swift", #"<h2>Accounts \(clauseLink("4.8"))</h2>"#)
        ) { file in
            guard file.isSource, ["Casework", "Exchange", "Web"].contains(file.target) else { return [] }
            return file.code.faults { line in
                let number = line.firstMatch(of: /"\d+\.\d+(?:\.\d+)*(?:\([a-z0-9]+\))?"|[Cc]lauses? \d|Appendix [A-Z]/)
                return number.map { String($0.output) }
            }
        },

        TidyRule(
            "No file names a folder of one machine", because: "the next machine has no such folder",
            planted: ("docs/operating.md", "Look in /" + "tmp/gatehouse.")
        ) { file in
            // Written in two pieces, or this file would break its own rule.
            let folders = ["/" + "work/", "/" + "tmp/", "/" + "root/", "/" + "home/"]
            return file.lines.faults { line in folders.first { line.contains($0) } }
        },

        never(
            [".disabled(", "withKnownIssue", "XCTest"], in: "No test is switched off",
            because: "a test that does not run proves nothing: mend it or delete it",
            planted: ("Tests/WebTests/Page.swift", "@Test(.disabled(\"flaky\"))")
        ) { $0.path.hasPrefix("Tests/") && $0.isSwift && !$0.path.hasPrefix("Tests/CommandTests/Tidy/") },
    ]
}

extension ProjectFile {
    /// Swift that is part of the product.
    var isSource: Bool { target != nil && isSwift }
}

extension String {
    /// Whether `word` stands here by itself: `print(` is no part of `fingerprint(`.
    func says(_ word: String) -> Bool {
        ranges(of: word).contains { range in
            guard word.first?.isLetter == true, range.lowerBound > startIndex else { return true }
            let before = self[index(before: range.lowerBound)]
            return !before.isLetter && !before.isNumber && before != "_"
        }
    }

    /// Whether a `!` follows a value and is no part of `!=`: read without what stands between quotation marks.
    var unwrapsByForce: Bool {
        var quoted = false
        var before: Character = " "
        for (character, after) in zip(self, dropFirst() + " ") {
            if character == "\"" && before != "\\" { quoted.toggle() }
            let follows = before.isLetter || before.isNumber || before == ")" || before == "]"
            if character == "!" && !quoted && follows && after != "=" && after != "(" { return true }
            before = character
        }
        return false
    }
}
