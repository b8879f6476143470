package import Casework
import Crypto
import Ledger
package import Vault

/// Something of a case that does not agree with its entries.
package enum CaseFault: Hashable, Sendable {
    /// An entry cannot be understood, so nothing can be said of what stands on it.
    case unreadable(CaseID, position: Int)
    /// The store itself finds it damaged.
    case damaged(CaseID, what: String)
    /// Lists do not know of it.
    case noRow(CaseID)
    /// Lists say something else of it than its entries.
    case otherRow(CaseID)
    /// It is found by other words than it was, or by none.
    case otherTerms(CaseID)
    /// A record's key is kept under another agency's name than the record's owner.
    case otherOwner(CaseID, record: String)
    /// A record is sealed, not destroyed, and has no key.
    case keyIsGone(CaseID, record: String)
    /// A record is destroyed, and its key is still there (4.13).
    case keyIsLeft(CaseID, record: String)
    /// There is a key of a record or of a copy that the case does not have.
    case keyOfNothing(CaseID, record: String)
    /// A key is not the one that was made: what it sealed cannot be opened.
    case keyOpensNothing(CaseID, record: String)
    /// An agency's own key is gone, and with it all that it sealed.
    case agencyKeyIsGone(CaseID)
    /// A disclosed file is not there whole.
    case fileIsBroken(CaseID, FileID)
    /// A disclosed file would be destroyed with another record than its own.
    case fileOfOther(CaseID, FileID)
    /// An officer has no account.
    case noAccount(OfficerID)
    /// An officer's account is not as a server of this partnership wrote it last.
    case otherAccount(OfficerID)

    /// What is wrong, in one sentence.
    package var sentence: String {
        switch self {
        case .unreadable(let reference, let position):
            "Entry \(position), of case \(reference), cannot be understood."
        case .damaged(let reference, let what): "The records of case \(reference) are damaged: \(what)."
        case .noRow(let reference): "Case \(reference) has entries, and no list knows of it."
        case .otherRow(let reference): "The lists say of case \(reference) what its entries do not."
        case .otherTerms(let reference): "Case \(reference) is searched by other words than its entries commit to."
        case .otherOwner(let reference, let record):
            "The key of record \(record) of case \(reference) is kept under another agency than its owner."
        case .keyIsGone(let reference, let record):
            "Record \(record) of case \(reference) is not destroyed, and its key is gone."
        case .keyIsLeft(let reference, let record):
            "Record \(record) of case \(reference) is destroyed, and its key is still there."
        case .keyOfNothing(let reference, let record):
            "There is a key for record \(record) of case \(reference), which has no such record."
        case .keyOpensNothing(let reference, let record):
            "The key of \(record.isEmpty ? "the agency" : "record \(record)") of case \(reference) opens nothing: it "
                + "is not the one that was made."
        case .agencyKeyIsGone(let reference):
            "The agency’s own key of case \(reference) is gone: nothing that it sealed can be opened."
        case .fileIsBroken(let reference, let file): "File \(file) of case \(reference) is not there whole."
        case .fileOfOther(let reference, let file):
            "File \(file) of case \(reference) would be destroyed with another record than its own."
        case .otherAccount(let officer): "The account of officer \(officer) is not as it was written last."
        case .noAccount(let officer): "Officer \(officer) was admitted and has no account."
        }
    }
}

