/// Items that stand together in a table, since they share a value.
struct Group<Item: Hashable, Value: Hashable>: Hashable {
    var items: [Item]
    let value: Value
}

extension Sequence where Element: Hashable {
    /// Those with the same value together; groups, and items within one, come in the order of the sequence.
    func grouped<Value: Hashable>(by value: (Element) -> Value) -> [Group<Element, Value>] {
        var groups: [Group<Element, Value>] = []
        var places: [Value: Int] = [:]
        for item in self {
            let value = value(item)
            if let place = places[value] {
                groups[place].items.append(item)
            } else {
                places[value] = groups.count
                groups.append(Group(items: [item], value: value))
            }
        }
        return groups
    }
}
