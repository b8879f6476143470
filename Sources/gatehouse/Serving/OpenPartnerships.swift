import Dispatch
import Exchange
import Logging
import Synchronization
import Web

/// The partnerships of one service that are being worked in, each opened when somebody first asks for it.
///
/// So a service of a thousand starts as quickly as one of one, and a partnership that is founded while it runs is there
/// at once. One that nobody asks for any more is let go of. Whatever has to wait for the database waits on a thread of
/// its own, one thing after the other, and never those that answer requests.
final class OpenPartnerships: Sendable {
    /// A partnership that is open, and its pages.
    struct Opened: Sendable {
        let service: Service
        let pages: SitePages
    }

    private let holding: Holding
    private let key: RootKeyOption
    private let logger: Logger
    private let shelf = Mutex(Shelf())
    private let queue = DispatchQueue(label: "partnerships")

    private struct Shelf {
        var opened = RecentlyUsed<String, Opened>(generation: 128)
        /// Folders that this process has taken for itself.
        var locked: Set<String> = []
        /// Which partnerships there are, as it was known at that moment.
        var doors: [Holding.Door] = []
        var doorsReadAt: ContinuousClock.Instant?
        var waiting = 0
    }

    /// So many at most wait for the thread.
    private static let waitingMost = 256
    /// How long it is not asked anew which partnerships there are.
    private static let doorsLast: Duration = .seconds(2)

    init(_ holding: Holding, _ key: RootKeyOption, logger: Logger) {
        self.holding = holding
        self.key = key
        self.logger = logger
    }

    /// The partnership of that name, its pages made by `site`; `nil` where there is none.
    func opened(_ name: String, site: @escaping @Sendable (Service) -> Site) async throws -> Opened? {
        if let opened = shelf.withLock({ $0.opened.use(name) }) { return opened }
        return try await waiting { try self.open(name, site) }
    }

    /// Which partnerships there are.
    func doors() async throws -> [Holding.Door] {
        if let doors = freshDoors { return doors }
        return try await waiting { try self.readDoors() }
    }

    /// Runs what may take long, one after the other. Throws `busy` where too much of it waits.
    func waiting<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
        let isFull = shelf.withLock { shelf in
            guard shelf.waiting < Self.waitingMost else { return true }
            shelf.waiting += 1
            return false
        }
        guard !isFull else { throw StoreError.busy }
        return try await withCheckedThrowingContinuation { continuation in
            queue.async {
                continuation.resume(with: Result { try body() })
                self.shelf.withLock { $0.waiting -= 1 }
            }
        }
    }

    private var freshDoors: [Holding.Door]? {
        shelf.withLock { shelf in
            shelf.doorsReadAt.map { $0.duration(to: .now) < Self.doorsLast } ?? false ? shelf.doors : nil
        }
    }

    private func readDoors() throws -> [Holding.Door] {
        if let doors = freshDoors { return doors }
        let doors = try holding.doors()
        shelf.withLock { ($0.doors, $0.doorsReadAt) = (doors, .now) }
        return doors
    }

    private func open(_ name: String, _ site: (Service) -> Site) throws -> Opened? {
        if let opened = shelf.withLock({ $0.opened.use(name) }) { return opened }
        // Names that nobody has are asked for by whoever likes: they are looked up among those that are known.
        guard let home = try readDoors().first(where: { $0.name == name })?.home else { return nil }
        do throws(Complaint) {
            if case .folder = home, !shelf.withLock({ $0.locked.contains(name) }) {
                try home.lock()
                shelf.withLock { _ = $0.locked.insert(name) }
            }
            let service = try Service.open(home, key)
            let opened = Opened(service: service, pages: site(service).responder())
            shelf.withLock { $0.opened.keep(opened, as: name) }
            return opened
        } catch {
            logger.error("\(name) cannot be opened: \(error.sentence)")
            throw StoreError.unreachable(place: name, why: "it cannot be opened")
        }
    }
}
