import Casework
import Crypto
import Exchange
import Foundation

/// How long somebody who keeps getting it wrong has to wait, by account and by network address.
///
/// Whether an account exists makes no difference to it. An address stands for a whole building, so it is given more
/// failures than an account before it waits.
package struct Throttling: Sendable {
    let accounts: any AccountStore

    /// Failures are forgotten this long after the first, in seconds.
    static let window = 3600
    static let longestWait = 15 * 60
    private static let firstWait = 30
    static let accountAllowance = 5
    static let addressAllowance = 25
    /// Applications to join from one address in one `window`.
    static let applicationAllowance = 5

    /// The seconds to wait after that many failures: none at first, then 30 seconds, doubling, at most 15 minutes.
    static func wait(after failures: Int, allowance: Int) -> Int {
        guard failures >= allowance else { return 0 }
        return min(longestWait, firstWait << min(failures - allowance, 10))
    }

    /// The seconds that are left to wait; 0 where an attempt may be made.
    func secondsLeft(name: String, address: String, at now: Timestamp) async throws -> Int {
        var left = 0
        for (key, allowance) in keys(name: name, address: address) {
            guard let throttle = try await accounts.throttle(key) else { continue }
            let since = Int((now.milliseconds - throttle.lastAt.milliseconds) / 1000)
            left = max(left, Self.wait(after: throttle.failures, allowance: allowance) - max(0, since))
        }
        return left
    }

    /// The seconds to wait before an attempt; 0 where it is to go on.
    ///
    /// An attempt counts as a failure of the account from the beginning, until `forget` takes it back: of many that
    /// come at the same moment, none has failed yet, and no more of them go on than one after the other would.
    func begin(name: String, address: String, at now: Timestamp) async throws -> Int {
        let key = accountKey(name)
        let before = try await accounts.throttle(key)?.failures ?? 0
        let left = try await secondsLeft(name: name, address: address, at: now)
        guard left <= 0 else { return left }
        let counted = try await accounts.countFailure(key, at: now, window: Self.window)
        guard counted.failures > max(Self.accountAllowance, before + 1) else { return 0 }
        return Self.wait(after: counted.failures, allowance: Self.accountAllowance)
    }

    /// The attempt has failed.
    func countFailure(address: String, at now: Timestamp) async throws {
        _ = try await accounts.countFailure("address:" + network(of: address), at: now, window: Self.window)
    }

    /// Whether an application to join may be taken from that address now. Each one counts: whoever has no account can
    /// write them, and each is an entry for ever. Once there are too many, nothing is written any more.
    func mayApply(from address: String, at now: Timestamp) async throws -> Bool {
        let key = "application:" + site(of: address)
        if let kept = try await accounts.throttle(key), kept.failures >= Self.applicationAllowance,
            now.milliseconds - kept.lastAt.milliseconds < Int64(Self.window) * 1000
        {
            return false
        }
        return try await accounts.countFailure(key, at: now, window: Self.window).failures <= Self.applicationAllowance
    }

    /// As `network`, and of IPv6 the first 48 bits: whoever has a line at home can have all networks in that.
    private func site(of address: String) -> String {
        let network = network(of: address)
        guard network.hasSuffix("::/64") else { return network }
        return network.split(separator: ":").prefix(3).joined(separator: ":") + "::/48"
    }

    func forget(name: String) async throws { try await accounts.clearThrottle(accountKey(name)) }

    private func keys(name: String, address: String) -> [(String, allowance: Int)] {
        [(accountKey(name), Self.accountAllowance), ("address:" + network(of: address), Self.addressAllowance)]
    }

    /// What people type is not kept, since it may be a password that went into the wrong field.
    private func accountKey(_ name: String) -> String {
        "account:" + hexadecimal(SHA256.hash(data: Data(name.utf8)).prefix(16))
    }

    /// One household or office has at least 2^64 addresses of IPv6, so these count by their first half.
    private func network(of address: String) -> String {
        guard address.contains(":") else { return address }
        // IPv4 in IPv6's clothes (RFC 4291, 2.5.5.2), as a socket for both writes it.
        if let last = address.split(separator: ":").last, last.contains(".") { return String(last) }
        let halves = address.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
        let groups = halves[0].split(separator: ":")
        return groups.prefix(4).joined(separator: ":") + "::/64"
    }
}
