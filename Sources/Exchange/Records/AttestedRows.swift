import Casework
import Vault

// What an account and a session are attested by: a code under a key that is not in the records, so that a row which
// somebody wrote there by other means opens nothing (4.8).
extension Account {
    /// `changes` is how often the ledger says that the account was written: with it an earlier row, put back, is as
    /// good as none.
    func attested(by key: RowKey, changes: Int) -> Account {
        var account = self
        account.code = key.code(over: attestedTexts(changes))
        return account
    }

    func isAttested(by key: RowKey, changes: Int) -> Bool { key.attests(code, over: attestedTexts(changes)) }

    private func attestedTexts(_ changes: Int) -> [String] {
        [
            "account", officer.text, agency.text, signInName, name, position, telephone, passwordHash,
            mustChangePassword ? "must change" : "", String(changes),
        ]
    }
}

extension Session {
    func attested(by key: RowKey) -> Session {
        var session = self
        session.code = key.code(over: attestedTexts)
        return session
    }

    func isAttested(by key: RowKey) -> Bool { key.attests(code, over: attestedTexts) }

    /// All but when it was last used, which each page may move on.
    private var attestedTexts: [String] {
        [
            "session", tokenHash.map { String($0) }.joined(separator: " "), officer.text, agency.text,
            String(openedAt.milliseconds), String(endsAt.milliseconds), device,
        ]
    }
}
