import Exchange
import Hummingbird
import Logging
import PostgresRecords
import SQLiteRecords
import Web

/// What a server serves: one partnership, or all that are kept together.
enum Served: Sendable {
    case one(Service)
    case many(Holding, OpenPartnerships)
    /// A partnership that is not founded yet.
    case new(FirstRun)
}

/// The pages of whatever is served.
struct ServedPages: HTTPResponder {
    let answer: @Sendable (Request, Visit) async throws -> Response

    func respond(to request: Request, context: Visit) async throws -> Response { try await answer(request, context) }
}

extension Served {
    /// `publicHost` is where the service is reached; each of several partnerships answers at its name before it.
    func pages(publicHost: String, isSecure: Bool, site: @escaping @Sendable (Service) -> Site) -> ServedPages {
        switch self {
        case .one(let service):
            let pages = site(service).responder()
            return ServedPages { try await pages.respond(to: $0, context: $1) }
        case .new(let run): return run.pages(isSecure: isSecure, site: site)
        case .many(_, let open):
            let doorway = Doorway(isSecure: isSecure) {
                try await open.doors().map { Doorway.Door(name: $0.name, title: $0.partnership.name) }
            }
            let chooser = SiteChooser<SitePages>(host: publicHost, doorway: doorway) { name in
                try await open.opened(name, site: site)?.pages
            }
            return ServedPages { try await chooser.respond(to: $0, context: $1) }
        }
    }

    /// Throws unless what is filed now would be durable.
    func confirm() async throws(StoreError) {
        switch self {
        case .one(let service): try await service.records.confirm()
        case .new(let run): try await run.service?.records.confirm()
        case .many(.folder, _): break
        case .many(.database(let database), _): try await database.confirm()
        }
    }

    /// Does something with the records of each partnership in turn, whatever became of the one before.
    func forEach(_ logger: Logger, _ body: @Sendable (any RecordStore) async throws(StoreError) -> Void) async {
        switch self {
        case .one, .new:
            guard let service else { return }
            do throws(StoreError) { try await body(service.records) } catch {
                logger.warning("housekeeping: \(error.sentence)")
            }
        case .many(_, let open):
            let doors: [Holding.Door]
            do { doors = try await open.doors() } catch {
                logger.warning("housekeeping: the partnerships could not be listed")
                return
            }
            for door in doors where !Task.isCancelled {
                do {
                    let records = try await open.waiting { try door.home.openBeside() }
                    try await body(records)
                    try records.close()
                } catch {
                    // Complaints name places, and nobody's names.
                    logger.warning("housekeeping of \(door.name): \(error)")
                }
            }
        }
    }

    func close() throws(StoreError) {
        try service?.records.close()
    }

    /// The one that is open for as long as the server runs.
    private var service: Service? {
        switch self {
        case .one(let service): service
        case .new(let run): run.service
        case .many: nil
        }
    }

    /// The partnership that there is but one of.
    var partnership: Partnership? {
        service?.partnership
    }
}

extension Home {
    /// Opens the records for what is done beside all acts; nothing can be filed through it.
    fileprivate func openBeside() throws(StoreError) -> any RecordStore {
        switch self {
        case .folder(let folder): try SQLiteRecords(copying: folder.records)
        case .schema(let schema): PostgresRecords(beside: schema.database, schema: schema.name)
        }
    }
}
