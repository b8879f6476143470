import Casework
import Ledger
import SharingProtocol

/// The register as a file: everything that a filter finds, and not one page of it (4.6).
///
/// It is written a stretch at a time. What is read while others act has to be complete all the same, so it is cut by
/// the one thing of a case that never changes: when it was opened. Each stretch is read at one moment, and no case is
/// in two or in none.
package struct RegisterExport: Sendable {
    package let fileName: String
    package let exit: Exit
    let egress: Egress
    let query: CaseQuery?
    let records: any RecordStore
    let preparedAt: Timestamp
    let preparedBy: String
    let isSearchByName: Bool
    /// The book as the list was begun: with it anybody can tell later whether an entry has been taken out.
    let head: LedgerHead

    /// Cases that are read at once.
    static let stretch = 500

    /// Hands the file to `write`, piece by piece.
    package func write(_ write: (String) async throws -> Void) async throws {
        let fields = egress.fields(for: exit)
        var isFirst = true
        var count = 0
        try await write(opening(fields))
        try await eachStretch { rows in
            let released = rows.compactMap { egress.released($0) }
            count += released.count
            var text = ""
            for row in released {
                text += line(row, fields, isFirst: isFirst)
                isFirst = false
            }
            if !text.isEmpty { try await write(text) }
        }
        let end = closing(count: count)
        if !end.isEmpty { try await write(end) }
    }

    // The newest openings come first, as on the page.
    private func eachStretch(_ take: ([CaseRow]) async throws -> Void) async throws {
        guard let query else { return }
        // Nothing is opened later than this: the book takes no entry that is a minute out of its time.
        let end = query.openedBefore ?? preparedAt.adding(seconds: 3600)
        var stretches = [(from: query.openedFrom ?? Timestamp(milliseconds: 0), before: end)]
        while let (from, before) = stretches.popLast() {
            guard from < before else { continue }
            var part = query
            part.openedFrom = from
            part.openedBefore = before
            part.offset = 0
            part.limit = Self.stretch
            var list = try await cases(part)
            let width = before.milliseconds - from.milliseconds
            if list.total > list.rows.count, width > 1 {
                let middle = Timestamp(milliseconds: from.milliseconds + width / 2)
                stretches.append((from, middle))
                stretches.append((middle, before))
                continue
            }
            if list.total > list.rows.count {
                part.limit = list.total
                list = try await cases(part)
            }
            try await take(list.rows.sorted { ($0.openedAt, $0.reference) > ($1.openedAt, $1.reference) })
        }
    }

    private func cases(_ query: CaseQuery) async throws(DeskError) -> CaseList {
        try await stored { () throws(StoreError) in try await records.cases(query) }
    }
}

// The two forms.
extension RegisterExport {
    /// What has to be known of the list stands in the head of the JSON. A spreadsheet has nothing but its columns, so
    /// that it can be sorted and counted.
    private func opening(_ fields: [RegisterField]) -> String {
        switch exit {
        case .page: ""
        case .csv: CSV.heading(fields.map(\.heading) + ["Handling"])
        case .json:
            """
            {"register":\(JSONText.object([
                ("handling", JSONText.text(egress.handling)),
                ("preparedAt", JSONText.text(preparedAt.iso)),
                ("preparedBy", JSONText.text(preparedBy)),
                ("protocol", JSONText.text(egress.rules.name)),
                ("searchedByName", isSearchByName ? "true" : "false"),
            ])),
            "book":\(JSONText.object([
                ("entries", String(head.size)),
                ("root", JSONText.text(TreeHash(head.root).map(\.description) ?? "")),
                ("checkpoint", JSONText.text(head.checkpoint)),
            ])),
            "rows":[
            """
        }
    }

    private func line(_ row: ReleasedRow, _ fields: [RegisterField], isFirst: Bool) -> String {
        switch exit {
        case .page: ""
        case .csv: CSV.line(fields.map { $0.cell(in: row) } + [handling])
        case .json:
            (isFirst ? "\n" : ",\n")
                + JSONText.object(
                    fields.map { field in
                        switch field.value(in: row) {
                        case .text(let text): (field.rawValue, JSONText.text(text))
                        case .flag(let flag): (field.rawValue, flag ? "true" : "false")
                        case .absent: (field.rawValue, "null")
                        }
                    })
        }
    }

    /// What has to be said on the list (4.7). It stands in a column of its own, so that a row says it as well wherever
    /// it is copied to.
    private var handling: String { "\(egress.handling) Made for \(preparedBy)." }

    /// How many rows there have to be, by which a program knows that it has the whole list.
    private func closing(count: Int) -> String { exit == .json ? "\n],\n\"count\":\(count)}\n" : "" }
}

extension LiaisonDesk {
    /// The whole register that a filter finds, on its way out as a file.
    ///
    /// Whoever has no register gets a list with nothing in it.
    package func registerExport(
        _ filter: RegisterFilter, as exit: Exit, by badge: Badge
    ) async throws(DeskError) -> RegisterExport {
        let snapshot = try await register()
        let circumstances = try circumstances(badge, in: snapshot, at: now())
        let head = try await stored { () throws(StoreError) in try await records.head() }
        let egress = Egress(circumstances, in: snapshot, kinds: kinds)
        let name = Egress.fileName(
            "register-\(egress.owner)", on: circumstances.today, ledger: head.size, as: exit.rawValue)
        return RegisterExport(
            fileName: name, exit: exit, egress: egress,
            query: recordQuery(filter, snapshot, circumstances), records: records, preparedAt: circumstances.at,
            preparedBy: snapshot.name(of: badge.officer), isSearchByName: filter.subject != nil, head: head)
    }
}
