package import HTTPTypes

/// A form that cannot be read at all, so that there is nothing to show again beside a problem.
package enum FormError: Error, Hashable, Sendable {
    /// The form, or one answer in it, is larger than `limit` bytes.
    case tooLarge(limit: Int)
    case tooManyFields
    case wrongEncoding
    case controlCharacter
    /// The parts of an upload do not stand as RFC 7578 says.
    case malformedUpload
    /// Neither a form nor an upload.
    case wrongType
    case fileTooLarge(FileName, limit: Int)
    case filesTooLarge(limit: Int)
    case tooManyFiles(limit: Int)
    case emptyFile(FileName)
    /// The connection ended before the upload did.
    case cutShort

    package var status: HTTPResponse.Status {
        switch self {
        case .tooLarge, .fileTooLarge, .filesTooLarge, .tooManyFiles: .contentTooLarge
        case .wrongType: .unsupportedMediaType
        case .tooManyFields, .wrongEncoding, .controlCharacter, .malformedUpload, .emptyFile, .cutShort: .badRequest
        }
    }

    package var sentence: String {
        switch self {
        case .tooLarge(let limit): "What was sent is larger than \(size(limit)): shorten it, then send it again."
        case .tooManyFields: "The form has more fields than any page of Gatehouse: go back and send it from its page."
        case .wrongEncoding: "The form is not in UTF-8: go back and send it from its page in a browser."
        case .controlCharacter:
            "The form contains a character that cannot be kept: remove it, then send the form again."
        case .malformedUpload: "The upload could not be read: go back, choose the file again and send it."
        case .wrongType: "This address takes a form from its page: go back and send it from there."
        case .fileTooLarge(let name, let limit):
            "The file “\(name.short)” is larger than \(size(limit)). Send a smaller one, or split it."
        case .filesTooLarge(let limit):
            "Together the files are larger than \(size(limit)): send them in more than one disclosure."
        case .tooManyFiles(let limit): "More than \(limit) files were chosen: send at most \(limit) at a time."
        case .emptyFile(let name): "The file “\(name.short)” is empty. Choose one with something in it."
        case .cutShort: "The upload stopped before its end: check the connection, then send the file again."
        }
    }

    private func size(_ bytes: Int) -> String { fileSize(bytes) }
}

/// A size as people read it: `820 bytes`, `256 KB`, `50 MB`, in the powers of 1,024 that file managers mostly show.
package func fileSize(_ bytes: Int) -> String {
    func inUnits(of unit: Int) -> String {
        let tenths = bytes * 10 / unit
        return tenths >= 100 || tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
    if bytes == 1 { return "1 byte" }
    if bytes < 1024 { return "\(bytes) bytes" }
    if bytes < 1024 * 1024 { return inUnits(of: 1024) + " KB" }
    if bytes < 1024 * 1024 * 1024 { return inUnits(of: 1024 * 1024) + " MB" }
    return inUnits(of: 1024 * 1024 * 1024) + " GB"
}
