import Foundation
import PostgresRecords

/// The PostgreSQL of the tests: a real one, which `scripts/postgres` starts where none is at work yet.
enum TestDatabase {
    static let address = Result { try start() }

    struct NotStarted: Error, CustomStringConvertible {
        let description: String
    }

    private static func start() throws -> DatabaseAddress {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardized
        let script = Process()
        script.executableURL = root.appending(path: "scripts/postgres")
        script.arguments = ["start"]
        let (out, errors) = (Pipe(), Pipe())
        (script.standardOutput, script.standardError) = (out, errors)
        script.standardInput = FileHandle.nullDevice
        try script.run()
        let text = String(decoding: out.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        script.waitUntilExit()
        guard script.terminationStatus == 0 else {
            let words = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            throw NotStarted(description: "no PostgreSQL for the tests: \(words)")
        }
        return try DatabaseAddress(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
