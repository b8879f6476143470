import Casework
import Exchange
import SharingProtocol

/// What somebody typed, held against a list of names.
enum NameMatch<Item> {
    case one(Item)
    case several
    case none

    /// The name itself counts first. A part of it will do where no other name has that part.
    init(_ typed: String, among items: [(name: String, item: Item)]) {
        let typed = typed.lowercased()
        guard !typed.isEmpty else {
            self = .none
            return
        }
        let exact = items.filter { $0.name.lowercased() == typed }
        let found = exact.isEmpty ? items.filter { $0.name.lowercased().contains(typed) } : exact
        switch found.count {
        case 0: self = .none
        case 1: self = .one(found[0].item)
        case _: self = .several
        }
    }

    var item: Item? { if case .one(let item) = self { item } else { nil } }
}

extension RegisterSnapshot {
    /// The agencies of the partnership that share information, by name.
    func sharingAgencies(on day: Day) -> [(name: String, item: AgencyID)] {
        register.agencies.values.filter { $0.category != nil && !$0.hasLeft(by: day) }
            .map { (name: $0.name, item: $0.id) }.byName(\.name)
    }

    /// The officers of those agencies, as `Name, Agency`.
    func officers(of agencies: [AgencyID]) -> [(name: String, item: Officer)] {
        agencies.flatMap { agency in readers(of: agency).map { (officerLabel($0), $0) } }
    }

    func officerLabel(_ officer: Officer) -> String { "\(name(of: officer.id)), \(name(of: officer.agency))" }
}
