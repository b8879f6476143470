import Casework
import SharingProtocol
import Testing

/// A sequence of acts by people who may or may not do them.
protocol CheckedSequence {
    var story: Story { get }
    /// Its seed and its number, by which it can be had again.
    var name: Comment { get }
}

// What must hold of tasks and of disclosures, however they came about.
extension CheckedSequence {
    func check(
        _ disclosure: DisclosureCase, seenBy person: (name: String, agency: AgencyID), _ dice: inout Dice
    ) {
        checkOffered(disclosure, to: person)
        for task in disclosure.tasks { check(task, of: disclosure.row) { checkDoable(task, $0, disclosure) } }
        for _ in 1...2 { checkReading(disclosure, by: dice.pick(AnySequenceTests.people)) }
        checkCopies(disclosure)
    }

    /// A task has words, is in the in-tray of nobody who may not know of the case, and can be done at once by each of
    /// those whose it is.
    func check(_ task: CaseTask, of row: CaseRow, isDoable: (Circumstances) -> Void) {
        #expect(Kinds.gatehouse.title(of: task, in: row) != task.what, name)
        for circumstances in holders(of: task) {
            let isKnown = row.isKnown(in: circumstances)
            #expect(isKnown, "\(name): \(circumstances.officer.id) has \(task.what) of it")
            if !task.isNotice { isDoable(circumstances) }
        }
    }

    /// Whether a request can be submitted again is not known before, since another agency may be asked: that the one
    /// chosen cannot share today, its officer learns from the page on which they fill it in.
    func dependsOnFilling<Event>(_ isFilled: Bool, _ refusal: Refusal<Event>) -> Bool {
        let unmet = Set(refusal.decision?.unmet.map(\.question) ?? [])
        return isFilled && !unmet.isEmpty && unmet.isSubset(of: [.signatories, .liaisonOfficers])
    }

    /// Everybody with an account whose task it is, that day.
    private func holders(of task: CaseTask) -> [Circumstances] {
        switch task.holder {
        case .liaisonDesk(let agency):
            let liaisons = story.register.agencies[agency]?.liaisonOfficers(on: story.today) ?? []
            return liaisons.map { story.circumstances($0, of: agency) }.filter(\.officer.isActive)
        case .officer(let officer):
            let agency = AgencyID(String(officer.text.drop { $0 != "." }.dropFirst()))
            return [story.circumstances(officer, of: agency)].filter(\.officer.isActive)
        }
    }

    private func checkOffered(_ disclosure: DisclosureCase, to person: (name: String, agency: AgencyID)) {
        let circumstances = story.circumstances(person.name, person.agency)
        for (kind, agencies) in disclosure.offered(in: circumstances).acts {
            for agency in agencies {
                let act = DisclosureAct.filled(kind, at: agency, of: disclosure, in: story)
                guard case .refused(let refusal) = disclosure.decide(act, in: circumstances) else { continue }
                Issue.record("\(name): \(person) was offered \(kind) at \(agency): \(refusal.sentence)")
            }
        }
    }

    private func checkDoable(_ task: CaseTask, _ circumstances: Circumstances, _ disclosure: DisclosureCase) {
        guard let kind = DisclosureActKind(rawValue: task.what) else {
            Issue.record("\(name): \(task.what) is nothing to do")
            return
        }
        let act = DisclosureAct.filled(kind, at: circumstances.officer.agency, of: disclosure, in: story)
        let outcome = disclosure.decide(act, in: circumstances)
        guard case .refused(let refusal) = outcome else { return }
        let offered = disclosure.offered(in: circumstances)
        // What is filled in decides on ratifying, so what bars it is said in other words.
        let said = offered.obstacles[kind]
        let isSaid = said != nil && (said == refusal || kind == .ratify) && offered.acts[kind] == nil
        #expect(isSaid, "\(name): \(kind)")
    }

    /// The only way to a permission: the own copy, or what one disclosed, when the clauses let one; and nothing else.
    private func checkReading(_ disclosure: DisclosureCase, by person: (name: String, agency: AgencyID)) {
        let circumstances = story.circumstances(person.name, person.agency)
        let may = story.mayRead(person.name, person.agency, disclosure)
        let own = person.agency == disclosure.owner ? "disclosure" : DisclosureCopy.record(of: person.agency)
        for record in ["disclosure"] + disclosure.copies.map(\.record) {
            let isPermitted = disclosure.decideReading(of: record, in: circumstances).isPermitted
            #expect(isPermitted == (may && record == own), "\(name): \(person) reads \(record): \(isPermitted)")
        }
        let isOpened = disclosure.decideReading(of: "determination", in: circumstances).isPermitted
        let mayOpen = story.mayOpen(person.name, person.agency, disclosure)
        #expect(isOpened == mayOpen, "\(name): \(person) opens the reasons: \(isOpened)")
    }

    private func checkCopies(_ disclosure: DisclosureCase) {
        let owner = story.circumstances("liaison", disclosure.owner).officer
        #expect(disclosure.copies(for: owner) == disclosure.copies, name)
        let named = disclosure.recordCopies
        #expect(named.map(\.name) == disclosure.copies.map(\.record) && Set(named).count == named.count, name)
        for copy in named {
            #expect(disclosure.owner(of: copy.name, in: story.register) == copy.agency, name)
            #expect(
                disclosure.copies(for: story.circumstances("liaison", copy.agency).officer).map(\.record) == [copy.name]
            )
        }
    }
}
