import SharingProtocol

/// One page of writing a request, in the order in which they come.
enum AskingStep: String, CaseIterable, Sendable {
    case agency
    case informationClass = "class"
    case purpose
    /// 3.8
    case reason
    case subject
    /// 3.11
    case ground
    /// 2.6
    case necessity
    /// 3.9
    case prescribedSet = "set"
    /// 3.10
    case criterion
    /// What else the protocol wants written down of a request.
    case particulars
    case items
    case readers
    case keeping
    case timing
    case ownReference = "own-reference"

    var words: String {
        switch self {
        case .agency: "Agency you are asking"
        case .informationClass: "Class of information"
        case .purpose: "Purpose"
        case .reason: "Reason under the Act"
        case .subject: "Person it is about"
        case .ground: "Lawful ground"
        case .necessity: "Why this is necessary"
        case .prescribedSet: "Prescribed set"
        case .criterion: "Sharing criterion"
        case .particulars: "Other details for the holder"
        case .items: "Information you are asking for"
        case .readers: "Readers"
        case .keeping: "Keep until"
        case .timing: "Needed by"
        case .ownReference: "Your own reference"
        }
    }

    /// What its question rests on.
    var topics: [Topic] {
        switch self {
        case .agency: [.liaisonOfficers, .signatories]
        case .informationClass: [.informationClass]
        case .purpose: [.purpose]
        case .reason: [.reason]
        case .subject: [.identifiable]
        case .ground: [.ground, .consent]
        case .necessity: [.necessity]
        case .prescribedSet: [.prescribedSet]
        case .criterion: [.criterion]
        case .items: [.signatories]
        case .readers: [.readers]
        case .keeping: [.keepUntil]
        case .particulars, .timing, .ownReference: []
        }
    }

    var isOptional: Bool {
        switch self {
        case .ground, .prescribedSet, .timing, .ownReference: true
        case .agency, .informationClass, .purpose, .reason, .subject, .necessity, .criterion, .particulars, .items,
            .readers, .keeping:
            false
        }
    }

    /// Whether the class and the agency that is asked, once they are known, make this a question at all.
    func isAsked(of informationClass: InformationClass, in offer: Offer) -> Bool {
        switch self {
        case .agency, .informationClass, .purpose, .items, .readers, .keeping, .timing, .ownReference: true
        case .reason, .subject, .necessity: informationClass.kind == .personal
        case .ground: informationClass.test == .grounds
        case .criterion: informationClass.test == .criteria
        case .particulars: !offer.rules.particulars(.request, of: informationClass).isEmpty
        case .prescribedSet: !offer.prescribedSets(of: informationClass.key).isEmpty
        }
    }
}

/// How long answers may be, in characters. Together they fit into one entry of the audit trail.
enum AskingLimits {
    static let items = 10
    static let item = 500
    static let words = 2000
    static let criterion = 1000
    static let subject = 300
    static let evidence = 500
    static let ownReference = 60
}
