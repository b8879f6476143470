import Dispatch
import Exchange
import Synchronization
import Web

/// The partnerships of one service that are being worked in, each opened when somebody first asks for it.
///
/// So a service of a thousand starts as quickly as one of one, and a partnership that is founded while it runs is there
/// at once. One that nobody asks for any more is let go of.
final class OpenPartnerships: Sendable {
    /// A partnership that is open, and its pages.
    struct Opened: Sendable {
        let service: Service
        let pages: SitePages
    }

    private let holding: Holding
    private let key: RootKeyOption
    private let site: @Sendable (Service) -> Site
    private let shelf = Mutex(Shelf())
    private let queue = DispatchQueue(label: "partnerships")

    /// Whoever is asked for moves to `recent`; when that is full it becomes `earlier`, and what was there goes.
    private struct Shelf {
        var recent: [String: Opened] = [:]
        var earlier: [String: Opened] = [:]
        /// Folders that this process has taken for itself.
        var locked: Set<String> = []

        mutating func find(_ name: String) -> Opened? {
            if let opened = recent[name] { return opened }
            guard let opened = earlier.removeValue(forKey: name) else { return nil }
            put(opened, name)
            return opened
        }

        mutating func put(_ opened: Opened, _ name: String) {
            if recent.count >= OpenPartnerships.generation { (earlier, recent) = (recent, [:]) }
            recent[name] = opened
        }
    }

    /// Twice as many at most are open at a time.
    private static let generation = 128

    init(_ holding: Holding, _ key: RootKeyOption, site: @escaping @Sendable (Service) -> Site) {
        self.holding = holding
        self.key = key
        self.site = site
    }

    /// The partnership of that name; `nil` where there is none.
    func opened(_ name: String) async throws -> Opened? {
        if let opened = shelf.withLock({ $0.find(name) }) { return opened }
        // One after the other, on a thread that may wait: two who ask for the same one open it once.
        return try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Result { try self.open(name) }) }
        }
    }

    private func open(_ name: String) throws -> Opened? {
        if let opened = shelf.withLock({ $0.find(name) }) { return opened }
        guard let home = try holding.home(name) else { return nil }
        if case .folder = home, !shelf.withLock({ $0.locked.contains(name) }) {
            try home.lock()
            shelf.withLock { _ = $0.locked.insert(name) }
        }
        let service = try Service.open(home, key)
        let opened = Opened(service: service, pages: site(service).responder())
        shelf.withLock { $0.put(opened, name) }
        return opened
    }
}
