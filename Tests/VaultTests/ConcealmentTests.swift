import Testing

@testable import Vault

/// What would show a thing by accident, however it is reached: prints it, dumps it, puts it in a failed test.
private func accidents<Value>(_ value: Value) -> [String] {
    var dumped = ""
    dump(value, to: &dumped)
    dump([value], to: &dumped)
    dump(["it": value], to: &dumped)
    dump(Optional(value), to: &dumped)
    return [
        "\(value)", "\([value])", "\(["it": value])", "\(Optional(value) as Any)", String(describing: value),
        String(reflecting: value), String(reflecting: [value]), String(reflecting: (value, 1)), dumped,
        Mirror(reflecting: value).children.map { "\($0)" }.joined(), "\(Result<Value, VaultError>.success(value))",
    ]
}

@Suite("No key shows by accident")
struct ConcealmentTests {
    @Test func `keys print as a mark`() throws {
        let (agency, _) = try RootKey.example.newAgencyKey(owner: "police", dice: .seeded(5))
        let secret = RootKey.example.text.dropFirst(21).prefix(10)
        for shown in accidents(RootKey.example) + accidents(agency) + accidents(DataKey.example) {
            #expect(!shown.contains(secret) && !shown.contains("SymmetricKey"), "\(shown)")
        }
        #expect("\(RootKey.example)" == "‹key›")
        for shown in accidents(agency.blindIndex) { #expect(!shown.contains("SymmetricKey"), "\(shown)") }
        for shown in accidents(NameMarks("Threadgold")) { #expect(!shown.contains("hreadgold"), "\(shown)") }
    }
}
