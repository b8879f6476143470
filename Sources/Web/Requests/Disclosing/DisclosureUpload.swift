import Casework
import Exchange

extension UploadLimits {
    /// What one disclosure takes at most: what is larger than this is for other ways than a request.
    static let ofDisclosure = UploadLimits(file: 25 * 1024 * 1024, total: 100 * 1024 * 1024, files: 5)

    /// The lesser of each.
    func within(_ other: UploadLimits) -> UploadLimits {
        UploadLimits(file: min(file, other.file), total: min(total, other.total), files: min(files, other.files))
    }
}

/// Files on their way from a form into the records, sealed chunk by chunk as they come.
struct DisclosureUpload {
    let desk: LiaisonDesk
    let intake: FileIntake
    let limits: UploadLimits

    /// Takes every file; throws `FormError` for one that cannot be taken. What was taken before stays nobody's, and is
    /// swept away.
    func take(_ upload: Upload?) async throws -> [DisclosedFile] {
        guard let upload else { return [] }
        var taken: [DisclosedFile] = []
        var size = 0
        while let sent = try await upload.nextFile() {
            guard taken.count < limits.files else { throw FormError.tooManyFiles(limit: limits.files) }
            var file = desk.newFile(named: Confidential(sent.name.text), in: intake)
            while let chunk = try await upload.nextChunk() {
                size += chunk.count
                guard file.size + chunk.count <= limits.file else { throw FormError.fileTooLarge(limit: limits.file) }
                guard size <= limits.total else { throw FormError.filesTooLarge(limit: limits.total) }
                try await desk.take(chunk, into: &file)
            }
            taken.append(try await desk.finish(file))
        }
        return taken
    }
}
