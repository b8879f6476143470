import Casework
import Exchange
import HTML
import SharingProtocol

/// What of the partnership's own affairs waits for somebody: a review, a signature (4.3, 5.2).
struct PartnershipNotices: Sendable {
    let register: RegisterSnapshot
    let rules: InformationSharingProtocol
    let today: Day
    let officer: Officer

    init(for officer: Officer, in register: RegisterSnapshot, on day: Day) throws {
        self.officer = officer
        self.register = register
        today = day
        rules = try register.rules(on: day)
    }

    var html: HTML {
        let lines = officer.role == .coordinator ? ofCoordinator : ofSignatory
        return lines.isEmpty ? "" : insetText("\(lines.map { "<p>\($0)</p>" as HTML })")
    }

    private var ofCoordinator: [HTML] {
        let review = register.register.partnership.reviews.last
        let due = register.register.nextFirstDay.adding(months: rules.review.everyMonths)
        let link = Link("The review", to: Paths.review).html
        var lines: [HTML] = []
        switch review?.state {
        case .presented: lines.append("\(link) is before the authorities.")
        case .written: lines.append("\(link) is written and not presented yet.")
        case nil, .approved:
            if due <= today {
                lines.append("\(link) is due since \(due.spoken)\(clauseLink(.review, in: rules)).")
            }
        }
        for agency in register.register.agencies.values.byName() where agency.leavesAfter != nil {
            guard agency.goneSince == nil else { continue }
            lines.append("\(Link(agency.name, to: Paths.leaving(of: agency.id)).html) leaves, and is not gone yet.")
        }
        return lines
    }

    private var ofSignatory: [HTML] {
        guard officer.maySign, let agency = register.register.agencies[officer.agency], !agency.hasLeft(by: today)
        else { return [] }
        var lines: [HTML] = []
        for version in register.versions.signable(on: today) where !agency.hasSigned(version.name, by: today) {
            let until = register.register.versions.first { $0.name == version.name }?.signBy ?? version.effective
            let sign = Link(
                "Sign \(version.name) for \(agency.name)",
                to: Paths.agreement(of: agency.id, version: version.name))
            let by: HTML =
                until >= today && version.name != register.versions.all.first?.name
                ? " by \(until.spoken)" : ""
            lines.append("\(sign.html)\(by)\(clauseLink(.signatories, in: rules)).")
        }
        let review = register.register.partnership.reviews.last
        if review?.state == .presented, review?.answers[agency.id] == nil,
            register.register.voters(under: rules, on: today).contains(agency.id)
        {
            lines.append("\(Link("Answer the review", to: Paths.reviewAnswer).html)\(clauseLink(.review, in: rules)).")
        }
        return lines
    }
}
