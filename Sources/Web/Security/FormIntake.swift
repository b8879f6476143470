import HTTPTypes
package import Hummingbird
import NIOCore

/// Reads what is posted, once and in one place, and refuses it unless it comes from a page of ours.
///
/// Two things are asked. Browsers say where a request comes from (`Sec-Fetch-Site`, or `Origin`), and when they do it
/// has to be here. And the form has to carry the token that only our pages know. Handlers find the form, and the
/// files after it, in their context, and so can read nothing that was not checked.
package struct FormIntake: RouterMiddleware {
    package typealias Context = Visit

    private let uploads: UploadLimits

    package init(uploads: UploadLimits) { self.uploads = uploads }

    package func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        guard request.method != .get, request.method != .head else { return try await next(request, context) }
        guard isFromHere(request) else { throw Forgery.fromElsewhere }
        var context = context
        do {
            return try await take(request, &context, next: next)
        } catch let reason as FormError {
            guard let upload = context.upload else { throw reason }
            throw UploadStopped(reason: reason, upload: upload)
        }
    }

    private func take(
        _ request: Request, _ context: inout Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        let type = request.headers[.contentType] ?? ""
        if let boundary = MultipartParser.boundary(of: type) {
            let upload = Upload(request.body, boundary: boundary, limits: uploads)
            context.upload = upload
            if let length = request.headers[.contentLength].flatMap({ Int($0) }),
                length > uploads.total + FormLimits.form
            {
                throw FormError.filesTooLarge(limit: uploads.total)
            }
            context.form = try await upload.fields()
        } else if type.lowercased().hasPrefix("application/x-www-form-urlencoded") || type.isEmpty {
            context.form = try Form(urlEncoded: try await whole(request.body).readableBytesView)
        } else {
            throw FormError.wrongType
        }
        guard let expected = context.csrf, expected.matches(context.form.typed(CSRFToken.fieldName)) else {
            throw Forgery.withoutProof
        }
        let response = try await next(request, context)
        guard let upload = context.upload, await !upload.hasEnded else { return response }
        return upload.lingering(response)
    }

    private func whole(_ body: RequestBody) async throws -> ByteBuffer {
        var whole = ByteBuffer()
        for try await var chunk in body {
            whole.writeBuffer(&chunk)
            guard whole.readableBytes <= FormLimits.form else { throw FormError.tooLarge(limit: FormLimits.form) }
        }
        return whole
    }

    /// Whether the browser says that one of our own pages sent it. Old browsers and tools say nothing; they still
    /// need the token.
    private func isFromHere(_ request: Request) -> Bool {
        if let name = HTTPField.Name("Sec-Fetch-Site"), let site = request.headers[name] {
            return site == "same-origin"
        }
        // Our own pages ask for no referrer, and then an older browser writes the origin of their forms as `null`.
        guard let origin = request.headers[.origin], origin != "null" else { return true }
        guard let authority = request.head.authority ?? HTTPField.Name("Host").flatMap({ request.headers[$0] }) else {
            return false
        }
        return origin == "https://\(authority)" || origin == "http://\(authority)"
    }
}

/// A form that did not come from a page of ours, or from one that is out of date.
package enum Forgery: Error {
    case fromElsewhere
    case withoutProof

    package var sentence: String {
        switch self {
        case .fromElsewhere: "Another site sent this form: open Gatehouse yourself and do it there."
        case .withoutProof:
            "You signed in or out after this page was opened: go back, load the page again, then send it."
        }
    }
}
