import Exchange
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

    @Test func `leaves what has the same name as it was`() {
        let officers = [(name: "Lee", id: 2), (name: "Kim", id: 3), (name: "Lee", id: 1)]
        #expect(officers.byName(\.name).map(\.id) == [3, 2, 1])
    }
}
