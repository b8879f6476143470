package import Exchange
import HTTPTypes
import Synchronization

/// What a server counts of its own work, for those who look after it.
///
/// Every figure has a function of its own, and every label comes out of a list of ours: a route's pattern, a method, a
/// kind of error. It cannot be given a word that somebody typed, and so has nothing personal in it.
package final class ServerMeter: Sendable {
    /// How a visit to the sign-in page ended.
    package enum SignIn: String, CaseIterable, Sendable { case done, wrong, wait, busy }

    /// Time that has gone by since some moment, and never runs backwards.
    private let elapsed: @Sendable () -> Duration
    private let counted = Mutex(Counted())

    package init(elapsed: @escaping @Sendable () -> Duration) { self.elapsed = elapsed }

    /// A request has come, which `answered` takes off again.
    func begin() -> Duration {
        counted.withLock { $0.underWay += 1 }
        return elapsed()
    }

    /// How the request that began then was answered. `route` is a pattern, `nil` for an address that is none of ours.
    func answered(_ route: String?, _ method: HTTPRequest.Method, _ status: HTTPResponse.Status, since start: Duration)
    {
        let answer = Answer(
            route: Route(pattern: route ?? "NotFound", method: Self.known(method)), status: status.code / 100)
        let seconds = (elapsed() - start) / .seconds(1)
        counted.withLock {
            $0.underWay -= 1
            $0.answers[answer, default: 0] += 1
            $0.times[answer.route, default: Histogram()].record(seconds)
        }
    }

    /// The request that `begin` counted will not be answered.
    func abandoned() { counted.withLock { $0.underWay -= 1 } }

    package func signedIn(_ outcome: SignIn) { counted.withLock { $0.signIns[outcome, default: 0] += 1 } }

    /// The records could not do what was asked.
    package func failed(_ error: StoreError) { counted.withLock { $0.storeErrors[error.kind, default: 0] += 1 } }

    /// All of it as it stands.
    package var metrics: [Metric] {
        let counted = counted.withLock { $0 }
        return [
            Metric(
                .counter, "gatehouse_http_requests_total", "Requests answered, by route, method and class of status.",
                samples: counted.answers.sorted { $0.key < $1.key }.map { answer, count in
                    Metric.Sample(
                        labels: answer.route.labels + [("status", "\(answer.status)xx")], value: Double(count))
                }),
            Metric(
                .histogram, "gatehouse_http_request_duration_seconds",
                "Time until a request's answer was there, by route and method.",
                samples: counted.times.sorted { $0.key < $1.key }.flatMap { $1.samples($0.labels) }),
            Metric(
                .gauge, "gatehouse_http_requests_under_way", "Requests that are being answered.",
                Double(counted.underWay)),
            // Those that never happened stand at 0, so that the first one shows as a rise.
            Metric(
                .counter, "gatehouse_sign_ins_total", "Attempts to sign in, by how they ended.",
                samples: SignIn.allCases.map {
                    Metric.Sample(labels: [("outcome", $0.rawValue)], value: Double(counted.signIns[$0] ?? 0))
                }),
            Metric(
                .counter, "gatehouse_store_errors_total",
                "Times that the records could not do what a request or a probe asked, by kind.",
                samples: StoreError.Kind.allCases.map {
                    Metric.Sample(labels: [("kind", $0.rawValue)], value: Double(counted.storeErrors[$0] ?? 0))
                }),
        ]
    }

    /// A method is a word of whoever sends it (RFC 9110, 9.1): only those that somebody may mean are told apart.
    private static func known(_ method: HTTPRequest.Method) -> String {
        let known: [HTTPRequest.Method] = [.get, .head, .post, .put, .patch, .delete, .options]
        return known.contains(method) ? method.rawValue : "other"
    }

    private struct Counted {
        var underWay = 0
        var answers: [Answer: Int] = [:]
        var times: [Route: Histogram] = [:]
        var signIns: [SignIn: Int] = [:]
        var storeErrors: [StoreError.Kind: Int] = [:]
    }

    private struct Route: Hashable, Comparable {
        let pattern: String
        let method: String

        var labels: [(name: String, value: String)] { [("route", pattern), ("method", method)] }

        static func < (one: Self, other: Self) -> Bool { (one.pattern, one.method) < (other.pattern, other.method) }
    }

    private struct Answer: Hashable, Comparable {
        let route: Route
        /// 2 for 200.
        let status: Int

        static func < (one: Self, other: Self) -> Bool { (one.route, one.status) < (other.route, other.status) }
    }
}

extension StoreError {
    /// The kind of an error, without what it says.
    package enum Kind: String, CaseIterable, Sendable {
        case caseMoved = "case_moved", registerMoved = "register_moved", clockSetBack = "clock_set_back"
        case signInNameTaken = "sign_in_name_taken", full, readOnly = "read_only", notRecords = "not_records"
        case newerSchema = "newer_schema", olderSchema = "older_schema", damaged, moved, unreachable, busy
        case uncertain, broken
    }

    package var kind: Kind {
        switch self {
        case .caseMoved: .caseMoved
        case .registerMoved: .registerMoved
        case .clockSetBack: .clockSetBack
        case .signInNameTaken: .signInNameTaken
        case .full: .full
        case .readOnly: .readOnly
        case .notRecords: .notRecords
        case .newerSchema: .newerSchema
        case .olderSchema: .olderSchema
        case .damaged: .damaged
        case .moved: .moved
        case .unreachable: .unreachable
        case .busy: .busy
        case .uncertain: .uncertain
        case .broken: .broken
        }
    }
}
