/// What is wrong with a protocol file, and where.
package struct Problem: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The line in the file, counted from 1.
    package let line: Int
    /// The column in that line, counted from 1, where it is known.
    package let column: Int?
    /// One sentence that says what to do about it.
    package let sentence: String
    /// Whether the file can be used all the same.
    package let isWarning: Bool

    package static func < (left: Problem, right: Problem) -> Bool {
        (left.line, left.column ?? 0, left.sentence) < (right.line, right.column ?? 0, right.sentence)
    }

    /// `12:3: the sentence`, as compilers write it.
    package var description: String {
        let place = column.map { "\(line):\($0)" } ?? "\(line)"
        return "\(place): \(isWarning ? "warning: " : "")\(sentence)"
    }
}

/// A protocol file that cannot be used.
package struct ProtocolFileError: Error, CustomStringConvertible {
    package let problems: [Problem]

    package var description: String { problems.map(\.description).joined(separator: "\n") }
}

/// The lists of a protocol file whose items other items refer to.
enum ListName: String, CaseIterable, Sendable {
    case clauses, categories, parties, classes, purposes, reasons, gateways, regimes, criteria, grounds, conditions
    case particulars
    case markings
    case prescribedSets = "prescribed-sets"
    case clocks

    /// One item of the list, as a sentence calls it.
    var item: String {
        switch self {
        case .clauses: "clause"
        case .categories: "category"
        case .parties: "party"
        case .classes: "class"
        case .purposes: "purpose"
        case .reasons: "reason"
        case .gateways: "gateway"
        case .regimes: "regime"
        case .criteria: "criterion"
        case .grounds: "ground"
        case .conditions: "condition"
        case .particulars: "particular"
        case .markings: "marking"
        case .prescribedSets: "prescribed set"
        case .clocks: "clock"
        }
    }
}

/// What has been found while one file is read: its problems, its items, and who refers to which.
final class Proofreading {
    struct Place {
        let line: Int
        let column: Int?
    }

    private(set) var problems: [Problem] = []
    /// Where each item is defined.
    private(set) var defined: [ListName: [String: Place]] = [:]
    /// Where each item is referred to.
    private(set) var references: [(list: ListName, key: String, place: Place)] = []

    func report(_ sentence: String, at place: Place, isWarning: Bool = false) {
        problems.append(Problem(line: place.line, column: place.column, sentence: sentence, isWarning: isWarning))
    }

    func define(_ key: String, in list: ListName, at place: Place) {
        if let first = defined[list]?[key] {
            report(
                "the \(list.item) `\(key)` is listed twice, first in line \(first.line); give it another name",
                at: place)
        } else {
            defined[list, default: [:]][key] = place
        }
    }

    func refer(to key: String, in list: ListName, at place: Place) { references.append((list, key, place)) }
}
