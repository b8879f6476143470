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

    package init(_ name: String, _ columns: [Column]) {
        self.name = name
        self.columns = columns
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
}