/// Holds what is kept of cases beside the book (lists, keys, files, accounts) against the entries, which are the truth.
///
/// No words are opened, so that it needs no key; with the root key it can tell whether accounts and keys are those that
/// were written.
package struct CaseCheck: Sendable {
    private let records: any RecordStore
    private let kinds: Kinds
    /// `nil` for whoever has no root key, who cannot tell.
    private let keys: KeyCheck?

    package init(records: any RecordStore, kinds: Kinds = .gatehouse) {
        self.records = records
        self.kinds = kinds
        keys = nil
    }

    package init(
        records: any RecordStore, kinds: Kinds = .gatehouse, root: RootKey
    ) async throws(StoreError) {
        self.records = records
        self.kinds = kinds
        keys = KeyCheck(root, agencies: try await records.register(since: nil)?.keys ?? [])
    }

    /// What the lists say of every case, by its reference.
    package func rows() async throws(StoreError) -> [CaseID: CaseRow] {
        var rows: [CaseID: CaseRow] = [:]
        var last: CaseID?
        while true {
            let page = try await records.rows(after: last, limit: Self.rowsAtOnce)
            for row in page { rows[row.reference] = row }
            guard page.count == Self.rowsAtOnce else { return rows }
            last = page.last?.reference
        }
    }

    private static let rowsAtOnce = 1000

    /// What is wrong with a case of which the lists said `row`.
    ///
    /// It is looked at again before it is said, since somebody may be acting on it meanwhile.
    package func faults(of reference: CaseID, listed row: CaseRow?) async throws(StoreError) -> [CaseFault] {
        var faults = try await faultsNow(reference, row)
        for _ in 1...2 where !faults.isEmpty {
            faults = try await faultsNow(reference, try await records.row(of: reference))
        }
        return faults
    }

    private func faultsNow(_ reference: CaseID, _ row: CaseRow?) async throws(StoreError) -> [CaseFault] {
        let record: CaseRecord
        do throws(StoreError) {
            record = try await records.record(of: reference)
        } catch {
            guard case .damaged(let what) = error else { throw error }
            return [.damaged(reference, what: what)]
        }
        guard let first = record.entries.first else { return [] }
        guard let kind = kinds.kind(of: reference) else { return [.unreadable(reference, position: first.position)] }
        do throws(DeskError) {
            return try await faults(of: kind, reference, row, record)
        } catch {
            switch error {
            case .unreadableEntry(let position): return [.unreadable(reference, position: position)]
            case .store(.damaged(let what)): return [.damaged(reference, what: what)]
            case .store(let error): throw error
            case .notAnOfficer, .noSuchCase, .noProtocol, .tooLong, .sealing:
                return [.unreadable(reference, position: first.position)]
            }
        }
    }

    private func faults<Kind: CaseKind>(
        of kind: Kind.Type, _ reference: CaseID, _ row: CaseRow?, _ record: CaseRecord
    ) async throws(DeskError) -> [CaseFault] {
        guard let history = try CaseHistory<Kind>(reference, record.entries) else { return [] }
        var faults: [CaseFault] = []
        if let row {
            if !row.agrees(with: history.row) { faults.append(.otherRow(reference)) }
        } else {
            faults.append(.noRow(reference))
        }
        faults += keyFaults(history, record)
        faults += ownerFaults(history.current, record)
        faults += keys?.faults(of: record.keys, in: reference) ?? []
        if try await hasOtherTerms(history, record) { faults.append(.otherTerms(reference)) }
        faults += try await fileFaults(history)
        for (officer, changes) in history.current.accountHolders.sorted(by: { $0.key < $1.key }) {
            faults += try await accountFaults(officer, changes)
        }
        return faults
    }

    private func ownerFaults<Kind: CaseKind>(_ current: Kind, _ record: CaseRecord) -> [CaseFault] {
        // Nobody stands in this register: of the partnership's own papers it is not said whose they are.
        let nobody = Register(version: 0, agencies: [:])
        var faults: [CaseFault] = []
        for key in record.keys where !key.isAgencyKey {
            // One of another case's name is none of this case's records: that is said besides.
            guard let name = RecordKeys.record(key.id, of: current.reference),
                let owner = current.owner(of: name, in: nobody), owner.text != key.owner
            else { continue }
            faults.append(.otherOwner(current.reference, record: name))
        }
        if Kind.isOfDirectory, current.owner(of: "", in: nobody) != nil,
            !record.keys.contains(where: \.isAgencyKey)
        {
            faults.append(.agencyKeyIsGone(current.reference))
        }
        return faults
    }

    /// Whether the terms that it is found by are not those that its entries commit to; a destroyed record has none.
    private func hasOtherTerms<Kind: CaseKind>(
        _ history: CaseHistory<Kind>, _ record: CaseRecord
    ) async throws(DeskError) -> Bool {
        guard let searched = Kind.searched else { return false }
        var committed: String?
        for (stored, entry) in zip(record.entries, history.entries) {
            if !Kind.keeps(searched, after: entry.event) { committed = nil }
            if entry.sealed[searched.description] != nil { committed = try stored.fact(BlindTerm.fact) }
        }
        if history.destroyedRecords.contains(searched.record) { committed = nil }
        let key = RecordKeys.id(searched.record, of: history.reference)
        let terms = try await stored { () throws(StoreError) in try await records.terms(of: key) }
        return committed.map { $0 != terms.digest } ?? !terms.isEmpty
    }

    private func accountFaults(_ officer: OfficerID, _ changes: Int) async throws(DeskError) -> [CaseFault] {
        let account = try await stored { () throws(StoreError) in try await records.account(of: officer) }
        guard let account else { return [.noAccount(officer)] }
        guard let keys, !account.isAttested(by: keys.rowKey, changes: changes) else { return [] }
        return [.otherAccount(officer)]
    }

    /// Records and copies without a key that are not destroyed, and keys of those that are (4.13) or never were.
    private func keyFaults<Kind: CaseKind>(_ history: CaseHistory<Kind>, _ record: CaseRecord) -> [CaseFault] {
        let reference = history.reference
        let keys = record.keys.filter { !$0.isAgencyKey }.map { RecordKeys.record($0.id, of: reference) ?? $0.id }
        let sealed = history.entries.flatMap { $0.sealed.keys.map { SealedField($0).record } }
        let destroyed = history.destroyedRecords
        let known = destroyed.union(sealed).union(history.current.recordCopies.map(\.name))
        return known.union(keys).sorted().compactMap { name in
            switch (keys.contains(name), destroyed.contains(name)) {
            case (true, _) where !known.contains(name): .keyOfNothing(reference, record: name)
            case (true, true): .keyIsLeft(reference, record: name)
            case (false, false): .keyIsGone(reference, record: name)
            case (true, false), (false, true): nil
            }
        }
    }

    private func fileFaults<Kind: CaseKind>(_ history: CaseHistory<Kind>) async throws(DeskError) -> [CaseFault] {
        let reference = history.reference
        let taken = history.entries.flatMap(\.event.files)
        var faults: [CaseFault] = []
        for file in history.current.standingFiles {
            let key = try await stored { () throws(StoreError) in try await records.key(of: file.id) }
            let own = taken.first { $0.file.id == file.id }.map { RecordKeys.id($0.record, of: reference) }
            if key != nil, key != own { faults.append(.fileOfOther(reference, file.id)) }
            var hash = SHA256()
            var isWhole = true
            for number in 0..<file.chunks {
                let chunk = try await stored { () throws(StoreError) in try await records.chunk(number, of: file.id) }
                if let chunk { hash.update(data: chunk) } else { isWhole = false }
            }
            let digest = hash.finalize().map(hexadecimal).joined()
            if !isWhole || digest != file.sealedHash { faults.append(.fileIsBroken(reference, file.id)) }
        }
        return faults
    }
}

extension CaseRow {
    /// Whether two rows say the same; in which order its members are kept is the store's own affair.
    fileprivate func agrees(with other: CaseRow) -> Bool {
        var (one, two) = (self, other)
        one.members.sort()
        two.members.sort()
        return one == two
    }
}
