package import Casework
package import SharingProtocol

/// What a review looks back on (5.2): figures out of the book, each with the entries that it counts.
package struct ReviewPack: Sendable {
    package struct Line: Sendable {
        package let subject: ReviewSubject
        /// What is counted: an agency, a class, a clause, an outcome.
        package let words: String
        package let count: Int
        /// The positions of its entries in the book, in order; empty for what is counted in the register.
        package let entries: [Int]

        /// By which it is found again, `outcome-2`.
        package internal(set) var key = ""
    }

    package let from: Day
    package let until: Day
    package let lines: [Line]
    /// Days from a request's approval to the decision on it, in order of length.
    package let daysToAnswer: [Int]

    package func lines(_ subject: ReviewSubject) -> [Line] { lines.filter { $0.subject == subject } }

    /// Half of the requests were answered in so many days or fewer.
    package var medianDays: Int? { daysToAnswer.isEmpty ? nil : daysToAnswer[(daysToAnswer.count - 1) / 2] }

    /// What a presented review keeps of it.
    package var figures: [String: Int] {
        Dictionary(lines.map { ($0.subject.rawValue + ": " + $0.words, $0.count) }) { first, _ in first }
    }

    init(from: Day, until: Day, lines: [Line], daysToAnswer: [Int]) {
        self.from = from
        self.until = until
        self.daysToAnswer = daysToAnswer.sorted()
        self.lines = ReviewSubject.allCases.flatMap { subject in
            lines.filter { $0.subject == subject }.enumerated().map { place, line in
                var line = line
                line.key = "\(subject.rawValue)-\(place + 1)"
                return line
            }
        }
    }

    /// The pack as a file for a spreadsheet; which entries each figure counts is for those who may see all of them.
    package func csv(namesEntries: Bool) -> String {
        CSV.heading(["What", "Of", "Count"] + (namesEntries ? ["Entries"] : []))
            + lines.map { line in
                let entries = line.entries.map(String.init).joined(separator: " ")
                return CSV.line(
                    [line.subject.words, line.words, String(line.count)] + (namesEntries ? [entries] : []))
            }.joined()
    }
}

extension ReviewSubject {
    package var words: String {
        switch self {
        case .askedBy: "Requests sent, by the agency that asks"
        case .askedOf: "Requests sent, by the agency that holds"
        case .ofClass: "Requests sent, by class of information"
        case .outcome: "What came of them"
        case .refusedUnder: "Refusals, by the clause that was not met"
        case .daysToAnswer: "Days from sending to the decision"
        case .gate: "What the protocol did not allow"
        case .overridden: "Confidence overridden, by the agency that did it"
        case .kept: "Retention and destruction"
        case .meetings: "Meetings"
        case .membership: "Agencies"
        }
    }
}
