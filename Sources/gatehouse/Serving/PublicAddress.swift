import ArgumentParser

/// Where people reach the server when a proxy stands in front of it.
struct PublicAddress: Sendable, ExpressibleByArgument {
    let text: String
    let isSecure: Bool
    /// The name alone, without a port.
    let host: String

    init?(argument: String) {
        let scheme = argument.hasPrefix("https://") ? "https://" : "http://"
        guard argument.hasPrefix(scheme) else { return nil }
        var host = argument.dropFirst(scheme.count)
        if host.hasSuffix("/") { host = host.dropLast() }
        let allowed = host.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-:[]".contains($0)) }
        guard !host.isEmpty, allowed else { return nil }
        text = scheme + host
        // An IPv6 address has colons of its own, and a bracket after them.
        let port = host.lastIndex(of: ":").map { host[$0...].contains("]") ? host.endIndex : $0 } ?? host.endIndex
        self.host = String(host[..<port])
        isSecure = scheme == "https://"
    }
}
