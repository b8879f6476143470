import CSodium
import Dispatch
import Foundation
import Synchronization

/// Hashes and checks passwords: argon2id with 19 MiB and two passes, the first choice of OWASP's password storage
/// guidance.
///
/// One check takes some 11 ms and 19 MiB on purpose, so two threads of its own do them, and only so many may wait:
/// a flood of attempts makes signing in slow to answer "busy", and nothing else slow at all.
package final class PasswordHasher: Sendable {
    package enum Failure: Error { case busy, unavailable }

    private static let passes = crypto_pwhash_opslimit_interactive()
    private static let memory = 19 * 1024 * 1024
    private static let mostWaiting = 32

    private let queues: [DispatchQueue]
    private let load = Mutex((waiting: 0, turn: 0))
    /// What an unknown account's password is checked against, so that it takes as long as a known one's.
    private let decoy: String

    package init() throws(Failure) {
        // 0 the first time, 1 when some other part of the process was first.
        guard sodium_init() >= 0 else { throw .unavailable }
        queues = (1...2).map { DispatchQueue(label: "gatehouse.passwords.\($0)") }
        guard let decoy = Self.hash("nobody's password") else { throw .unavailable }
        self.decoy = decoy
    }

    /// The password's hash in libsodium's own text form, with its salt and its parameters.
    package func hash(_ password: String) async throws(Failure) -> String {
        guard let hash = try await run({ Self.hash(password) }) else { throw .unavailable }
        return hash
    }

    /// Whether the password is the one that was hashed. With no hash it does the same work and says no.
    package func verify(_ password: String, against hash: String?) async throws(Failure) -> Bool {
        let isRight = try await run { [decoy] in Self.verify(password, against: hash ?? decoy) }
        return isRight && hash != nil
    }

    private func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async throws(Failure) -> Value {
        let turn: Int? = load.withLock { load in
            guard load.waiting < Self.mostWaiting else { return nil }
            load.waiting += 1
            load.turn = (load.turn + 1) % queues.count
            return load.turn
        }
        guard let turn else { throw .busy }
        defer { load.withLock { $0.waiting -= 1 } }
        return await withCheckedContinuation { continuation in
            queues[turn].async { continuation.resume(returning: work()) }
        }
    }

    private static func hash(_ password: String) -> String? {
        let bytes = plain(password)
        var text = [CChar](repeating: 0, count: crypto_pwhash_strbytes())
        let status = crypto_pwhash_str(&text, bytes, UInt64(bytes.count), UInt64(passes), memory)
        guard status == 0 else { return nil }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func verify(_ password: String, against hash: String) -> Bool {
        let bytes = plain(password)
        return crypto_pwhash_str_verify(hash, bytes, UInt64(bytes.count)) == 0
    }

    /// One form for what keyboards send in several (NIST SP 800-63B, 3.1.1.2).
    private static func plain(_ password: String) -> [CChar] {
        password.precomposedStringWithCompatibilityMapping.utf8.map { CChar(bitPattern: $0) }
    }
}
