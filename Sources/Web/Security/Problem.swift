package import HTTPTypes

/// What a handler throws when there is no page to show.
///
/// A refusal by the protocol is not among these: it is an answer, with its findings, and has its page.
package enum Problem: Error, Hashable {
    /// Nothing stands at this address, or nothing that this officer may know of: the answer is the same.
    case notFound
    /// The officer may not do this at all; the sentence says who may.
    case notYours(String)
    case methodNotAllowed(allowed: [HTTPRequest.Method])
    case tooManyRequests(seconds: Int)
    /// It was not finished within the server's time limit.
    case tookTooLong
}
