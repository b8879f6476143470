import Exchange
import Hummingbird
import PostgresRecords
import SQLiteRecords
import Web

/// What a server serves: one partnership, or all that are kept together.
enum Served: Sendable {
    case one(Service)
    case many(Holding, RootKeyOption)
}

/// The pages of whatever is served.
struct ServedPages: HTTPResponder {
    let answer: @Sendable (Request, Visit) async throws -> Response

    func respond(to request: Request, context: Visit) async throws -> Response { try await answer(request, context) }
}

extension Served {
    /// `publicHost` is where the service is reached; each of several partnerships answers at its name before it.
    func pages(
        publicHost: String, isSecure: Bool, site: @escaping @Sendable (Service) -> Site
    ) -> ServedPages {
        switch self {
        case .one(let service):
            let pages = site(service).responder()
            return ServedPages { try await pages.respond(to: $0, context: $1) }
        case .many(let holding, let key):
            let open = OpenPartnerships(holding, key, site: site)
            let doorway = Doorway(isSecure: isSecure) {
                try holding.doors().map { Doorway.Door(name: $0.name, title: $0.partnership.name) }
            }
            let chooser = SiteChooser<SitePages>(host: publicHost, doorway: doorway) { name in
                try await open.opened(name)?.pages
            }
            return ServedPages { try await chooser.respond(to: $0, context: $1) }
        }
    }

    /// Throws unless what is filed now would be durable.
    func confirm() async throws(StoreError) {
        switch self {
        case .one(let service): try await service.records.confirm()
        case .many(.folder, _): break
        case .many(.database(let database), _): try await database.confirm()
        }
    }

    /// The records of each, to be tidied.
    func all() throws -> [any RecordStore] {
        switch self {
        case .one(let service): [service.records]
        case .many(let holding, _):
            try holding.doors().compactMap { try holding.home($0.name)?.openToTidy() }
        }
    }

    func close() throws(StoreError) {
        if case .one(let service) = self { try service.records.close() }
    }

    /// The partnership that there is but one of.
    var partnership: Partnership? {
        if case .one(let service) = self { service.partnership } else { nil }
    }
}

extension Home {
    /// Opens the records for what is done beside all acts; nothing can be filed through it.
    fileprivate func openToTidy() throws(StoreError) -> any RecordStore {
        switch self {
        case .folder(let folder): try SQLiteRecords(copying: folder.records)
        case .schema(let schema): try PostgresRecords(reading: schema.database, schema: schema.name)
        }
    }
}
