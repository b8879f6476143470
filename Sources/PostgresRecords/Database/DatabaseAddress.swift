import CLibpq

/// Where a database is and how to reach it: a `postgres://` address as libpq reads it (manual, section 34.1.1.2).
///
/// What it leaves open is set to what is safe: only a server that takes writes is spoken to, and over a network only
/// one whose certificate is verified.
package struct DatabaseAddress: Sendable {
    private var settings: [String: String]

    package enum Fault: Error, Equatable {
        /// Not an address that libpq reads; its own words, which repeat nothing of a password.
        case unreadable(String)
    }

    /// Whether `text` looks like the address of a database, and not the path of a folder.
    package static func isOne(_ text: String) -> Bool {
        text.hasPrefix("postgres://") || text.hasPrefix("postgresql://")
    }

    package init(_ text: String) throws(Fault) {
        guard Self.isOne(text) else { throw .unreadable("it begins with postgres://") }
        var message: UnsafeMutablePointer<CChar>?
        guard let options = PQconninfoParse(text, &message) else {
            defer { PQfreemem(message) }
            // libpq may repeat the whole address, password and all: only what it names by a keyword is passed on.
            let words = message.map { String(cString: $0) } ?? ""
            let isAboutKeyword = words.contains("invalid URI query parameter")
            throw .unreadable(isAboutKeyword ? words.trimmed : "it is not of the form postgres://user@host/database")
        }
        defer { PQconninfoFree(options) }
        settings = Self.values(options)
    }

    /// Whether the password stands in the address itself, where a list of processes would show it.
    package var holdsPassword: Bool { settings["password"] != nil || settings["sslpassword"] != nil }

    /// The database and where it is, without user or password: `gatehouse on db1.example, db2.example`.
    package var place: String {
        let host = settings["host"] ?? settings["hostaddr"] ?? "this machine"
        let hosts = host.split(separator: ",").map { $0.hasPrefix("/") ? "this machine" : String($0) }
        let unique = hosts.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let name = settings["dbname"] ?? settings["user"] ?? "the database"
        return "\(name) on \(unique.isEmpty ? "this machine" : unique.joined(separator: ", "))"
    }

    /// Everything that libpq is to be told.
    package var parameters: [(keyword: String, value: String)] {
        var all = settings
        func suppose(_ keyword: String, _ value: String) { all[keyword] = all[keyword] ?? value }
        suppose("application_name", "gatehouse")
        suppose("target_session_attrs", "read-write")
        suppose("connect_timeout", "3")
        suppose("keepalives_idle", "10")
        suppose("keepalives_interval", "3")
        suppose("keepalives_count", "3")
        suppose("tcp_user_timeout", "15000")
        // libpq asks nothing of it where it speaks through a socket of this machine.
        if !isLocal { suppose("sslmode", "verify-full") }
        all["client_encoding"] = "UTF8"
        return all.sorted { $0.key < $1.key }.map { (keyword: $0.key, value: $0.value) }
    }

    /// Whether every host is this machine, also where the environment names them (PGHOST, PGHOSTADDR, PGSERVICE).
    private var isLocal: Bool {
        var known = Self.defaults
        known.merge(settings) { _, given in given }
        guard known["service"] == nil else { return false }
        let hosts = [known["host"], known["hostaddr"]].compactMap(\.self).flatMap { $0.split(separator: ",") }
        return hosts.allSatisfy { $0.hasPrefix("/") || ["localhost", "127.0.0.1", "::1"].contains($0) }
    }

    /// What libpq takes from the environment.
    private static var defaults: [String: String] {
        guard let options = PQconndefaults() else { return [:] }
        defer { PQconninfoFree(options) }
        return values(options)
    }

    private static func values(_ options: UnsafeMutablePointer<PQconninfoOption>) -> [String: String] {
        var found: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { found[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return found
    }
}

extension String {
    /// Without the line break that libpq ends its messages with.
    var trimmed: String {
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
