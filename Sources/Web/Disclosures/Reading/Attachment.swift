import Casework
import Exchange
import HTTPTypes
import Hummingbird
import NIOCore

/// A file on its way out, opened chunk by chunk as it goes.
///
/// The first chunk is opened before anything is sent, so that a file that cannot be opened is an error page and no
/// half of a file.
func attachment(_ opened: OpenedFile) async throws -> Response {
    var file = opened
    let first = try await file.nextChunk()
    let rest = file
    return Response(
        status: .ok,
        headers: [
            .contentType: "application/octet-stream",
            .contentDisposition: contentDisposition(FileName(from: opened.name.revealed)),
            .xContentTypeOptions: "nosniff",
        ],
        body: ResponseBody(contentLength: opened.file.size) { writer in
            var file = rest
            if let first { try await writer.write(ByteBuffer(bytes: first)) }
            while let chunk = try await file.nextChunk() { try await writer.write(ByteBuffer(bytes: chunk)) }
            try await writer.finish(nil)
        })
}

/// To be kept and never shown, under a name in any alphabet (RFC 6266, 4; RFC 8187, 3.2.1).
func contentDisposition(_ name: FileName) -> String {
    let plain = name.text.unicodeScalars.map { scalar -> Character in
        scalar.isASCII && scalar != "\"" && scalar != "\\" && !isControl(scalar) ? Character(scalar) : "_"
    }
    let encoded = name.text.utf8.map { byte -> String in
        isAttributeCharacter(byte) ? String(UnicodeScalar(byte)) : "%" + hexadecimal([byte]).uppercased()
    }
    return "attachment; filename=\"\(String(plain))\"; filename*=UTF-8''\(encoded.joined())"
}

/// `attr-char` of RFC 8187, 3.2.1.
private func isAttributeCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
    case _: "!#$&+-.^_`|~".utf8.contains(byte)
    }
}
