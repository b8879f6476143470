import Casework
import Vault

/// An officer of the demonstration, with the password to sign in with.
struct Person: Sendable {
    enum Post: String, CaseIterable, Sendable {
        case practitioner, liaison, deputy, signatory
        case coordinator, auditor, administrator

        /// As the list of people to sign in as says it.
        var words: String {
            switch self {
            case .practitioner: "practitioner"
            case .liaison: "liaison officer"
            case .deputy: "deputy liaison officer"
            case .signatory: "signatory"
            case .coordinator: "coordinator"
            case .auditor: "auditor"
            case .administrator: "administrator"
            }
        }

        var role: Role {
            switch self {
            case .practitioner, .liaison, .deputy, .signatory: .practitioner
            case .coordinator: .coordinator
            case .auditor: .auditor
            case .administrator: .administrator
            }
        }
    }

    let id: OfficerID
    let agency: AgencyID
    let agencyName: String
    let post: Post
    let name: String
    let email: String
    let position: String
    let telephone: String
    let password: String

    init(
        _ post: Post, of agency: AgencyID, called agencyName: String, at domain: String, _ names: inout Names,
        _ dice: Dice
    ) {
        let (given, family) = names.next()
        id = OfficerID(reference("P", dice))
        self.agency = agency
        self.agencyName = agencyName
        self.post = post
        name = "\(given) \(family)"
        email = "\(given).\(family)@\(domain)".lowercased()
        position = dice.pick(Self.positions(post))
        // 01632 960000 to 960999 are kept for drama (Ofcom), and ring nowhere.
        telephone = "01632 960" + String(1000 + dice.number(below: 1000)).dropFirst()
        password = Self.password(dice)
    }

    /// Three words and a number, as people are advised to choose.
    private static func password(_ dice: Dice) -> String {
        let words = (0..<3).map { _ in dice.pick(passwordWords) }
        return words.joined(separator: "-") + "-\(10 + dice.number(below: 90))"
    }

    private static let passwordWords = [
        "acorn", "amber", "anchor", "apron", "barley", "beacon", "bramble", "button", "candle", "canoe", "cedar",
        "cobalt", "compass", "copper", "cradle", "damson", "dapple", "ember", "fable", "feather", "fennel", "flint",
        "garnet", "gable", "hazel", "heron", "hollow", "indigo", "juniper", "kettle", "lantern", "lupin", "marble",
        "meadow", "nettle", "nutmeg", "orchard", "otter", "paddle", "pebble", "quarry", "quill", "ribbon", "russet",
        "saddle", "sorrel", "teasel", "thimble", "tunnel", "velvet", "violet", "walnut", "willow", "yarrow",
    ]

    private static func positions(_ post: Post) -> [String] {
        switch post {
        case .practitioner: ["Case worker", "Community safety officer", "Investigating officer", "Support worker"]
        case .liaison: ["Information governance lead", "Partnership manager", "Data protection officer"]
        case .deputy: ["Deputy partnership manager", "Information officer"]
        case .signatory: ["Chief executive", "Director", "Head of service"]
        case .coordinator: ["Partnership coordinator"]
        case .auditor: ["Auditor"]
        case .administrator: ["Systems administrator"]
        }
    }
}

/// A reference in the form of those that the desk makes (Crockford's base 32), out of dice that fall the same way
/// each time.
func reference(_ prefix: String, _ dice: Dice) -> String {
    let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    let letters = dice(8).map { alphabet[Int($0) % 32] }
    return prefix + "-" + String(letters[..<4]) + "-" + String(letters[4...])
}
