import Casework
package import SharingProtocol
import Synchronization

/// Every version of the partnership's protocol, by the days on which they take effect (5.1).
package struct ProtocolVersions: Sendable {
    package let all: [InformationSharingProtocol]
    /// SHA-256 of each one's text, in the same order.
    let textHashes: [String]

    init(_ all: [InformationSharingProtocol], textHashes: [String]) {
        self.all = all
        self.textHashes = textHashes
    }

    /// The version in force on that day.
    package func rules(on day: Day) throws(DeskError) -> InformationSharingProtocol {
        guard let rules = all.last(where: { $0.effective <= day }) else { throw .noProtocol(on: day) }
        return rules
    }

    /// The versions that can be signed on that day: the one in force, and those to come.
    package func signable(on day: Day) -> [InformationSharingProtocol] {
        let current = all.last { $0.effective <= day }?.effective ?? Day.first
        return all.filter { $0.effective >= current }
    }

    package func named(_ name: String) -> InformationSharingProtocol? { all.first { $0.name == name } }

    package func title(of key: Key<InformationClass>) -> String {
        all.reversed().lazy.compactMap { $0.informationClass(key)?.title }.first ?? key.name
    }

    package func title(of key: Key<Purpose>) -> String {
        all.reversed().lazy.compactMap { $0.purpose(key)?.title }.first ?? key.name
    }
}

/// Keeps protocols that were read, so that the register need not read their texts anew each time it changes.
final class ProtocolShelf: Sendable {
    /// The versions that the desk was opened with.
    let founding: ProtocolVersions
    private let read = Mutex<[String: InformationSharingProtocol]>([:])

    init(_ founding: [InformationSharingProtocol]) {
        self.founding = ProtocolVersions(founding, textHashes: founding.map(\.textHash))
    }

    /// The founding versions, and those that the partnership adopted since.
    func versions(_ partnership: PartnershipCase) -> ProtocolVersions? {
        var adopted: [(InformationSharingProtocol, String)] = []
        for proposal in partnership.proposals {
            guard let day = proposal.effective else { continue }
            guard let rules = rules(proposal) else { return nil }
            adopted.append((rules.inForce(from: day), proposal.textHash))
        }
        let all = zip(founding.all, founding.textHashes).map { ($0, $1) } + adopted
        let sorted = all.sorted { $0.0.effective < $1.0.effective }
        return ProtocolVersions(sorted.map(\.0), textHashes: sorted.map(\.1))
    }

    /// A proposal's protocol; `nil` where its text is not whole or cannot be read by this Gatehouse.
    func rules(_ proposal: ProtocolProposal) -> InformationSharingProtocol? {
        if let kept = read.withLock({ $0[proposal.textHash] }) { return kept }
        guard let text = proposal.text, let rules = ProtocolFile.adopted(text), rules.textHash == proposal.textHash
        else { return nil }
        read.withLock { $0[proposal.textHash] = rules }
        return rules
    }
}
