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
        let lines: [HTML] =
            switch officer.role {
            case .coordinator: ofCoordinator
            case .administrator: ofAdministrator
            case .practitioner: ofStanding + ofSignatory + ofAgency
            case .auditor: []
            }
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
        let waiting = register.register.waitingApplicants.count
        if waiting > 0 {
            let words = waiting == 1 ? "1 application to join" : "\(waiting) applications to join"
            let link = Link(words, to: Paths.applications).html
            lines.append("\(link) to decide on\(clauseLink(.joining, in: rules)).")
        }
        let agencies = register.register.agencies.values.byName()
        for agency in agencies where agency.category != nil && !agency.hasLeft(by: today) {
            lines += comingVacancy(of: agency)
            lines += expiring(at: agency)
        }
        let without = agencies.count { $0.category != nil && !$0.hasLeft(by: today) && !missing(at: $0).isEmpty }
        if without > 0 {
            let words = without == 1 ? "1 agency has" : "\(without) agencies have"
            lines.append("\(words) not given every assurance\(clauseLink(.access, in: rules)).")
        }
        for agency in agencies where agency.leavesAfter != nil {
            guard agency.goneSince == nil else { continue }
            lines.append("\(Link(agency.name, to: Paths.leaving(of: agency.id)).html) leaves, and is not gone yet.")
        }
        return lines
    }

    /// An agency of which nobody may sign: whoever may is to get an account (4.3, 4.8).
    private var ofAdministrator: [HTML] {
        let agencies = register.register.agencies.values.byName().filter { agency in
            agency.category != nil && !agency.hasLeft(by: today)
                && !agency.officers.values.contains { $0.maySign && $0.isActive }
        }
        return agencies.map { agency in
            "Nobody can sign for \(agency.name). \(Link("Open an account", to: Paths.newOfficer).html) for a signatory."
        }
    }

    /// Where the officer's own agency stands, while that is not as usual: the other side of a notice is told (6.2).
    private var ofStanding: [HTML] {
        guard let agency = register.register.agencies[officer.agency], agency.goneSince == nil else { return [] }
        let joining = clauseLink(.joining, in: rules)
        var lines: [HTML] = []
        if let since = agency.suspendedSince {
            lines.append("\(agency.name) is suspended since \(since.spoken): it can neither ask nor answer\(joining).")
        }
        if let last = agency.leavesAfter {
            let words = agency.hasLeft(by: today) ? "left the partnership after" : "leaves the partnership after"
            lines.append(
                """
                \(agency.name) \(words) \(last.spoken)\(joining). What it has received is to be destroyed\
                \(clauseLink(.destroyed, in: rules)).
                """)
        }
        return lines
    }

    /// What those who may change something about their own agency have to see to.
    private var ofAgency: [HTML] {
        guard let agency = register.register.agencies[officer.agency], !agency.hasLeft(by: today),
            agency.mayAppoint(officer, on: today)
        else { return [] }
        return comingVacancy(of: agency) + expiring(at: agency) + notGiven(at: agency)
    }

    /// 4.1: nobody is to follow the liaison officer, whose last day comes.
    private func comingVacancy(of agency: Agency) -> [HTML] {
        guard let last = agency.comingVacancy(on: today) else { return [] }
        let appoint = Link("appoint a successor", to: Paths.appointment(at: agency.id)).html
        let ask: HTML = agency.mayAppoint(officer, on: today) ? appoint : "ask it to appoint a successor"
        return [
            """
            The liaison officer of \(agency.name) is in post until \(last.spoken): \(ask)\
            \(clauseLink(.liaisonOfficers, in: rules)).
            """
        ]
    }

    /// 4.8: what expires, or has.
    private func expiring(at agency: Agency) -> [HTML] {
        Assurance.allCases.compactMap { kind in
            let words: String
            switch agency.standing(of: kind, on: today) {
            case .expires(let day): words = "expires on \(day.spoken)"
            case .expired(let day): words = "expired on \(day.spoken)"
            case .notGiven, .inDate: return nil
            }
            let link = Link("\(kind.title) of \(agency.name)", to: Paths.assurances(of: agency.id)).html
            return "\(link) \(words)\(clauseLink(.access, in: rules))."
        }
    }

    private func missing(at agency: Agency) -> [Assurance] {
        Assurance.allCases.filter { agency.standing(of: $0, on: today) == .notGiven }
    }

    private func notGiven(at agency: Agency) -> [HTML] {
        let missing = missing(at: agency).map(\.title.lowercasedFirst)
        guard !missing.isEmpty else { return [] }
        let link = Link("Give the assurances of \(agency.name)", to: Paths.assurances(of: agency.id)).html
        return ["\(link) that are missing: \(missing.joined(separator: ", "))\(clauseLink(.access, in: rules))."]
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
