import Casework
import SharingProtocol

/// A table of a store: what its rows are made of, the same in every store.
///
/// Names are those that SQLite has; a store that spells them in another way does so itself.
package struct RecordTable<Element>: Sendable {
    package struct Column: Sendable {
        package let name: String
        package let kind: RecordKind
        package let value: @Sendable (Element) -> RecordValue
    }

    package let name: String
    package let columns: [Column]
    /// The columns that tell its rows apart, which are the first ones.
    package let key: ArraySlice<Column>

    /// `key` is how many columns tell its rows apart.
    package init(_ name: String, key: Int, _ columns: [Column]) {
        self.name = name
        self.columns = columns
        self.key = columns.prefix(key)
    }
}

extension RecordTable.Column {
    static func int(_ name: String, _ value: @escaping @Sendable (Element) -> Int?) -> Self {
        Self(name: name, kind: .int) { .int(value($0)) }
    }

    static func bool(_ name: String, _ value: @escaping @Sendable (Element) -> Bool) -> Self {
        Self(name: name, kind: .bool) { .bool(value($0)) }
    }

    static func text(_ name: String, _ value: @escaping @Sendable (Element) -> String?) -> Self {
        Self(name: name, kind: .text) { .text(value($0)) }
    }

    static func bytes(_ name: String, _ value: @escaping @Sendable (Element) -> [UInt8]?) -> Self {
        Self(name: name, kind: .bytes) { .bytes(value($0)) }
    }

    static func moment(_ name: String, _ value: @escaping @Sendable (Element) -> Timestamp) -> Self {
        Self(name: name, kind: .int) { .moment(value($0)) }
    }

    static func day(_ name: String, _ value: @escaping @Sendable (Element) -> Day?) -> Self {
        Self(name: name, kind: .int) { .day(value($0)) }
    }
}

extension RecordTable {
    package func values(of element: Element) -> [RecordValue] { columns.map { $0.value(element) } }
    package func keyValues(of element: Element) -> [RecordValue] { key.map { $0.value(element) } }
}

/// What becomes of a new row where one with the same key is there already.
package enum RowConflict: Sendable {
    case refuse, keep, replace

    /// What ends the statement that inserts it. `name` spells a name as the store does.
    package func clause<Element>(of table: RecordTable<Element>, name: (String) -> String) -> String {
        let others = table.columns.dropFirst(table.key.count).map { name($0.name) }
        let key = table.key.map { name($0.name) }.joined(separator: ", ")
        switch self {
        case .refuse: return ""
        case .replace where !others.isEmpty:
            let changes = others.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
            return "ON CONFLICT (\(key)) DO UPDATE SET \(changes)"
        case .keep, .replace: return "ON CONFLICT (\(key)) DO NOTHING"
        }
    }
}
