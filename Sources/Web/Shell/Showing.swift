import HTML
package import Hummingbird
import NIOCore

extension Shell {
    /// Answers with a page. A form with problems on it goes out as 422, so that scripts and proxies can tell.
    package func show(_ page: Page, to context: SignedIn, status: HTTPResponse.Status = .ok) -> Response {
        respond(document(page, for: context.viewer, csrf: context.csrf), self.status(status, for: page))
    }

    /// Answers with a page for anybody, signed in or not.
    package func show(_ page: Page, to visit: Visit, status: HTTPResponse.Status = .ok) -> Response {
        respond(document(page, for: visit.signedIn?.viewer, csrf: visit.csrf), self.status(status, for: page))
    }

    private func status(_ status: HTTPResponse.Status, for page: Page) -> HTTPResponse.Status {
        guard let form = page.form, !form.isSound, status == .ok else { return status }
        return .unprocessableContent
    }

    private func respond(_ document: HTML, _ status: HTTPResponse.Status) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: document.bytes)))
    }
}

/// After something was done: go and look at it. A page that is loaded again then does nothing twice (RFC 9110, 15.4.4).
package func seeOther(_ path: String) -> Response { Response(status: .seeOther, headers: [.location: path]) }
