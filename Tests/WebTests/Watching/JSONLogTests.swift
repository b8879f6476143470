import Casework
import Foundation
import Logging
import Synchronization
import Testing

@testable import Web

@Suite("The log in JSON")
struct JSONLogTests {
    private final class Lines: Sendable {
        private let written = Mutex<[String]>([])

        var all: [String] { written.withLock { $0 } }

        func add(_ line: String) { written.withLock { $0.append(line) } }
    }

    private let lines = Lines()

    private func logger(at milliseconds: Int64 = 1_938_000_000_007) -> Logger {
        Logger(label: "test") { [lines] _ in
            JSONLog(now: { Timestamp(milliseconds: milliseconds) }, write: { lines.add($0) })
        }
    }

    private func read() throws -> [[String: Any]] {
        try lines.all.map { line in
            #expect(!line.contains("\n"))
            return try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        }
    }

    @Test func `is one object a line: when, how grave, what, and about what`() {
        var logger = logger()
        logger[metadataKey: "hb.request.id"] = "7f"
        logger.notice("leaving", metadata: ["seconds": "10"])
        #expect(
            lines.all == [
                #"{"time":"2031-05-31T13:20:00.007Z","level":"notice","message":"leaving","#
                    + #""metadata":{"hb.request.id":"7f","seconds":"10"}}"#
            ])
    }

    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"), (951_827_696_789, "2000-02-29T12:34:56.789Z"),
        (1_774_749_600_050, "2026-03-29T02:00:00.050Z"),
    ])
    func `says the time as UTC to the millisecond (RFC 3339)`(_ milliseconds: Int64, _ words: String) throws {
        logger(at: milliseconds).info("now")
        #expect(try read().first?["time"] as? String == words)
    }

    @Test func `gives every text back as it was`() throws {
        let text = "a \"b\" \\ \n\r\t \u{0}\u{1F}\u{7F} é \u{2028} 👮‍♀️ </script>"
        logger().info("\(text)", metadata: ["\(text)": ["list": [.string(text), ["deep": .string(text)]]]])
        let line = try #require(try read().first)
        #expect(line["message"] as? String == text)
        let metadata = try #require(line["metadata"] as? [String: [String: [Any]]])
        let list = try #require(metadata[text]?["list"])
        #expect(list.first as? String == text)
        #expect(list.last as? [String: String] == ["deep": text])
    }

    @Test func `says of an error its kind, and not its words`() throws {
        struct Secret: Error, CustomStringConvertible {
            let description = "Mr Smith of 3 Example Row"
        }
        logger().error("it failed", error: Secret())
        #expect(try read().first?["error"] as? String == "Secret")
        #expect(!lines.all.joined().contains("Smith"))
    }

    @Test func `says nothing below its level`() {
        var logger = logger()
        logger.logLevel = .warning
        logger.info("GET /health 200 0 ms")
        #expect(lines.all.isEmpty)
    }
}
