import Hummingbird
import NIOCore

/// What an upload may hold.
package struct UploadLimits: Hashable, Sendable {
    /// Bytes of one file.
    package var file: Int
    /// Bytes of all files of one form together.
    package var total: Int
    package var files: Int

    package init(file: Int = 50 * 1024 * 1024, total: Int = 100 * 1024 * 1024, files: Int = 20) {
        self.file = file
        self.total = total
        self.files = files
    }
}

/// A form with files, read as it arrives: the fields first, then one file after another in chunks.
///
/// On the page the file inputs come after every other field, so that the fields (and the token that proves where the
/// form comes from) are known before the first byte of a file is taken. A named button after them is not read.
///
///     while let file = try await upload.nextFile() {
///         while let chunk = try await upload.nextChunk() { … }
///     }
package actor Upload {
    package struct File: Hashable, Sendable {
        /// The file input's name.
        package let field: String
        package let name: FileName
    }

    private var parser: MultipartParser
    private var body: RequestBody.AsyncIterator
    private let limits: UploadLimits
    /// A file whose headers were read and whose content was not.
    private var waiting: File?
    /// The name of the file that is being read.
    private var reading: FileName?
    private(set) var hasEnded = false
    private var fileBytes = 0
    private var totalBytes = 0
    private var files = 0

    init(_ body: RequestBody, boundary: String, limits: UploadLimits) {
        parser = MultipartParser(boundary: boundary)
        self.body = body.makeAsyncIterator()
        self.limits = limits
    }

    /// The fields before the first file.
    func fields() async throws -> Form {
        var form = Form()
        var size = 0
        while waiting == nil, let headers = try await nextPart() {
            if let fileName = headers.fileName {
                guard !fileName.isEmpty else {
                    try await skipContent()
                    continue
                }
                waiting = File(field: headers.name, name: FileName(from: fileName))
                break
            }
            var value: [UInt8] = []
            while case .content(let chunk) = try await event() {
                size += chunk.count
                value += chunk
                guard size <= FormLimits.form else { throw FormError.tooLarge(limit: FormLimits.form) }
            }
            size += headers.name.utf8.count
            try form.take(name: Array(headers.name.utf8), value: value)
        }
        return form
    }

    /// The next file that was chosen; `nil` after the last one. What was not read of the file before is passed over.
    package func nextFile() async throws -> File? {
        while reading != nil { _ = try await nextChunk() }
        while !hasEnded {
            if let file = waiting {
                waiting = nil
                files += 1
                guard files <= limits.files else { throw FormError.tooManyFiles(limit: limits.files) }
                fileBytes = 0
                reading = file.name
                return file
            }
            guard let headers = try await nextPart() else { return nil }
            if let fileName = headers.fileName, !fileName.isEmpty {
                waiting = File(field: headers.name, name: FileName(from: fileName))
            } else {
                try await skipContent()
            }
        }
        return nil
    }

    /// More of the file; `nil` at its end. Throws once a limit is passed, and for a file with nothing in it.
    package func nextChunk() async throws -> [UInt8]? {
        guard let name = reading else { return nil }
        guard case .content(let chunk) = try await event() else {
            reading = nil
            guard fileBytes > 0 else { throw FormError.emptyFile(name) }
            return nil
        }
        fileBytes += chunk.count
        totalBytes += chunk.count
        guard fileBytes <= limits.file else { throw FormError.fileTooLarge(name, limit: limits.file) }
        guard totalBytes <= limits.total else { throw FormError.filesTooLarge(limit: limits.total) }
        return chunk
    }

    /// The same answer, after which what is still coming is read and dropped.
    ///
    /// A browser shows an answer only when it has sent all it has to send. Once as much again as was allowed has come,
    /// the connection is closed.
    nonisolated func lingering(_ response: Response) -> Response {
        var response = response
        let body = response.body
        response.body = ResponseBody(contentLength: body.contentLength) { writer in
            try await body.write(writer)
            guard try await self.drain() else { throw FormError.cutShort }
        }
        return response
    }

    /// Reads on and drops what comes; false once as much again as was allowed has come.
    private func drain() async throws -> Bool {
        var dropped = 0
        while let chunk = try await receive() {
            dropped += chunk.readableBytes
            if dropped > limits.total { return false }
        }
        return true
    }

    private func nextPart() async throws -> MultipartHeaders? {
        guard !hasEnded else { return nil }
        guard case .part(let headers) = try await event() else { return nil }
        return headers
    }

    private func skipContent() async throws {
        var size = 0
        while case .content(let chunk) = try await event() {
            size += chunk.count
            guard size <= FormLimits.form else { throw FormError.tooLarge(limit: FormLimits.form) }
        }
    }

    private func event() async throws -> MultipartParser.Event {
        while true {
            if let event = try parser.next() {
                if event == .end { hasEnded = true }
                return event
            }
            guard let chunk = try await receive() else { throw FormError.cutShort }
            parser.feed(chunk.readableBytesView)
        }
    }

    private func receive() async throws -> ByteBuffer? {
        // An iterator is advanced in a local copy: actor state cannot be handed to an asynchronous call.
        var iterator = body
        defer { body = iterator }
        return try await iterator.next(isolation: self)
    }
}

/// An upload that could not be taken, with what is still coming of it.
struct UploadStopped: Error {
    let reason: FormError
    let upload: Upload
}
