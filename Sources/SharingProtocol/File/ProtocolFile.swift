import Yams

/// A protocol file, read: the protocol, if it can be used, and everything that is wrong with it.
package struct ProtocolReading: Sendable {
    /// `nil` as soon as there is one problem that is more than a warning.
    package let rules: InformationSharingProtocol?
    /// In the order of their lines.
    package let problems: [Problem]
}

/// Reads protocol files (YAML 1.2), and says all that is missing, contradictory or out of reach in them.
package enum ProtocolFile {
    /// A longer file is not a protocol.
    static let longest = 1_000_000

    /// Reads a file as it stands on disk: UTF-8, with or without a byte order mark.
    package static func read(_ bytes: [UInt8]) -> ProtocolReading {
        switch decode(bytes) {
        case .success(let text): read(text)
        case .failure(let error): ProtocolReading(rules: nil, problems: error.problems)
        }
    }

    package static func read(_ text: String) -> ProtocolReading {
        let proofs = Proofreading()
        guard let root = root(of: text, proofs) else {
            return ProtocolReading(rules: nil, problems: proofs.problems.sorted())
        }
        var draft = ProtocolDraft(Section(root, name: "the file", proofs: proofs))
        draft.text = text
        let isWhole = proofs.problems.isEmpty
        check(draft, proofs, isWhole: isWhole)
        CutValues(in: text).report(under: root, to: proofs)
        let problems = Array(Set(proofs.problems)).sorted()
        let rules = problems.allSatisfy(\.isWarning) ? InformationSharingProtocol(draft) : nil
        return ProtocolReading(rules: rules, problems: problems)
    }

    /// The protocol in a text that a partnership has adopted: what a later Gatehouse has learnt to find fault with does
    /// not take away what was signed. `nil` only for what cannot be read at all.
    package static func adopted(_ text: String) -> InformationSharingProtocol? {
        if let rules = read(text).rules { return rules }
        let proofs = Proofreading()
        guard let root = root(of: text, proofs) else { return nil }
        var draft = ProtocolDraft(Section(root, name: "the file", proofs: proofs))
        draft.text = text
        return proofs.problems.allSatisfy(\.isWarning) ? InformationSharingProtocol(draft) : nil
    }

    /// Everything that is wrong with a file, warnings included; nothing if it can be used as it is.
    package static func check(_ text: String) -> [Problem] { read(text).problems }

    private static func problem(_ sentence: String, line: Int = 1, column: Int? = nil) -> Problem {
        Problem(line: line, column: column, sentence: sentence, isWarning: false)
    }

    private static func decode(_ bytes: [UInt8]) -> Result<String, ProtocolFileError> {
        if bytes.count > longest {
            return .failure(.init(problems: [problem("the file is longer than 1 MB; a protocol is not")]))
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(4).contains(0) {
            return .failure(.init(problems: [problem("the file is written in UTF-16 or UTF-32; save it as UTF-8")]))
        }
        let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        if let text = String(validating: body, as: UTF8.self) { return .success(text) }
        // The first line that is not UTF-8 by itself is the one to look at.
        var line = 0
        for stretch in body.split(separator: 0x0A, omittingEmptySubsequences: false) {
            line += 1
            if String(validating: stretch, as: UTF8.self) == nil { break }
        }
        return .failure(
            .init(problems: [problem("this line is not written in UTF-8; save the file as UTF-8", line: line)]))
    }

    private static func root(of text: String, _ proofs: Proofreading) -> Node? {
        var isIndentedByTab = false
        for (line, words) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
        where words.drop(while: { $0 == " " }).first == "\t" {
            proofs.report(
                "this line is indented with a tab; use spaces", at: .init(line: line + 1, column: nil))
            isIndentedByTab = true
        }
        // YAML refuses the first tab in words that help nobody.
        if isIndentedByTab { return nil }
        do {
            if let root = try compose(yaml: text) { return root }
            proofs.report("the file is empty; a protocol begins with its `name`", at: .init(line: 1, column: nil))
        } catch let error as YamlError {
            let (sentence, mark) = words(of: error)
            proofs.report(sentence, at: .init(line: mark?.line ?? 1, column: mark?.column))
        } catch {
            proofs.report("the file cannot be read as YAML", at: .init(line: 1, column: nil))
        }
        return nil
    }

    private static func words(of error: YamlError) -> (String, Mark?) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            ("the file is not YAML from here on: \(problem)", mark)
        case .duplicatedKeysInMapping(let names, let context):
            (
                "\(names.sorted().map { "`\($0)`" }.joined(separator: ", ")) is written twice in what begins here",
                context.mark
            )
        case .reader(let problem, _, _, _): ("the file is not text: \(problem)", nil)
        case .no, .memory, .writer, .emitter, .representer, .dataCouldNotBeDecoded:
            ("the file cannot be read as YAML", nil)
        }
    }
}

extension InformationSharingProtocol {
    /// The protocols that come with Gatehouse, by name.
    package static let builtInNames = ["safermk-2013", "model-2026"]

    /// A protocol that comes with Gatehouse; `nil` for a name that does not.
    package static func builtIn(_ name: String) throws(ProtocolFileError) -> InformationSharingProtocol? {
        switch name {
        case "safermk-2013": try safermk2013()
        case "model-2026": try model2026()
        case _: nil
        }
    }

    /// The protocol of the SaferMK partnership, in force from 1 April 2013. It is read once.
    package static func safermk2013() throws(ProtocolFileError) -> InformationSharingProtocol {
        if let rules = safermkReading.rules { return rules }
        throw ProtocolFileError(problems: safermkReading.problems)
    }

    /// The same partnership under the law of 2026, for one that starts now or moves to it. It is read once.
    package static func model2026() throws(ProtocolFileError) -> InformationSharingProtocol {
        if let rules = modelReading.rules { return rules }
        throw ProtocolFileError(problems: modelReading.problems)
    }

    /// A commented file to begin one's own with; it can be used as it stands.
    package static var startText: String { String(decoding: PackageResources.start_yaml, as: UTF8.self) }

    private static let modelReading = ProtocolFile.read(PackageResources.model_2026_yaml)
    private static let safermkReading = ProtocolFile.read(PackageResources.safermk_2013_yaml)
}
