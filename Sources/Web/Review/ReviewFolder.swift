import Casework
import Exchange
import SharingProtocol

/// Everything that the pages of a review are made from.
struct ReviewFolder: Sendable {
    let register: RegisterSnapshot
    let rules: InformationSharingProtocol
    let today: Day
    let officer: Officer
    /// The words of the latest review, by field.
    let words: [String: Confidential]
    /// The protocol that is before the authorities, or was approved and has no day yet.
    let proposed: InformationSharingProtocol?

    var partnership: PartnershipCase { register.register.partnership }
    /// The review that is under way, or has been approved and waits for its version to be brought into force.
    var current: YearlyReview? { partnership.reviews.last }
    var voters: [Agency] {
        let ids = register.register.voters(under: rules, on: today)
        return register.register.agencies.values.filter { ids.contains($0.id) }.byName()
    }

    /// The first day that the next review looks back on, or that this one does.
    var from: Day { register.register.nextFirstDay }
    /// The day on which the next review opens by itself (5.2).
    var due: Day { from.adding(months: rules.review.everyMonths) }
    /// Which presentation an answer is to.
    var presented: String { current?.presentedAt.map { String($0.milliseconds) } ?? "" }
    var isDue: Bool { due <= today }

    var isCoordinator: Bool { officer.role == .coordinator }
    var mayAnswer: Bool { officer.maySign && voters.contains { $0.id == officer.agency } }
    var seesFigures: Bool { register.register.seesReview(officer, under: rules, on: today) }

    /// Whether the approved review's version waits to be brought into force.
    var waitsForDay: Bool {
        guard let current, current.state == .approved, let proposal = current.presented?.proposal else { return false }
        return partnership.proposal(proposal.name, proposal.textHash)?.effective == nil
    }

    /// Whether a new review can be written, or the one under way written anew.
    var mayWrite: Bool {
        switch current?.state {
        case nil, .written: true
        case .approved: !waitsForDay
        case .presented: false
        }
    }
}
