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
        case .agency: "Whom you ask"
        case .informationClass: "What class of information"
        case .purpose: "What it is for"
        case .reason: "The Act’s reason"
        case .subject: "Whom it is about"
        case .ground: "What lets it be shared"
        case .necessity: "Why it is needed, and no less"
        case .prescribedSet: "Whether it is a prescribed set"
        case .criterion: "Which criterion is met"
        case .particulars: "What else the holder needs to know"
        case .items: "What exactly you ask for"
        case .readers: "Who will read it"
        case .keeping: "Until when you need it"
        case .timing: "By when you need it"
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

/// How long answers may be, in characters. Together they fit into one entry of the book.
enum AskingLimits {
    static let items = 10
    static let item = 500
    static let words = 2000
    static let criterion = 1000
    static let subject = 300
    static let evidence = 500
    static let ownReference = 60
}
