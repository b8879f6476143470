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
        guard let place = sight.history?.current.takingFiles(in: sight.circumstances) else { throw .noSuchCase }
        return try intake(for: place, in: sight.snapshot)
    }

    /// The same before the act that begins a case.
    package func intake<Kind: CaseKind>(
        forNew reference: CaseID, as kind: Kind.Type, by badge: Badge
    ) async throws(DeskError) -> FileIntake {
        let sight = try await sight(of: reference, as: kind, by: .officer(badge))
        guard sight.history == nil, let place = Kind.takingFiles(asNew: reference, in: sight.circumstances) else {
            throw .noSuchCase
        }
        return try intake(for: place, in: sight.snapshot)
    }

    /// Nothing is filed yet, so the record has no key yet: this makes it.
    func intake(
        for place: FilePlace, scan: FileID? = nil, in snapshot: RegisterSnapshot
    ) throws(DeskError) -> FileIntake {
        var keys = RecordKeys([])
        let key = try strongroom.dataKey(
            place.record, of: place.reference, owner: place.owner, keys: &keys, agencies: snapshot.keys)
        return FileIntake(reference: place.reference, owner: place.owner, key: key, keys: keys, scan: scan)
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
        let sealed = try await stored { () throws(StoreError) in try await records.chunk(number, of: id) }
        guard let sealed else { throw .sealing(.truncated) }
        next += 1
        do throws(VaultError) { return try opener.open(sealed, isLast: next == file.chunks) } catch {
            throw .sealing(error)
        }
    }
}
