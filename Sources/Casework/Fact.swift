/// What may stand in an entry in clear: never anything that identifies a person whom the information is about.
package enum Fact: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case flag(Bool)
    case list([Fact])
    case table([String: Fact])
}

/// An entry that cannot be understood: made by a newer Gatehouse, or not by Gatehouse.
package enum FactError: Error, Hashable {
    case missing(String, in: String)
    case unknownKind(String)
}

/// The facts of one entry, read by name.
package struct Facts: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    package var table: [String: Fact]

    package init(_ table: [String: Fact] = [:]) { self.table = table }
    package init(dictionaryLiteral elements: (String, Fact?)...) {
        table = [:]
        for (name, fact) in elements { if let fact { table[name] = fact } }
    }

    func text(_ name: String, in kind: String) throws(FactError) -> String {
        guard case .text(let text)? = table[name] else { throw .missing(name, in: kind) }
        return text
    }

    func integer(_ name: String, in kind: String) throws(FactError) -> Int {
        guard case .integer(let value)? = table[name] else { throw .missing(name, in: kind) }
        return value
    }

    func text(_ name: String) -> String? {
        guard case .text(let text)? = table[name] else { return nil }
        return text
    }

    func flag(_ name: String) -> Bool {
        guard case .flag(let flag)? = table[name] else { return false }
        return flag
    }

    func texts(_ name: String) -> [String] {
        list(name).compactMap { if case .text(let text) = $0 { text } else { nil } }
    }

    func tables(_ name: String) -> [Facts] {
        list(name).compactMap { if case .table(let table) = $0 { Facts(table) } else { nil } }
    }

    func list(_ name: String) -> [Fact] {
        guard case .list(let list)? = table[name] else { return [] }
        return list
    }
}

extension Fact {
    static func texts(_ texts: some Sequence<String>) -> Fact { .list(texts.map { .text($0) }) }
    static func optional(_ text: String?) -> Fact? { text.map { .text($0) } }
}
