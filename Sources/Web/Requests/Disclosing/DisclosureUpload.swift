import Casework
import Exchange

/// Files on their way from a form into the records, sealed chunk by chunk as they come.
struct DisclosureUpload {
    /// How many files one disclosure takes, and how many bytes each may have.
    static let files = 5
    static let bytes = 25 * 1024 * 1024

    let desk: LiaisonDesk
    let intake: FileIntake

    /// Takes every file; throws `FormError` for one that cannot be taken. What was taken before stays nobody's, and is
    /// swept away.
    func take(_ upload: Upload?) async throws -> [DisclosedFile] {
        guard let upload else { return [] }
        var taken: [DisclosedFile] = []
        while let sent = try await upload.nextFile() {
            guard taken.count < Self.files else { throw FormError.tooManyFiles(limit: Self.files) }
            var file = desk.newFile(named: Confidential(sent.name.text), in: intake)
            while let chunk = try await upload.nextChunk() {
                guard file.size + chunk.count <= Self.bytes else { throw FormError.fileTooLarge(limit: Self.bytes) }
                try await desk.take(chunk, into: &file)
            }
            taken.append(try await desk.finish(file))
        }
        return taken
    }
}
