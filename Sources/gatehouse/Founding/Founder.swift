import ArgumentParser
import Foundation

/// One of the two who found a partnership, as typed: `Robin Ashby <robin@safermk.example>` (RFC 5322, 3.4).
struct Founder: ExpressibleByArgument {
    let name: String
    /// In lower case, as it is signed in with.
    let email: String

    /// Out of two fields of a form; `nil` for what is no address.
    init?(name: String, email: String) { self.init(argument: "\(name) <\(email)>") }

    init?(argument: String) {
        let parts = argument.split(separator: "<", omittingEmptySubsequences: false)
        guard parts.count == 2, parts[1].hasSuffix(">") else { return nil }
        let name = parts[0].trimmingCharacters(in: .whitespaces)
        let email = parts[1].dropLast().lowercased()
        let halves = email.split(separator: "@", omittingEmptySubsequences: false)
        guard !name.isEmpty, name.count <= 100, halves.count == 2, halves.allSatisfy({ !$0.isEmpty }),
            !email.contains(where: \.isWhitespace)
        else { return nil }
        self.name = name
        self.email = email
    }
}
