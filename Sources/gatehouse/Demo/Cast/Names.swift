import Vault

/// Names of people who do not exist, each given once, in an order that the seed decides.
struct Names {
    private var waiting: [(given: String, family: String)]

    init(_ dice: Dice) {
        // Each round pairs every given name with the family name some places on, so that no name comes twice.
        let given = dice.shuffled(Self.given)
        let family = dice.shuffled(Self.family)
        waiting = (0..<4).flatMap { round in
            given.indices.map { (given[$0], family[($0 + round * 7) % family.count]) }
        }
        waiting.reverse()
    }

    /// The next name; there are enough for every officer of the demonstration.
    mutating func next() -> (given: String, family: String) { waiting.popLast() ?? ("Robin", "Everyman") }

    private static let given = [
        "Amara", "Bethan", "Callum", "Deepa", "Ewan", "Farah", "Gwen", "Hamza", "Imogen", "Jonah", "Kezia", "Lewis",
        "Mina", "Nathaniel", "Oona", "Priya", "Quentin", "Rowan", "Saffron", "Tomasz", "Umar", "Verity", "Wesley",
        "Ximena", "Yasmin", "Zofia", "Alasdair", "Blessing", "Cordelia", "Dilys", "Emeka", "Fergus", "Greta", "Hana",
        "Isla", "Joaquim", "Kwame", "Lottie", "Morag", "Nikhil", "Olwen", "Piotr", "Rhodri", "Sunita", "Tegan",
    ]

    private static let family = [
        "Ashdown", "Birchall", "Castleford", "Dunmore", "Ellery", "Fenwright", "Garside", "Halloran", "Inskip",
        "Jessamine", "Kaczmar", "Lindrell", "Mbeya", "Nwachi", "Okarfor", "Penhallow", "Quarrie", "Rahmani",
        "Sandhar", "Thackwell", "Underhay", "Varley", "Whitlow", "Yarrowby", "Zamanian", "Applegarth", "Bramwith",
        "Coldstream", "Devereaux", "Eastgate", "Fairclow", "Greenhalge", "Hathersage", "Ivanek", "Jolliffe",
        "Kirkbride", "Lathbury", "Merriden", "Northcott", "Oldershaw", "Pemberley", "Ravenhill", "Stannard",
    ]
}

extension Dice {
    /// A number from 0 up to and without `limit`. The bias of a remainder matters to no story.
    func number(below limit: Int) -> Int {
        let bytes = self(4)
        return Int(bytes.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }) % limit
    }

    func shuffled<Item>(_ items: [Item]) -> [Item] {
        var items = items
        for place in items.indices.dropFirst().reversed() { items.swapAt(place, number(below: place + 1)) }
        return items
    }

    func pick<Item>(_ items: [Item]) -> Item { items[number(below: items.count)] }
}
