import SharingProtocol

/// Where an agency stands in the partnership: its line, its name, suspended, leaving, gone (2.9–2.13, 5.1).
extension Agency {
    func changing(_ act: StandingAct, in circumstances: Circumstances) -> AgencyAct.Outcome {
        if let refusal = refusalOfMember { return .refused(refusal) }
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
        }
    }

    func notice(_ act: NoticeAct, in circumstances: Circumstances) -> AgencyAct.Outcome {
        if let refusal = refusalOfMember ?? refusalOfNotice(in: circumstances) { return .refused(refusal) }
        switch act {
        case .leave(let day, let into, let words): return leaving(on: day, into: into, words, in: circumstances)
        case .stay:
            guard leavesAfter != nil else { return .refused(.init(.notNow, "It is not leaving.", on: .joining)) }
            return .happened(.init(.staying))
        }
    }

    /// Why nothing can be done about its membership; `nil` while something can.
    private var refusalOfMember: AgencyAct.Refusal? {
        guard category != nil else { return .init(.notNow, "The support team stands under no heading.", on: .joining) }
        return goneSince == nil ? nil : .init(.notNow, "The agency has left the partnership.", on: .joining)
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
            let what = held == 1 ? "1 case" : "\(held) cases"
            return .refused(
                .init(
                    .notNow, "It still has what it received in \(what): the certificates have to be in first.",
                    on: .destroyed))
        }
        // What it wrote when it asked to join is of no use any more.
        return .happened(.init(.left(destroyed: appliedOn == nil ? [] : ["application"])))
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
        // At once: yesterday was its last day. What it did today before that stands in the book.
        let day = chosen ?? circumstances.today.adding(days: -1)
        guard chosen.map({ $0 >= circumstances.today }) ?? true else {
            return .refused(
                .init(.incomplete(field: "on"), "Choose today or a later day: the past is in the book.", on: .joining))
        }
        guard !words.isBlank else {
            return .refused(.init(.incomplete(field: "words"), "Say why it leaves.", on: .joining))
        }
        if let other, !circumstances.register.agencies(toMergeWith: id).contains(other) {
            return .refused(
                .init(
                    .incomplete(field: "into"), "Choose another agency, one that stays in the partnership.",
                    on: .joining))
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

    /// The agencies that another can merge into: those that stay.
    package func agencies(toMergeWith id: AgencyID) -> Set<AgencyID> {
        Set(agencies.values.filter { $0.id != id && $0.category != nil && $0.leavesAfter == nil }.map(\.id))
    }

    /// What is wrong with an agency's name; `nil` for one that it may have. Who has left keeps theirs from nobody.
    func refusal(ofName name: String, besides id: AgencyID? = nil) -> AgencyAct.Refusal? {
        guard !name.folded.isEmpty, name.count <= 120 else {
            return .init(
                .incomplete(field: "name"), "Enter the agency’s name, in at most 120 characters.", on: .joining)
        }
        guard name.isPlain else {
            return .init(
                .incomplete(field: "name"), "Write the name in Latin letters, without invisible characters.",
                on: .joining)
        }
        let isTaken = agencies.values.contains { other in
            other.id != id && other.goneSince == nil && other.name.folded == name.folded
        }
        return isTaken
            ? .init(.incomplete(field: "name"), "There is an agency of that name already.", on: .joining) : nil
    }
}

extension String {
    /// As names are compared: small letters and digits, whatever stands between them.
    var folded: String {
        String(String.UnicodeScalarView(lowercased().unicodeScalars.filter { $0.isLetter || $0.isDigit }))
    }

    /// Whether it looks like what it is: letters of another alphabet and characters that nobody sees could make one
    /// name look like another (UTS 39).
    var isPlain: Bool {
        unicodeScalars.allSatisfy { scalar in
            if scalar.properties.isDefaultIgnorableCodePoint { return false }
            return switch scalar.properties.generalCategory {
            case .control, .format, .privateUse, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: false
            case .nonspacingMark, .enclosingMark, .spacingMark: false
            case _: !scalar.isLetter || scalar.isLatin
            }
        }
    }

    var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace ?? false { text.removeFirst() }
        while text.last?.isWhitespace ?? false { text.removeLast() }
        return String(text)
    }
}

extension Unicode.Scalar {
    fileprivate var isLetter: Bool { properties.isAlphabetic }
    fileprivate var isDigit: Bool { properties.numericType == .decimal }

    /// Basic Latin to Latin Extended-B, and Latin Extended Additional: English, Welsh, Gaelic and their neighbours.
    fileprivate var isLatin: Bool { value <= 0x24F || (0x1E00...0x1EFF).contains(value) }
}
