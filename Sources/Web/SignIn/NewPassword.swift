/// What a new password has to be: long, and not what everybody tries first (NIST SP 800-63B, 3.1.1.2). Kinds of
/// characters are not asked for; they make passwords hard to remember and no harder to guess.
package enum NewPassword {
    package static let shortest = 12
    package static let longest = 128

    /// What is wrong with it, in one sentence that says what to do; `nil` where nothing is.
    package static func weakness(of password: String, signInName: String) -> String? {
        let count = password.unicodeScalars.count
        guard count >= shortest else { return "Choose a password of at least \(shortest) characters" }
        guard count <= longest else { return "Choose a password of at most \(longest) characters" }
        let lower = password.lowercased()
        if Set(lower).count < 5 { return "Choose a password with more different characters in it" }
        let letters = lower.filter(\.isLetter)
        if common.contains(letters) || commonRuns.contains(where: { $0.contains(lower) }) {
            return "Choose a password that is harder to guess, such as three words that do not belong together"
        }
        let ownName = signInName.lowercased().prefix { $0 != "@" }
        if ownName.count >= 4, lower.contains(ownName) { return "Choose a password without your own name in it" }
        return nil
    }

    /// What is left of the commonest passwords when digits and signs are taken away: `Password123!` is `password`.
    private static let common: Set<String> = [
        "", "a", "aa", "abc", "abcd", "abcdef", "access", "admin", "administrator", "arsenal", "asdf", "asdfgh",
        "asdfghjkl", "ashley", "bailey", "baseball", "batman", "changeme", "charlie", "chelsea", "chocolate",
        "computer",
        "council", "daniel", "dragon", "england", "everton", "flower", "football", "freedom", "gatehouse", "ginger",
        "hello", "hellohello", "iloveyou", "january", "february", "march", "april", "may", "june", "july", "august",
        "september", "october", "november", "december", "jessica", "jordan", "killer", "letmein", "letmeinletmein",
        "liverpool", "login", "london", "love", "loveyou", "manchester", "master", "michael", "miltonkeynes", "monkey",
        "monday", "mypassword", "newpassword", "newcastle", "nicole", "ninja", "openup", "pass", "passphrase", "passw",
        "passwd", "password", "passwordpassword", "passwort", "police", "princess", "pokemon", "qazwsx", "qazwsxedc",
        "qwe", "qweasd", "qweasdzxc", "qwer", "qwert", "qwerty", "qwertyqwerty", "qwertyu", "qwertyui", "qwertyuio",
        "qwertyuiop", "rangers", "secret", "shadow", "soccer", "spring", "starwars", "summer", "sunshine", "superman",
        "temp", "temporary", "test", "testing", "thomas", "tottenham", "trustno", "unitedkingdom", "user", "welcome",
        "welcomewelcome", "whatever", "winter", "autumn", "zaq", "zxcvbn", "zxcvbnm",
    ]

    /// Rows of keys and of the alphabet, forwards and backwards, twice over.
    private static let commonRuns: [String] = [
        "12345678901234567890", "qwertyuiopasdfghjklzxcvbnm", "abcdefghijklmnopqrstuvwxyz", "1q2w3e4r5t6y7u8i9o0p",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p", "qazwsxedcrfvtgbyhnujmikolp",
    ].flatMap { [$0 + $0, String($0.reversed()) + String($0.reversed())] }
}
