import SharingProtocol

/// One page of offering information without being asked, in the order in which they come (3.12, 4.3).
enum OfferingStep: String, CaseIterable, Sendable {
    case recipients, purpose, decision
    /// 3.8
    case reason
    case subject, information

    var words: String {
        switch self {
        case .recipients: "Agencies"
        case .purpose: "Purpose"
        case .decision: "Decision"
        case .reason: "Reason under the Act"
        case .subject: "Person it is about"
        case .information: "Information"
        }
    }

    /// The names of its inputs; `nil` for the page that has all the others.
    var names: [String]? {
        switch self {
        case .recipients: ["recipients"]
        case .purpose: ["purpose"]
        case .decision: nil
        case .reason: ["reason"]
        case .subject: ["subject"]
        case .information: ["information"]
        }
    }

    /// Whether an input with that name is on its page.
    func has(_ name: String) -> Bool {
        if let names { return names.contains(name) }
        let others = OfferingStep.allCases.compactMap(\.names).joined()
        return !others.contains(name) && ![CSRFToken.fieldName, "then"].contains(name) && !name.hasPrefix("settled.")
    }
}
