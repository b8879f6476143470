package import SharingProtocol

/// What can happen to the partnership as a whole.
package enum PartnershipEvent: CaseEvent {
    /// The text of a version to come is put before the partnership; `parts` entries with it follow.
    case protocolProposed(name: String, textHash: String, parts: Int)
    /// One part of that text, counted from 1.
    case protocolText(name: String, number: Int, words: String)
    /// 5.1: it is in force from that day, as the review of that number approved.
    case protocolAdopted(name: String, textHash: String, effective: Day, review: Int)
    /// 5.2: the support team wrote its findings and recommendations, which are sealed.
    case reviewWritten(number: Int, from: Day)
    case reviewPresented(number: Int, Presented)
    /// An authority approves, or objects with words, which are sealed.
    case reviewAnswered(number: Int, approves: Bool)
    /// It is taken back, to be written anew.
    case reviewWithdrawn(number: Int)
    /// The last authority with a vote has approved.
    case reviewApproved(number: Int)
    /// The page that everybody may see is shown from here on, or no more.
    case publicPageSwitched(on: Bool)

    /// What people read in place of each kind of entry.
    package static let titles = [
        "protocol.proposed": "New version proposed",
        "protocol.text": "Text of a new version",
        "protocol.adopted": "New version brought into force",
        "review.written": "Review written",
        "review.presented": "Review presented",
        "review.answered": "Review answered",
        "review.withdrawn": "Review taken back",
        "review.approved": "Review approved",
        "publicPage.switched": "Public page shown or hidden",
    ]

    package var kind: String {
        switch self {
        case .protocolProposed: "protocol.proposed"
        case .protocolText: "protocol.text"
        case .protocolAdopted: "protocol.adopted"
        case .reviewWritten: "review.written"
        case .reviewPresented: "review.presented"
        case .reviewAnswered: "review.answered"
        case .reviewWithdrawn: "review.withdrawn"
        case .reviewApproved: "review.approved"
        case .publicPageSwitched: "publicPage.switched"
        }
    }

    package var facts: Facts {
        switch self {
        case .protocolProposed(let name, let textHash, let parts):
            ["name": .text(name), "textHash": .text(textHash), "parts": .integer(parts)]
        case .protocolText(let name, let number, let words):
            ["name": .text(name), "number": .integer(number), "text": .text(words)]
        case .protocolAdopted(let name, let textHash, let day, let review):
            [
                "name": .text(name), "textHash": .text(textHash), "effective": .text(day.iso),
                "review": .integer(review),
            ]
        case .reviewWritten(let number, let from): ["review": .integer(number), "from": .text(from.iso)]
        case .reviewPresented(let number, let presented):
            [
                "review": .integer(number), "until": .text(presented.until.iso),
                "name": .optional(presented.proposal?.name), "textHash": .optional(presented.proposal?.textHash),
                "figures": .table(presented.figures.mapValues { .integer($0) }),
            ]
        case .reviewAnswered(let number, let approves): ["review": .integer(number), "approves": .flag(approves)]
        case .reviewWithdrawn(let number), .reviewApproved(let number): ["review": .integer(number)]
        case .publicPageSwitched(let isOn): ["on": .flag(isOn)]
        }
    }

    package init(kind: String, facts: Facts) throws(FactError) {
        func review() throws(FactError) -> Int { try facts.integer("review", in: kind) }
        func name() throws(FactError) -> String { try facts.text("name", in: kind) }
        func hash() throws(FactError) -> String { try facts.text("textHash", in: kind) }
        switch kind {
        case "protocol.proposed":
            self = .protocolProposed(
                name: try name(), textHash: try hash(), parts: try facts.integer("parts", in: kind))
        case "protocol.text":
            self = .protocolText(
                name: try name(), number: try facts.integer("number", in: kind), words: try facts.text("text", in: kind)
            )
        case "protocol.adopted":
            self = .protocolAdopted(
                name: try name(), textHash: try hash(), effective: try facts.day("effective", in: kind),
                review: try review())
        case "review.written":
            self = .reviewWritten(number: try review(), from: try facts.day("from", in: kind))
        case "review.presented":
            let proposal: Presented.Proposed? =
                facts.text("name") == nil ? nil : .init(name: try name(), textHash: try hash())
            self = .reviewPresented(
                number: try review(),
                Presented(
                    until: try facts.day("until", in: kind), proposal: proposal, figures: facts.integers("figures")))
        case "review.answered": self = .reviewAnswered(number: try review(), approves: facts.flag("approves"))
        case "review.withdrawn": self = .reviewWithdrawn(number: try review())
        case "publicPage.switched": self = .publicPageSwitched(on: facts.flag("on"))
        case "review.approved": self = .reviewApproved(number: try review())
        case _: throw .unknownKind(kind)
        }
    }
}

extension Facts {
    fileprivate func integers(_ name: String) -> [String: Int] {
        guard case .table(let table)? = table[name] else { return [:] }
        return table.compactMapValues { if case .integer(let value) = $0 { value } else { nil } }
    }
}
