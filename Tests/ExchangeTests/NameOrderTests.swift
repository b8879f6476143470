import Exchange
import Foundation
import Testing

@Suite("The order of names")
struct NameOrderTests {
    static let inOrder = [
        "Å Homes", "Adam", "apple", "Arden", "ärger", "Eclair Trust", "Éclair Trust", "Ellis", "Łódź", "Lodz Road",
        "Odd", "Ødegaard", "Road 2", "Road 9", "Road 9a", "Road 10", "Zed",
    ]

    @Test func `has accented letters beside plain ones, small beside capital, and numbers by what they count`() {
        #expect(Self.inOrder.reversed().byName(\.self) == Self.inOrder)
        #expect(Self.inOrder.shuffled().byName(\.self) == Self.inOrder)
    }

    @Test func `is the same for any three names, whichever of them are compared`() {
        let names = Self.inOrder + Self.inOrder.map { $0.lowercased() }
        for one in names {
            #expect(!one.isListed(before: one))
            for other in names where one != other {
                #expect(one.isListed(before: other) != other.isListed(before: one), "\(one), \(other)")
                for third in names where one.isListed(before: other) && other.isListed(before: third) {
                    #expect(one.isListed(before: third), "\(one), \(other), \(third)")
                }
            }
        }
    }

    @Test func `is the locale's where names are plain, too`() {
        let british = Locale(identifier: "en_GB")
        let signs = Array("abzABZ019 ")
        let options: String.CompareOptions = [.numeric, .caseInsensitive, .diacriticInsensitive]
        for _ in 0..<5000 {
            let (one, other) = (name(of: signs), name(of: signs))
            let order = one.compare(other, options: options, range: nil, locale: british)
            let expected = order == .orderedSame ? one < other : order == .orderedAscending
            #expect(one.isListed(before: other) == expected, "\(one), \(other)")
        }
    }

    private func name(of signs: [Character]) -> String {
        String((0..<Int.random(in: 1...6)).map { _ in signs[Int.random(in: signs.indices)] })
    }

    @Test func `leaves what has the same name as it was`() {
        let officers = [(name: "Lee", id: 2), (name: "Kim", id: 3), (name: "Lee", id: 1)]
        #expect(officers.byName(\.name).map(\.id) == [3, 2, 1])
    }
}
