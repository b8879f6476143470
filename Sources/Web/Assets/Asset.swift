import Crypto
import Foundation

/// A file that pages need, served under a name made of its content so that a browser may keep it for ever.
package struct Asset: Sendable {
    package let path: String
    package let type: String
    package let bytes: [UInt8]

    private init(_ name: String, _ ending: String, _ type: String, _ bytes: [UInt8]) {
        let hash = hexadecimal(SHA256.hash(data: Data(bytes)).prefix(8))
        path = "/assets/\(name)-\(hash).\(ending)"
        self.type = type
        self.bytes = bytes
    }

    package static let styles = Asset(
        "gatehouse", "css", "text/css; charset=utf-8", PackageResources.gatehouse_css)
    package static let script = Asset(
        "gatehouse", "js", "text/javascript; charset=utf-8", PackageResources.gatehouse_js)
    /// A gate: two posts and an arch.
    package static let icon = Asset(
        "gatehouse", "svg", "image/svg+xml",
        Array(
            """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="4" \
            fill="#14304a"/><path d="M6 27V13a10 10 0 0 1 20 0v14h-5V13a5 5 0 0 0-10 0v14z" fill="#f2b33d"/></svg>
            """.utf8))

    package static let all = [styles, script, icon]
}
