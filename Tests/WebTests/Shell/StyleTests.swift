import Foundation
import Testing

@testable import Web

/// WCAG 2.2, 1.4.3 and 1.4.11, held against the style sheet's own colours.
@Suite("The style sheet")
struct StyleTests {
    private static let sheet = String(decoding: Asset.styles.bytes, as: UTF8.self)

    @Test(arguments: [
        ("ink", "paper"), ("quiet", "paper"), ("quiet", "shade"), ("link", "paper"), ("link", "shade"),
        ("link-hover", "shade"), ("visited", "paper"), ("visited", "shade"), ("head-ink", "head"),
        ("head-quiet", "head"), ("paper", "go"), ("paper", "go-deep"), ("paper", "stop"), ("paper", "stop-deep"),
        ("stop", "paper"), ("ink", "focus"), ("waiting-ink", "waiting"), ("active-ink", "active"), ("good-ink", "good"),
        ("bad-ink", "bad"), ("done-ink", "done"), ("ink", "done"),
    ])
    func `has text that stands out from what is behind it`(_ front: String, _ back: String) throws {
        #expect(try contrast(front, back) >= 4.5)
    }

    @Test(arguments: [("ink", "paper"), ("ink", "focus"), ("focus", "head"), ("edge", "paper"), ("stop", "paper")])
    func `has edges and marks of focus that can be seen`(_ front: String, _ back: String) throws {
        #expect(try contrast(front, back) >= 3)
    }

    @Test func `loads nothing from anywhere`() {
        #expect(!Self.sheet.contains("url(") && !Self.sheet.contains("@import") && !Self.sheet.contains("http"))
    }

    @Test func `marks the current page in forced colours, which draw transparent lines too`() throws {
        let forced = try #require(Self.sheet.split(separator: "(forced-colors: active) {").last)
        let rules = try #require(forced.split(separator: "\n}\n").first)
        let colours = ["", "[aria-current]"].map { state in
            rules.split(separator: "\n").first { $0.contains(".nav a\(state) {") }?.firstMatch(
                of: /border-bottom-color: (\w+)/)?.1
        }
        #expect(colours == ["Canvas", "Highlight"], "the line of each, and of the current one")
    }

    @Test func `cuts nothing off on paper that scrolls on screen`() throws {
        let scrolls = Self.sheet.split(separator: "\n").contains {
            $0.hasPrefix("pre {") && $0.contains("overflow-x: auto")
        }
        #expect(scrolls)
        let print = try #require(Self.sheet.split(separator: "@media print {").last?.split(separator: "\n}\n").first)
        let line = try #require(print.split(separator: "\n").first { $0.contains("  pre, code {") })
        for rule in ["overflow: visible;", "white-space: pre-wrap;", "overflow-wrap: anywhere;"] {
            #expect(line.contains(rule), "\(rule)")
        }
    }

    private func contrast(_ one: String, _ other: String) throws -> Double {
        let luminances = [try luminance(one), try luminance(other)].sorted()
        return (luminances[1] + 0.05) / (luminances[0] + 0.05)
    }

    private func luminance(_ name: String) throws -> Double {
        let line = try #require(Self.sheet.split(separator: "\n").first { $0.contains("--\(name): #") })
        let digits = try #require(line.split(separator: "#").last).prefix(6)
        let value = try #require(Int(digits, radix: 16))
        let channels = [value >> 16, value >> 8 & 255, value & 255].map { channel -> Double in
            let part = Double(channel) / 255
            return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
        }
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }
}
