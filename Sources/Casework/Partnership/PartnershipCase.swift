package import SharingProtocol

/// What concerns the partnership as a whole: the versions of its protocol and its reviews (5.1, 5.2).
///
/// There is one such case, and it is part of the register: an act is decided on one state of both.
package struct PartnershipCase: Hashable, Sendable {
    package static var reference: CaseID { "partnership" }

    /// Texts that were put before the partnership, with what became of them, in that order.
    package private(set) var proposals: [ProtocolProposal] = []
    package private(set) var reviews: [YearlyReview] = []
    /// Whether everybody may see who has signed and how much is shared.
    package private(set) var isPublic = false
    /// How many entries it has.
    package private(set) var length = 0
    /// Who made the first of them.
    package private(set) var begunBy: OfficerID = ""
    package private(set) var openedAt = Timestamp(milliseconds: 0)
    package private(set) var changedAt = Timestamp(milliseconds: 0)

    package init() {}

    /// The case after one more entry.
    package mutating func apply(
        _ event: PartnershipEvent, by actor: OfficerID, of agency: AgencyID, at moment: Timestamp
    ) {
        if length == 0 {
            begunBy = actor
            openedAt = moment
        }
        changedAt = moment
        length += 1
        switch event {
        case .protocolProposed(let name, let textHash, let parts):
            proposals.append(ProtocolProposal(name: name, textHash: textHash, parts: parts))
        case .protocolText(_, let number, let words):
            guard !proposals.isEmpty else { return }
            proposals[proposals.count - 1].take(words, number)
        case .protocolAdopted(let name, let textHash, let day, _):
            for index in proposals.indices
            where proposals[index].name == name && proposals[index].textHash == textHash {
                proposals[index].effective = day
            }
        case .reviewWritten(let number, let from):
            if reviews.last?.number != number { reviews.append(YearlyReview(number: number, from: from)) }
            reviews[reviews.count - 1].written(at: moment)
        case .reviewPresented(let number, let presented):
            change(number) { $0.present(presented, at: moment) }
        case .reviewAnswered(let number, let approves):
            change(number) { $0.answers[agency] = ReviewAnswer(approves: approves, by: actor, on: moment.day) }
        case .reviewWithdrawn(let number): change(number) { $0.withdraw() }
        case .publicPageSwitched(let isOn): isPublic = isOn
        case .reviewApproved(let number): change(number) { $0.approve(on: moment.day) }
        }
    }

    private mutating func change(_ number: Int, _ body: (inout YearlyReview) -> Void) {
        guard let index = reviews.firstIndex(where: { $0.number == number }) else { return }
        body(&reviews[index])
    }

    /// The latest text that was proposed under that name and with that hash.
    package func proposal(_ name: String, _ textHash: String) -> ProtocolProposal? {
        proposals.last { $0.name == name && $0.textHash == textHash }
    }
}

/// A protocol's text that was put before the partnership in a review (5.2).
package struct ProtocolProposal: Hashable, Sendable {
    package let name: String
    /// SHA-256 of the text in UTF-8, in hexadecimal.
    package let textHash: String
    /// How many entries its text takes.
    package let parts: Int
    private var words: [Int: String] = [:]
    /// The day from which it is in force; `nil` until that is decided (5.1).
    package fileprivate(set) var effective: Day?

    init(name: String, textHash: String, parts: Int) {
        self.name = name
        self.textHash = textHash
        self.parts = parts
    }

    fileprivate mutating func take(_ part: String, _ number: Int) { words[number] = part }

    /// The text, whole; `nil` while parts of it are missing.
    package var text: String? {
        guard words.count == parts else { return nil }
        return (1...max(1, parts)).compactMap { words[$0] }.joined()
    }

    /// A text in parts that each fit into one entry.
    package static func parts(of text: String) -> [String] {
        var parts: [String] = []
        var part = ""
        var size = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).map({ $0 + "\n" }) {
            if size + line.utf8.count > partSize, !part.isEmpty {
                parts.append(part)
                (part, size) = ("", 0)
            }
            part += line
            size += line.utf8.count
        }
        // The last line has no end of its own.
        part.removeLast()
        parts.append(part)
        return parts
    }

    /// An entry holds 65,535 bytes, its envelope included; lines longer than the rest of that are in no protocol.
    private static let partSize = 40_000
}
