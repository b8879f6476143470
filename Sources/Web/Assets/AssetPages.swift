import HTTPTypes
import Hummingbird
import NIOCore

/// `/assets`: the style sheet, the script and the icon.
struct AssetPages: Sendable {
    func show(_ asset: Asset) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: asset.type,
                // Its name changes with its content, so a browser need never ask again (RFC 8246).
                .cacheControl: "public, max-age=31536000, immutable",
            ],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
    }
}
