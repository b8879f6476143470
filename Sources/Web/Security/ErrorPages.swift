import Exchange
import HTML
import HTTPTypes
package import Hummingbird
import Logging

/// The one place where an error becomes a status, a sentence and a page.
package struct ErrorPages: RouterMiddleware {
    package typealias Context = Visit

    let shell: Shell
    var meter: ServerMeter?

    package func handle(
        _ request: Request, context: Visit, next: (Request, Visit) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let needed as SignInNeeded {
            return answer(needed, to: context)
        } catch {
            // What was cancelled comes out as whatever it was doing just then.
            if let store = storeError(in: error) { meter?.failed(store) }
            let said = Said(Task.isCancelled ? CancellationError() : error)
            if said.status.kind == .serverError {
                // The cause goes to the log and not to the page; neither has anything personal in it.
                context.logger.error("\(request.method) \(context.endpointPath ?? "") failed: \(logWords(error))")
            }
            var response = page(said, to: context)
            for (name, value) in said.headers { response.headers[name] = value }
            return (error as? UploadStopped)?.upload.lingering(response) ?? response
        }
    }

    private func answer(_ needed: SignInNeeded, to context: Visit) -> Response {
        guard case .comeInAgain(let target) = needed else { return seeOther(needed.path) }
        let body: HTML = "<h1>Coming in</h1><p><a href=\"\(target.text)\">Go on to the page</a></p>"
        var response = shell.show(Page("Coming in", body: body), to: context)
        // The page goes to the same address by itself, and then it is one of ours that leads there.
        if let name = HTTPField.Name("Refresh") { response.headers[name] = "0; url=\(target.text)" }
        return response
    }

    private func page(_ said: Said, to context: Visit) -> Response {
        let home = Link(context.signedIn == nil ? "Go to the first page" : "Go to your in-tray", to: Paths.home)
        let page = Page(
            said.heading,
            body: """
                <h1>\(said.heading)</h1>
                <p>\(said.sentence)</p>
                <p>\(home.html)</p>
                """)
        return shell.show(page, to: context, status: said.status)
    }

    private func storeError(in error: any Error) -> StoreError? {
        if case DeskError.store(let store) = error { return store }
        return error as? StoreError
    }

    /// What an error says of itself for the log: its kind, and its own words only where they are known to hold nothing
    /// that anybody typed.
    private func logWords(_ error: any Error) -> String {
        switch error {
        case StoreError.uncertain(let underlying): "an act may be filed or not: \(underlying)"
        case DeskError.store(.uncertain(let underlying)): "an act may be filed or not: \(underlying)"
        case StoreError.broken(let doing, let underlying): "\(doing): \(underlying)"
        case DeskError.store(.broken(let doing, let underlying)): "\(doing): \(underlying)"
        case let error as StoreError: "\(error)"
        case let error as DeskError: "\(error)"
        default: "\(type(of: error))"
        }
    }
}

/// What is said of an error.
private struct Said {
    var status: HTTPResponse.Status
    var heading: String
    var sentence: String
    var headers: [(HTTPField.Name, String)] = []

    init(_ error: any Error) {
        switch error {
        case let stopped as UploadStopped: self.init(stopped.reason)
        case let problem as Problem: self.init(problem: problem)
        case let forgery as Forgery: self.init(.forbidden, "This form cannot be taken", forgery.sentence)
        case let form as FormError: self.init(form.status, "This form cannot be taken", form.sentence)
        case let desk as DeskError: self.init(desk: desk)
        case let store as StoreError: self.init(store: store)
        case is CancellationError: self.init(problem: .tookTooLong)
        case let http as any HTTPResponseError: self.init(status: http.status)
        default:
            self.init(
                .internalServerError, "Something went wrong",
                "It has been noted, and nothing was shared: try again, and tell your support team if it happens twice.")
        }
    }

    private init(_ status: HTTPResponse.Status, _ heading: String, _ sentence: String) {
        self.status = status
        self.heading = heading
        self.sentence = sentence
    }

    private init(problem: Problem) {
        switch problem {
        case .notFound: self.init(status: .notFound)
        case .notYours(let sentence): self.init(.forbidden, "You cannot do this", sentence)
        case .methodNotAllowed(let allowed):
            self.init(.methodNotAllowed, "This address does not take that", "Go back and use the page’s own buttons.")
            headers = [(.allow, allowed.map(\.rawValue).joined(separator: ", "))]
        case .tooManyRequests(let seconds):
            self.init(
                .tooManyRequests, "Too many requests from your network",
                "Wait \(seconds) second\(seconds == 1 ? "" : "s"), then load the page again.")
            headers = [(.retryAfter, String(seconds))]
        case .tookTooLong:
            self.init(
                .serviceUnavailable, "This took too long",
                "Look in your in-tray whether it was done, and try again if it was not.")
        }
    }

    private init(desk: DeskError) {
        switch desk {
        case .noSuchCase: self.init(status: .notFound)
        case .notAnOfficer: self.init(.forbidden, "You cannot do this", desk.sentence)
        case .noProtocol: self.init(.serviceUnavailable, "No protocol is in force", desk.sentence)
        case .tooLong: self.init(.contentTooLarge, "That is too long", desk.sentence)
        case .unreadableEntry, .sealing: self.init(.internalServerError, "This cannot be read", desk.sentence)
        case .store(let error): self.init(store: error)
        }
    }

    private init(store: StoreError) {
        switch store {
        case .caseMoved, .registerMoved: self.init(.conflict, "Somebody else was first", store.sentence)
        case .signInNameTaken: self.init(.conflict, "This address is taken", store.sentence)
        case .busy:
            self.init(.serviceUnavailable, "Gatehouse is busy", store.sentence)
            headers = [(.retryAfter, "10")]
        case .clockSetBack, .full:
            self.init(.serviceUnavailable, "Gatehouse cannot file anything now", store.sentence)
        case .unreachable:
            self.init(
                .serviceUnavailable, "Gatehouse cannot reach its records",
                "Nothing was filed and nothing was shared: try again in a minute.")
            headers = [(.retryAfter, "10")]
        case .readOnly, .notRecords, .newerSchema, .olderSchema, .damaged, .moved:
            // These name files of the server, which are its keepers' business.
            self.init(
                .serviceUnavailable, "Gatehouse cannot reach its records",
                "Nothing was saved and nothing was shared. Tell the people who run this server.")
        case .uncertain: self.init(.serviceUnavailable, "Look whether this was done", store.sentence)
        case .broken: self.init(.internalServerError, "Something went wrong", store.sentence)
        }
    }

    private init(status: HTTPResponse.Status) {
        switch status.code {
        case 404:
            self.init(
                status, "There is nothing at this address",
                "This page does not exist, or you do not have access to it. Check the address, or go to your in-tray."
            )
        case 413: self.init(status, "That is too large", FormError.tooLarge(limit: FormLimits.form).sentence)
        case 400..<500:
            self.init(status, "This cannot be understood", "Go back, load the page again, then use its own buttons.")
        default:
            self.init(
                status, "Something went wrong", "It has been noted, and nothing was shared: try again in a minute.")
        }
    }
}
