import Casework
import Exchange
import HTML

extension UploadLimits {
    /// What one disclosure takes at most: larger files have to be shared in another way.
    static let ofDisclosure = UploadLimits(file: 25 * 1024 * 1024, total: 100 * 1024 * 1024, files: 5)

    /// The lesser of each.
    func within(_ other: UploadLimits) -> UploadLimits {
        UploadLimits(file: min(file, other.file), total: min(total, other.total), files: min(files, other.files))
    }
}

/// How much may be written, in characters.
enum DisclosureLimits {
    /// The longer part goes as a file.
    static let item = 10_000
}

/// What the page says where its owner set no conditions.
let noConditions: HTML = "None beyond the protocol’s own"

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
                guard file.size + chunk.count <= limits.file else {
                    throw FormError.fileTooLarge(sent.name, limit: limits.file)
                }
                guard size <= limits.total else { throw FormError.filesTooLarge(limit: limits.total) }
                try await desk.take(chunk, into: &file)
            }
            taken.append(try await desk.finish(file))
        }
        return taken
    }
}

/// The input for the files of a disclosure; last in its form.
func filesField(_ limits: UploadLimits, in form: Form) -> HTML {
    let hint: HTML = """
        Up to \(limits.files) files. Each can be up to \(fileSize(limits.file)), and all together up to \
        \(fileSize(limits.total)).
        """
    return fileField(Field("files", "Files", hint: hint), in: form, takesSeveral: true)
}

/// The declaration that is made with every disclosure.
func checkedBox(in form: Form) -> HTML {
    tickBox(
        "checked", "I have checked that this is about the right person or subject and goes to the right people",
        in: form)
}

extension Form {
    /// Asks for the declaration.
    mutating func needsChecked() {
        _ = isTicked("checked", required: "Tick the box to say that you have checked it")
    }

    /// Notes what is wrong with an upload.
    mutating func note(_ error: FormError) { note(error.sentence + " Choose your files again.", at: "files") }

    /// A browser does not fill in files again, and people have to be told.
    func withFilesGone(_ context: SignedIn) -> Form {
        var form = self
        if context.upload != nil { form.note("If you chose files, choose them again", at: "files") }
        return form
    }
}
