import Casework
package import Ledger
package import Vault

// The columns of what is read are in the order in which `init(_:)` reads them.

extension KeptEntry {
    package static let table = RecordTable<KeptEntry>(
        "entry", key: 1,
        [
            .int("position") { $0.entry.position }, .text("reference") { $0.entry.reference.text },
            .int("sequence") { $0.sequence }, .bytes("leafHash") { $0.entry.leafHash },
            .bytes("bytes") { $0.entry.bytes },
        ])
}

extension StoredEntry {
    /// From its position, its case's reference, its leaf hash and its bytes.
    package init(_ row: some RecordRow) throws {
        self.init(
            position: try row.int(0), reference: try row.caseID(1), bytes: try row.bytes(3),
            leafHash: try row.bytes(2))
    }

    /// An entry that somebody will act on: one that was altered in the store is not passed on.
    package init(checking row: some RecordRow) throws {
        try self.init(row)
        guard TreeHash(leaf: bytes).bytes == leafHash else {
            throw StoreError.damaged("entry \(position) of the book has been altered")
        }
    }
}

extension StoredHash {
    package static let table = RecordTable<StoredHash>(
        "tileHash", key: 2,
        [.int("level") { $0.node.level }, .int("place") { $0.node.index }, .bytes("hash") { $0.hash.bytes }])
}

extension KeptKey {
    package static let table = RecordTable<KeptKey>(
        "wrappedKey", key: 1,
        [
            .text("id") { $0.key.id }, .text("reference") { $0.reference.text }, .text("owner") { $0.key.owner },
            .bool("isAgencyKey") { $0.key.isAgencyKey }, .bytes("bytes") { $0.key.bytes },
        ])
}

extension WrappedKey {
    /// From its id, its owner and its bytes.
    package init(_ row: some RecordRow) throws {
        self.init(id: try row.text(0), owner: try row.text(1), bytes: try row.bytes(2))
    }
}

extension DestroyedKey {
    package static let table = RecordTable<DestroyedKey>(
        "destroyedKey", key: 1,
        [.text("id") { $0.id }, .bytes("fingerprint") { $0.fingerprint }, .int("position") { $0.position }])

    package init(_ row: some RecordRow) throws {
        self.init(id: try row.text(0), fingerprint: row.bytesIfAny(1), position: row.intIfAny(2))
    }
}

extension BlindTerm {
    package static let table = RecordTable<BlindTerm>(
        "blindTerm", key: 3, [.text("agency") { $0.agency.text }, .bytes("term") { $0.term }, .text("key") { $0.key }])

    package init(_ row: some RecordRow) throws {
        self.init(agency: AgencyID(try row.text(0)), term: try row.bytes(1), key: try row.text(2))
    }
}

extension KeptFile {
    package static let table = RecordTable<KeptFile>(
        "file", key: 1, [.text("id") { $0.id.text }, .moment("stagedAt") { $0.stagedAt }, .text("key") { $0.key }])

    package init(_ row: some RecordRow) throws {
        self.init(id: FileID(try row.text(0)), stagedAt: try row.moment(1), key: try row.text(2))
    }
}

extension Draft {
    package static let table = RecordTable<Draft>(
        "draft", key: 2,
        [
            .text("officer") { $0.officer.text }, .text("reference") { $0.reference.text },
            .bytes("sealed") { $0.sealed }, .moment("changedAt") { $0.changedAt },
        ])

    package init(_ row: some RecordRow) throws {
        self.init(
            reference: try row.caseID(1), officer: OfficerID(try row.text(0)), sealed: try row.bytes(2),
            changedAt: try row.moment(3))
    }
}

extension Account {
    package static let table = RecordTable<Account>(
        "account", key: 1,
        [
            .text("officer") { $0.officer.text }, .text("agency") { $0.agency.text },
            .text("signInName") { $0.signInName }, .text("name") { $0.name }, .text("position") { $0.position },
            .text("telephone") { $0.telephone }, .text("passwordHash") { $0.passwordHash },
            .bool("mustChangePassword") { $0.mustChangePassword }, .bytes("code") { $0.code },
        ])

    /// The account in the columns from `start` on.
    package init(_ row: some RecordRow, from start: Int = 0) throws {
        self.init(
            officer: OfficerID(try row.text(start)), agency: AgencyID(try row.text(start + 1)),
            signInName: try row.text(start + 2), name: try row.text(start + 3), position: try row.text(start + 4),
            telephone: try row.text(start + 5), passwordHash: try row.text(start + 6),
            mustChangePassword: try row.bool(start + 7))
        code = try row.bytes(start + 8)
    }
}

extension Session {
    package static let table = RecordTable<Session>(
        "session", key: 1,
        [
            .bytes("tokenHash") { $0.tokenHash }, .text("officer") { $0.officer.text },
            .text("agency") { $0.agency.text }, .moment("openedAt") { $0.openedAt }, .moment("seenAt") { $0.seenAt },
            .moment("endsAt") { $0.endsAt }, .text("device") { $0.device }, .bytes("code") { $0.code },
        ])

    package init(_ row: some RecordRow) throws {
        self.init(
            tokenHash: try row.bytes(0), officer: OfficerID(try row.text(1)), agency: AgencyID(try row.text(2)),
            openedAt: try row.moment(3), seenAt: try row.moment(4), endsAt: try row.moment(5),
            device: try row.text(6))
        code = try row.bytes(7)
    }
}

extension LedgerHead {
    /// From its size, its root and its checkpoint.
    package init(_ row: (some RecordRow)?) throws {
        guard let row else { throw StoreError.damaged("the book has no head") }
        self.init(size: try row.int(0), root: try row.bytes(1), checkpoint: try row.text(2))
    }
}

extension TreeHash {
    package init(_ row: some RecordRow) throws {
        guard let hash = TreeHash(try row.bytes(0)) else { throw StoreError.damaged("a hash in the book's tree") }
        self = hash
    }
}

extension [TreeHash] {
    /// The hashes of the complete subtrees that are `height` levels above these.
    package func subtrees(_ height: Int) -> [[UInt8]] {
        stride(from: 0, to: (count >> height) << height, by: 1 << height).map { start in
            var row = Array(self[start..<(start + (1 << height))])
            while row.count > 1 {
                row = stride(from: 0, to: row.count, by: 2).map { TreeHash(left: row[$0], right: row[$0 + 1]) }
            }
            return row[0].bytes
        }
    }
}
