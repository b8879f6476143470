/// A clause by its place in the document.
struct ClausePlace: Hashable, Sendable {
    let number: UInt8
}

/// The places of the clauses, by their numbers.
struct ClausePlaces {
    private let places: [Clause: ClausePlace]

    init(_ provisions: [Provision]) {
        places = Dictionary(
            provisions.prefix(ClauseSet.capacity).enumerated().map { ($1.clause, ClausePlace(number: UInt8($0))) },
            uniquingKeysWith: { first, _ in first })
    }

    /// The first clause's place stands in for one that is not listed; a file that has one is refused.
    subscript(clause: Clause) -> ClausePlace { places[clause] ?? ClausePlace(number: 0) }
}

/// Clauses as bits, so that the ones relied on come out once each and in the document's order.
struct ClauseSet: Hashable, Sendable {
    static let capacity = 256

    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var third: UInt64 = 0
    private var fourth: UInt64 = 0

    mutating func insert(_ clause: ClausePlace) {
        let bit = UInt64(1) << UInt64(clause.number & 63)
        switch clause.number >> 6 {
        case 0: first |= bit
        case 1: second |= bit
        case 2: third |= bit
        case _: fourth |= bit
        }
    }

    func forEach(_ body: (ClausePlace) -> Void) {
        ClauseSet.forEach(in: first, from: 0, body)
        ClauseSet.forEach(in: second, from: 64, body)
        ClauseSet.forEach(in: third, from: 128, body)
        ClauseSet.forEach(in: fourth, from: 192, body)
    }

    @inline(__always)
    private static func forEach(in word: UInt64, from start: UInt8, _ body: (ClausePlace) -> Void) {
        var left = word
        while left != 0 {
            body(ClausePlace(number: start + UInt8(left.trailingZeroBitCount)))
            left &= left - 1
        }
    }
}
