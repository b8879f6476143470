package import SharingProtocol

/// What an agency shows of itself when it joins, and renews from time to time: that it may hold information, that it
/// keeps it safe, and that its people know how (4.8).
package enum Assurance: String, CaseIterable, Sendable {
    /// Registration with the Information Commissioner.
    case registration
    /// A security standard that it meets, such as Cyber Essentials.
    case security
    /// The training of those who handle information.
    case training

    /// How many days before it expires the agency and the support team are reminded.
    package static let noticeDays = 30
}

/// One assurance as an agency gives it.
package struct GivenAssurance: Hashable, Sendable {
    package let kind: Assurance
    /// The last day on which it holds.
    package let until: Day
    /// By what others can find it: a registration number, a certificate, a course.
    package let reference: Confidential

    package init(_ kind: Assurance, until: Day, reference: Confidential) {
        self.kind = kind
        self.until = until
        self.reference = reference
    }

    func secret(_ number: Int) -> Secret { Secret("assurance", "\(kind.rawValue).\(number)", reference) }
}

/// Where an assurance stands on one day.
package enum AssuranceStanding: Hashable, Sendable {
    case notGiven
    case inDate(until: Day)
    /// It expires within `Assurance.noticeDays`.
    case expires(on: Day)
    case expired(on: Day)
}

extension Agency {
    /// Where an assurance of the agency stands on that day (4.8).
    package func standing(of kind: Assurance, on day: Day) -> AssuranceStanding {
        guard let until = assurances[kind] else { return .notGiven }
        if until < day { return .expired(on: until) }
        return until <= day.adding(days: Assurance.noticeDays) ? .expires(on: until) : .inDate(until: until)
    }

    /// Who may enter an assurance: those who appoint, and the support team.
    package func mayAssure(_ officer: Officer, on day: Day) -> Bool {
        category != nil && (officer.role == .coordinator || mayAppoint(officer, on: day))
    }

    func assuring(_ given: GivenAssurance, in circumstances: Circumstances) -> AgencyAct.Outcome {
        guard mayAssure(circumstances.officer, on: circumstances.today) else {
            return .refused(
                .init(
                    .notYours,
                    "Only an officer who may bind the agency, its liaison officer or the support team enters this.",
                    on: .access))
        }
        guard !hasLeft(by: circumstances.today) else {
            return .refused(.init(.notNow, "The agency has left the partnership.", on: .joining))
        }
        if let refusal = given.refusal(on: circumstances.today) { return .refused(refusal) }
        return .happened(.init(.assured(given.kind, until: given.until), secrets: [given.secret(length)]))
    }
}

extension GivenAssurance {
    func refusal(on day: Day) -> AgencyAct.Refusal? {
        guard !reference.isBlank else {
            return .init(
                .incomplete(field: "\(kind.rawValue)-reference"),
                "Enter its number or its name, so that it can be checked.", on: .access)
        }
        guard until >= day else {
            return .init(
                .incomplete(field: "\(kind.rawValue)-until"), "It has expired: enter one that is in date.", on: .access)
        }
        return nil
    }
}
