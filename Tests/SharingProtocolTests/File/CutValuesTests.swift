import SharingProtocol
import Testing

@Suite("A value of a protocol file with a # in it")
struct CutValuesTests {
    private static let sentence = "everything after `#` is left out; put the value in quotes if `#` belongs to it"
    private static let line = "partnership: SaferMK\n"

    private func problems(_ value: String) -> [Problem] {
        ProtocolFile.check(rules.text.replacing(Self.line, with: "partnership: \(value)\n", maxReplacements: 1))
    }

    private func warnings(_ value: String) -> [String] {
        problems(value).filter { $0.sentence == Self.sentence && $0.isWarning }.map(\.description)
    }

    @Test(arguments: [
        ("Unit #5", 0, 19), ("Unit # 5", 0, 19), ("Unit #five", 0, 19), ("Unit\t#5", 0, 19), ("#5", 0, 14),
        ("Éclair #5", 0, 21), ("Unit and\n  office #5", 1, 10),
    ])
    func `is told of with its line where the # cuts it short`(_ value: String, _ below: Int, _ column: Int) throws {
        let place = try #require(rules.text.firstRange(of: Self.line))
        let line = rules.text[..<place.lowerBound].count { $0 == "\n" } + 1 + below
        #expect(warnings(value) == ["\(line):\(column): warning: \(Self.sentence)"])
    }

    @Test func `leaves a file that can be used, and hides no other warning`() throws {
        let text = rules.text.replacing(Self.line, with: "partnership: Unit #5\n", maxReplacements: 1)
        let reading = ProtocolFile.read(text)
        #expect(reading.problems.map(\.sentence) == [Self.sentence])
        #expect(try #require(reading.rules).partnership == "Unit")
    }

    @Test func `is told of in a list as well`() {
        let from = "[responsible-authority, relevant-authority]"
        #expect(rules.text.contains(from))
        let text = rules.text.replacing(
            from, with: "[responsible-authority, relevant-authority #2\n    ]", maxReplacements: 1)
        #expect(ProtocolFile.check(text).map(\.sentence) == [Self.sentence])
    }

    @Test(arguments: [
        "Unit", "Unit#5", "\"Unit #5\"", "'Unit #5'", "\"Unit\" # 5", "Unit # a remark", "Unit   # A remark", "Unit #",
        "Unit ## A remark", "Unit #------", ">-\n  Unit #5", "|-\n  Unit #5",
    ])
    func `is passed over where nothing is lost, or where a remark was meant`(_ value: String) {
        #expect(problems(value).isEmpty)
    }
}
