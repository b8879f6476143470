import SharingProtocol

/// Where an agency stands in the partnership: its line, its name, suspended, leaving, gone (2.9–2.13, 5.1).
extension Agency {
    func membership(_ act: AgencyAct, in circumstances: Circumstances) -> AgencyAct.Outcome {
        guard category != nil else {
            return .refused(.init(.notNow, "The support team stands under no heading.", on: .joining))
        }
        if goneSince != nil { return .refused(.init(.notNow, "The agency has left the partnership.", on: .joining)) }
        if case .leave(let day, let into, let words) = act {
            return leaving(on: day, into: into, words, in: circumstances)
        }
        if case .stay = act { return staying(in: circumstances) }
        guard circumstances.officer.role == .coordinator else {
            return .refused(.init(.notYours, "Only the support team changes where an agency stands.", on: .joining))
        }
        switch act {
        case .place(let line): return placing(on: line, in: circumstances)
        case .rename(let typed):
            let name = typed.trimmed
            if let refusal = circumstances.register.refusal(ofName: name, besides: id) { return .refused(refusal) }
            return .happened(.init(.renamed(name: name)))
        case .suspend(let words): return suspending(words)
        case .resume:
            guard suspendedSince != nil else { return .refused(.init(.notNow, "It is not suspended.", on: .joining)) }
            return .happened(.init(.resumed))
        case .close(let held): return closing(held, in: circumstances)
        case .admit, .approveApplication, .declineApplication, .signAgreement, .enterAgreement, .assure, .appoint,
            .endAppointment,
            .admitOfficer, .renewPassword, .handOverPassword, .endOfficer, .leave, .stay:
            return .refused(.init(.notNow, "That does not change where the agency stands."))
        }
    }

    private func staying(in circumstances: Circumstances) -> AgencyAct.Outcome {
        if let refusal = refusalOfNotice(in: circumstances) { return .refused(refusal) }
        guard leavesAfter != nil else { return .refused(.init(.notNow, "It is not leaving.", on: .joining)) }
        return .happened(.init(.staying))
    }

    private func suspending(_ words: Confidential) -> AgencyAct.Outcome {
        guard suspendedSince == nil else {
            return .refused(.init(.notNow, "It is suspended already.", on: .joining))
        }
        guard !words.isBlank else {
            return .refused(.init(.incomplete(field: "words"), "Say why it is suspended.", on: .joining))
        }
        return .happened(.init(.suspended, secrets: [Secret("standing", "suspended.\(length)", words)]))
    }

    private func closing(_ held: Int, in circumstances: Circumstances) -> AgencyAct.Outcome {
        guard hasLeft(by: circumstances.today) else {
            return .refused(.init(.notNow, "Its last day in the partnership is not over.", on: .joining))
        }
        guard held == 0 else {
            let what = held == 1 ? "1 request" : "\(held) requests"
            return .refused(
                .init(
                    .notNow, "It still has what it received in \(what): the certificates have to be in first.",
                    on: .destroyed))
        }
        return .happened(.init(.left))
    }

    private static var notTheirs: AgencyAct.Refusal {
        .init(
            .notYours, "Only an officer who may bind the agency, or the support team, ends its membership.",
            on: .joining)
    }

    /// Either side can end it.
    package func mayEnd(_ officer: Officer) -> Bool {
        officer.isActive && (officer.role == .coordinator || (officer.agency == id && officer.maySign))
    }

    /// A notice that the support team gave, and one whose day is over, is not the agency's to change: who was expelled
    /// does not come back by themselves.
    private func refusalOfNotice(in circumstances: Circumstances) -> AgencyAct.Refusal? {
        guard mayEnd(circumstances.officer) else { return Self.notTheirs }
        let isOurs = leavesAfter != nil && (!noticeIsOwn || hasLeft(by: circumstances.today))
        guard isOurs, circumstances.officer.role != .coordinator else { return nil }
        return .init(.notYours, "Only the support team changes this notice.", on: .joining)
    }

    private func leaving(
        on chosen: Day?, into other: AgencyID?, _ words: Confidential, in circumstances: Circumstances
    ) -> AgencyAct.Outcome {
        if let refusal = refusalOfNotice(in: circumstances) { return .refused(refusal) }
        // At once: yesterday was its last day. What it did today before that stands in the book.
        let day = chosen ?? circumstances.today.adding(days: -1)
        guard chosen.map({ $0 >= circumstances.today }) ?? true else {
            return .refused(
                .init(.incomplete(field: "on"), "Choose today or a later day: the past is in the book.", on: .joining))
        }
        guard !words.isBlank else {
            return .refused(.init(.incomplete(field: "words"), "Say why it leaves.", on: .joining))
        }
        if let other {
            let into = circumstances.register.agencies[other]
            guard other != id, let into, into.category != nil, !into.hasLeft(by: circumstances.today) else {
                return .refused(
                    .init(
                        .incomplete(field: "into"), "Choose another agency, one that stays in the partnership.",
                        on: .joining))
            }
        }
        let words = Secret("standing", "leaving.\(length)", words)
        return .happened(.init(.leaving(on: day, into: other), secrets: [words]))
    }

    /// A line of the version in force, or of one to come.
    private func placing(on line: Key<NamedParty>, in circumstances: Circumstances) -> AgencyAct.Outcome {
        let known = circumstances.versions.reversed().lazy.compactMap { $0.party(line) }.first
        guard let party = known ?? circumstances.rules.party(line) else {
            return .refused(.init(.incomplete(field: "line"), "Choose a line of the parties’ list.", on: .standing))
        }
        guard party.isSeveral || !circumstances.register.isTaken(line.name, besides: id) else {
            return .refused(.lineIsTaken)
        }
        return .happened(.init(.placed(line: line.name, category: party.category)))
    }
}

extension Register {
    /// Whether an agency, other than that one, stands on the line, in whichever version has it.
    package func isTaken(_ line: String, besides id: AgencyID? = nil) -> Bool {
        agencies.values.contains { agency in
            guard agency.id != id, agency.goneSince == nil else { return false }
            let lines = versions.compactMap { $0.place(of: agency)?.line }
            return lines.contains(line) || (agency.line ?? agency.id.text) == line
        }
    }

    /// What is wrong with an agency's name; `nil` for one that it may have. Who has left keeps theirs from nobody.
    func refusal(ofName name: String, besides id: AgencyID? = nil) -> AgencyAct.Refusal? {
        guard !name.isEmpty, name.count <= 120 else {
            return .init(
                .incomplete(field: "name"), "Enter the agency’s name, in at most 120 characters.", on: .joining)
        }
        func isSame(_ other: Agency) -> Bool {
            other.id != id && other.goneSince == nil && other.declinedOn == nil && other.name.folded == name.folded
        }
        if agencies.values.contains(where: isSame) {
            return .init(.incomplete(field: "name"), "There is an agency of that name already.", on: .joining)
        }
        if applicants.values.contains(where: isSame) {
            return .init(
                .incomplete(field: "name"), "An application in that name waits for the support team.", on: .joining)
        }
        return nil
    }
}

extension String {
    /// As names are compared: small letters and digits, whatever stands between them. Where there is none of either,
    /// as it stands.
    var folded: String {
        let kept = lowercased().filter { $0.isLetter || $0.isNumber }
        return kept.isEmpty ? self : kept
    }

    var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace ?? false { text.removeFirst() }
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return String(text)
    }
}
