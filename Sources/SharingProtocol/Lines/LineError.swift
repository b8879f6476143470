/// Why a line of facts cannot be read: a sentence without any of its values, for they may be personal.
struct LineError: Error {
    private let before: StaticString
    /// A member's name, the one thing of the line that is repeated.
    private let member: String?
    private let after: StaticString

    init(_ sentence: StaticString) {
        (before, member, after) = (sentence, nil, "")
    }

    init(_ before: StaticString = "", member: String, _ after: StaticString) {
        (self.before, self.member, self.after) = (before, member, after)
    }

    /// A name that is not one of ours is repeated only where it looks like a name at all.
    init(_ before: StaticString, unknown name: UnsafeRawBufferPointer, _ after: StaticString) {
        let isName =
            (1...40).contains(name.count)
            && name.allSatisfy { byte in
                (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39) || byte == 0x5F
                    || byte == 0x2D
            }
        self.init(before, member: isName ? String(decoding: name, as: UTF8.self) : "(a long or odd name)", after)
    }

    init(unknownIsTwice name: UnsafeRawBufferPointer) {
        self.init("the member ", unknown: name, " is given twice")
    }

    var message: String { member.map { "\(before)`\($0)`\(after)" } ?? "\(before)" }
}
