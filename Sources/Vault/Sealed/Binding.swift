/// What a sealed value belongs to: one field of one case, owned by one agency (4.9).
///
/// It is authenticated with the value and not stored in it, so a value that is moved to another case,
/// field or owner does not open there.
package struct Binding: Hashable, Sendable {
    /// The authenticated bytes. Made once, because one binding often serves many chunks.
    let bytes: [UInt8]

    package init(caseReference: String, field: String, owner: String) {
        bytes = boundBytes(["gatehouse/value/1", caseReference, field, owner])
    }
}

/// Texts one after the other, each behind its length in four bytes, so that no two lists share their bytes.
func boundBytes(_ texts: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for text in texts {
        let utf8 = Array(text.utf8)
        withUnsafeBytes(of: UInt32(utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: utf8)
    }
    return bytes
}
