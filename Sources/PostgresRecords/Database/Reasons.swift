import CLibpq

extension Connection {
    /// Why no connection came about, in words that say what to do. libpq's own repeat the user's name and take six
    /// lines where there are several hosts.
    static func reason(_ raw: OpaquePointer) -> String {
        let message = PQerrorMessage(raw).map { String(cString: $0) } ?? ""
        if PQconnectionNeedsPassword(raw) == 1 {
            return "it asks for a password: name a password file with PGPASSFILE"
        }
        for (sign, reason) in signs where message.contains(sign) { return reason }
        if PQconnectionUsedPassword(raw) == 1 { return "it does not accept the password" }
        return message.split(separator: "\n").last.map { String($0).trimmed } ?? "it does not say why"
    }

    /// Whether trying again in a moment is of no use.
    static func isLasting(_ reason: String) -> Bool {
        ["certificate", "TLS", "password", "pg_hba", "no such"].contains { reason.contains($0) }
    }

    /// What libpq and the server say, the most telling first.
    private static let signs: [(String, String)] = [
        (
            "certificate verify failed",
            "its certificate is not signed by an authority that is trusted here (sslrootcert)"
        ),
        ("root certificate file", "there is no file of trusted certificates: name one with sslrootcert"),
        ("server certificate for", "its certificate is for another host"),
        ("does not support SSL", "it does not speak TLS: turn TLS on there"),
        ("password authentication failed", "it does not accept the password"),
        ("no pg_hba.conf entry", "it does not let this account in from this machine (pg_hba.conf)"),
        ("does not exist", "there is no such database, or no such account"),
        ("could not translate host name", "its name is not known: look for a slip in it"),
        ("Connection refused", "nothing answers there"),
        ("No such file or directory", "nothing answers there"),
        ("session is read-only", "it is a standby, and no primary is among the hosts"),
        ("is in hot standby mode", "it is a standby, and no primary is among the hosts"),
        ("too many clients", "it has no connection to spare: raise max_connections there"),
        ("remaining connection slots", "it has no connection to spare: raise max_connections there"),
        ("starting up", "it is starting: wait a moment"),
        ("shutting down", "it is shutting down"),
        ("timeout expired", "it does not answer"),
    ]
}

extension String {
    /// A name of the database's, as it stands in a statement.
    var quotedName: String { "\"" + replacing("\"", with: "\"\"") + "\"" }
}

/// Lends texts to C, as an array that ends in none.
func withCStrings<Value>(_ texts: [String], _ body: ([UnsafePointer<CChar>?]) -> Value) -> Value {
    func lend(_ index: Int, _ lent: [UnsafePointer<CChar>?]) -> Value {
        guard index < texts.count else { return body(lent + [nil]) }
        return texts[index].withCString { lend(index + 1, lent + [$0]) }
    }
    return lend(0, [])
}
