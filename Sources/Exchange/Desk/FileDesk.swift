package import Casework
import Vault

/// Files on their way in: sealed as they arrive, under the key that their record will have, and nobody's until the act
/// that takes them up is filed.
package struct FileIntake: Sendable {
    let reference: CaseID
    let owner: AgencyID
    let key: DataKey
    var keys: RecordKeys
    /// The one file that it takes, where it is the scan of an agreement, whose record is named by it.
    var scan: FileID?
}

/// One file on its way in.
package struct IncomingFile: Sendable {
    package let id: FileID
    package let name: Confidential
    package private(set) var size = 0
    var sealer: ChunkSealer
    var staged = 0

    init(id: FileID, name: Confidential, sealer: ChunkSealer) {
        self.id = id
        self.name = name
        self.sealer = sealer
    }

    mutating func sealed(_ bytes: [UInt8]) throws(DeskError) -> [[UInt8]] {
        size += bytes.count
        do throws(VaultError) { return try sealer.update(bytes) } catch { throw .sealing(error) }
    }
}

extension LiaisonDesk {
    /// Opens the intake for an officer who may bring files now; refused before a byte is taken from anybody else.
    package func intake<Kind: CaseKind>(
        for reference: CaseID, as kind: Kind.Type, by badge: Badge
    ) async throws(DeskError) -> FileIntake {
        let sight = try await sight(of: reference, as: kind, by: .officer(badge))
        let circumstances = sight.circumstances
        guard let current = sight.history?.current, let record = current.recordTakingFiles(in: circumstances),
            let owner = current.owner(of: record, in: circumstances.register)
        else { throw .noSuchCase }
        // Nothing is filed yet, so the record has no key yet: this makes it.
        var keys = RecordKeys([])
        let key = try strongroom.dataKey(
            record, of: reference, owner: owner, keys: &keys, agencies: sight.snapshot.keys)
        return FileIntake(reference: reference, owner: owner, key: key, keys: keys)
    }

    package func newFile(named name: Confidential, in intake: FileIntake) -> IncomingFile {
        let id = intake.scan ?? FileID(newReference("F"))
        return IncomingFile(
            id: id, name: name,
            sealer: strongroom.sealer(of: id, under: intake.key, of: intake.reference, owner: intake.owner))
    }

    package func take(_ bytes: [UInt8], into file: inout IncomingFile) async throws(DeskError) {
        for chunk in try file.sealed(bytes) { try await stage(chunk, of: &file) }
    }

    package func finish(_ file: IncomingFile) async throws(DeskError) -> DisclosedFile {
        var file = file
        let last: [UInt8]
        let sealed: FileSeal
        do throws(VaultError) { (last, sealed) = try file.sealer.finish() } catch { throw .sealing(error) }
        try await stage(last, of: &file)
        return DisclosedFile(
            id: file.id, name: file.name, size: sealed.size, chunks: sealed.chunks,
            sealedHash: sealed.digest.map(hexadecimal).joined())
    }

    private func stage(_ chunk: [UInt8], of file: inout IncomingFile) async throws(DeskError) {
        let (number, id, moment) = (file.staged, file.id, now())
        try await stored { () throws(StoreError) in
            try await records.stage(chunk, number: number, of: id, at: moment)
        }
        file.staged += 1
    }
}

/// One file, opened for one reader: its chunks come in order, and nothing comes out that was not checked.
package struct OpenedFile: Sendable {
    package let file: RecordedFile
    package let name: Confidential
    private var opener: ChunkOpener
    private var next = 0
    private let records: any RecordStore

    init(_ file: RecordedFile, name: Confidential, opener: ChunkOpener, records: any RecordStore) {
        self.file = file
        self.name = name
        self.opener = opener
        self.records = records
    }

    /// The next bytes; `nil` after the last.
    package mutating func nextChunk() async throws(DeskError) -> [UInt8]? {
        guard next < file.chunks else { return nil }
        let (number, id, records) = (next, file.id, records)
        let sealed: [UInt8]?
        do throws(StoreError) { sealed = try await records.chunk(number, of: id) } catch { throw .store(error) }
        guard let sealed else { throw .sealing(.truncated) }
        next += 1
        do throws(VaultError) { return try opener.open(sealed, isLast: next == file.chunks) } catch {
            throw .sealing(error)
        }
    }
}
