import Foundation

/// The project's own files, as they lie in the working tree.
enum Project {
    /// The folder that holds `Package.swift` and the `Makefile`, found upwards from this file.
    static let root: URL = {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        repeat {
            folder.deleteLastPathComponent()
        } while folder.path != "/" && !exists("Makefile", in: folder)
        return folder
    }()

    /// Every text file that is committed or would be: the ignored ones are nobody's business.
    static let files: [ProjectFile] = paths().sorted().compactMap { path in
        guard let data = FileManager.default.contents(atPath: root.appending(path: path).path),
            let text = String(data: data, encoding: .utf8)
        else { return nil }
        return ProjectFile(path: path, text: text)
    }

    static func files(under folder: String, endingIn suffix: String = "") -> [ProjectFile] {
        files.filter { $0.path.hasPrefix(folder + "/") && $0.path.hasSuffix(suffix) }
    }

    static func file(_ path: String) throws -> ProjectFile {
        guard let file = files.first(where: { $0.path == path }) else { throw Missing(path: path) }
        return file
    }

    static func exists(_ path: String, in folder: URL = root) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: path).path)
    }

    struct Missing: Error, CustomStringConvertible {
        let path: String
        var description: String { "there is no \(path)" }
    }

    /// Git knows which files count; a copy without its history is walked instead.
    private static func paths() -> [String] {
        if exists(".git"), let listed = gitListed() { return listed }
        let built = [".build/", ".git/", ".swiftpm/", "demo-data/"]
        return (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? [])
            .filter { path in !built.contains { path.hasPrefix($0) } }
    }

    private static func gitListed() -> [String]? {
        let git = Process()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "-C", root.path, "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        let output = Pipe()
        git.standardOutput = output
        git.standardError = FileHandle.nullDevice
        guard (try? git.run()) != nil else { return nil }
        let listed = output.fileHandleForReading.readDataToEndOfFile()
        git.waitUntilExit()
        guard git.terminationStatus == 0 else { return nil }
        return String(decoding: listed, as: UTF8.self).split(separator: "\0").map(String.init)
    }
}

/// One file, by its path from the root.
struct ProjectFile: Sendable {
    let path: String
    let text: String

    var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
    var folder: String { path.split(separator: "/").dropLast().joined(separator: "/") }

    /// `Web` of `Sources/Web/Pages/Register.swift`; nil for what is no target's.
    var target: String? {
        let parts = path.split(separator: "/")
        return parts.count > 2 && parts[0] == "Sources" ? String(parts[1]) : nil
    }

    /// The lines without their `//` comments: what a comment says breaks no rule.
    var code: [String] {
        lines.map { line in
            var rest = line[...]
            while let slashes = rest.range(of: "//") {
                // The two slashes of an address, `https://`, begin no comment.
                if slashes.lowerBound == line.startIndex || line[line.index(before: slashes.lowerBound)] != ":" {
                    return String(line[..<slashes.lowerBound])
                }
                rest = line[slashes.upperBound...]
            }
            return line
        }
    }
}
