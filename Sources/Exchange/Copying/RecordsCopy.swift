import Casework
import Ledger

/// Copies records from one store into another, while they are in use until the last moment.
///
/// First everything is copied as it is at one moment, however long that takes. Then, while nobody files anything, what
/// was added since: new entries, whatever else is kept of their cases, and everybody who can sign in. Both sides end
/// in the same head with the same signature, or the target is to be thrown away.
package struct RecordsCopy {
    private let source: any RecordSource
    private let target: any RecordTarget
    /// Told how many entries of how many are copied.
    private let progress: (_ done: Int, _ all: Int) -> Void
    private var frontier = Frontier()

    private static let entriesAtOnce = 2_000
    private static let casesAtOnce = 500

    package init(
        from source: any RecordSource, into target: any RecordTarget,
        progress: @escaping (_ done: Int, _ all: Int) -> Void
    ) {
        self.source = source
        self.target = target
        self.progress = progress
    }

    /// Where `movedTo` is given, nobody files anything into the source afterwards. The target is whole before that is
    /// so, and is to be made somebody's records only after it: two books never grow under one name.
    ///
    /// Returns the head that both have. Throws what a store threw, `uncertain` where it cannot be known whether the
    /// source is closed, and `damaged` where the source's entries do not come to the head that was signed.
    package mutating func run(movedTo place: String?) throws(StoreError) -> LedgerHead {
        var copy = self
        var head: LedgerHead?
        try source.copying { try copy.all($0) }
        try source.copyingLast(movedTo: place) { moment in head = try copy.rest(moment) }
        self = copy
        guard let head else { throw .damaged("the book has no head") }
        return head
    }

    private mutating func all(_ moment: any RecordMoment) throws {
        try entries(moment)
        var after: CaseID?
        while true {
            let next = try moment.references(after: after, limit: Self.casesAtOnce)
            // What belongs to a case that no list knows comes with its neighbours: the spans leave no gap.
            let isLast = next.count < Self.casesAtOnce
            try cases(.range(after: after, through: isLast ? nil : next.last), moment)
            if isLast { return }
            after = next.last
        }
    }

    private mutating func rest(_ moment: any RecordMoment) throws -> LedgerHead {
        let touched = try moment.references(from: frontier.size)
        try entries(moment)
        for start in stride(from: 0, to: touched.count, by: Self.casesAtOnce) {
            let some = Array(touched[start..<min(start + Self.casesAtOnce, touched.count)])
            try target.forget(some)
            try cases(.only(some), moment)
        }
        try target.put(try moment.destroyedKeys())
        try target.put(try moment.people())
        let end = try moment.end()
        guard end.frontier == frontier.bytes else {
            throw StoreError.damaged("the book's head does not fit its entries")
        }
        try target.put(end)
        return LedgerHead(size: frontier.size, root: frontier.root.bytes, checkpoint: end.checkpoint)
    }

    private mutating func entries(_ moment: any RecordMoment) throws {
        let size = Frontier(try moment.end().frontier)?.size ?? 0
        while frontier.size < size {
            let limit = min(Self.entriesAtOnce, size - frontier.size)
            let entries = try moment.entries(from: frontier.size, limit: limit)
            var completed: [StoredHash] = []
            for kept in entries {
                let leaf = TreeHash(leaf: kept.entry.bytes)
                guard kept.entry.position == frontier.size, leaf.bytes == kept.entry.leafHash else {
                    throw StoreError.damaged("entry \(kept.entry.position) of the book has been altered")
                }
                completed += frontier.append(leaf)
            }
            guard !entries.isEmpty else { throw StoreError.damaged("entries of the book are missing") }
            try target.put(entries, completing: completed)
            progress(frontier.size, size)
        }
    }

    private func cases(_ span: CaseSpan, _ moment: any RecordMoment) throws {
        let cases = try moment.cases(span)
        try target.put(cases)
        for file in cases.files {
            var number = 0
            while let chunk = try moment.chunk(number, of: file.id) {
                try target.put(chunk, number: number, of: file.id)
                number += 1
            }
        }
    }
}
