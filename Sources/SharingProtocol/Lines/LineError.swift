/// Why a line of facts cannot be read: a sentence without any of its values, for they may be personal.
struct LineError: Error {
    private let before: StaticString
    /// A member's name, the one thing of the line that is repeated.
    private let member: String?
    private let after: StaticString
    /// The member in which it was found.
    private var place: String?

    static let notUTF8 = LineError("the text is not written in UTF-8")

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

    /// The same, found in a member: it names that one, and the outermost of several last.
    func found(in name: String) -> LineError {
        guard name != member else { return self }
        var error = self
        error.place = place ?? name
        return error
    }

    var message: String {
        guard let member else { return place.map { "in `\($0)`: \(before)" } ?? "\(before)" }
        return "\(before)`\(member)`\(place.map { " of `\($0)`" } ?? "")\(after)"
    }
}
