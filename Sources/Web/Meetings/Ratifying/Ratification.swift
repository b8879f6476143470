import Casework
import Exchange
import HTML
import SharingProtocol

extension Paths {
    /// 3.12, 4.5: where the owner confirms an item of a meeting.
    static func ratification(of disclosure: CaseID) -> String { "\(self.disclosure(disclosure))/ratification" }
}

extension DisclosureFolder {
    /// The copies that wait for their owner to confirm the item.
    private var noted: [DisclosureCopy] { disclosure.copies.filter { $0.state == .noted } }

    /// What the questions of its determination depend on. Its readers are those who heard it, and are not asked for.
    var ratificationSheet: DeterminationSheet {
        var sheet = DeterminationSheet(
            circumstances: circumstances, register: register, owner: disclosure.owner,
            recipients: noted.map(\.agency))
        sheet.asksForReaders = false
        return sheet
    }

    /// The form as it is first shown: what the note taker put down.
    var ratificationForm: Form { ratificationForm(keeping: Form()) }

    /// The same, with what is wrong in another form of the page.
    func ratificationForm(keeping other: Form) -> Form {
        let found = disclosure.determination
        var form = other
        form.fill("class", found.informationClass.name)
        form.fill("ground", found.ground?.name ?? "")
        form.fill("criterion", found.criterion?.name ?? "")
        form.fill("marking", found.marking?.name ?? "none")
        form.fill(found.keepUntil, at: "keep")
        return form
    }

    /// Who heard it, and where.
    var heardRows: [SummaryRow] {
        var rows: [SummaryRow] = []
        rows.append(
            SummaryRow(
                "Who heard it",
                list(
                    noted.map { copy in
                        let people = copy.readers.isEmpty ? "" : ": \(names(of: copy.readers))"
                        return name(of: copy.agency) + people
                    })))
        if let meeting = disclosure.terms.meeting {
            rows.append(SummaryRow("Meeting", "\(caseLink(meeting.reference)), item \(meeting.item)"))
        }
        rows.append(
            SummaryRow("Recorded by", "\(name(of: disclosure.discloser)), on \(disclosure.openedAt.day.spoken)"))
        return rows
    }

    /// What the protocol would say of the form as it is filled in, agency by agency.
    func foreseenWords(_ found: DeterminationTerms, fields: [Question: String]) -> HTML {
        let decisions = noted.map { copy in
            (copy, RecordedDecision(disclosure.foreseen(found, to: copy, in: circumstances)))
        }
        let refused = decisions.filter { !$0.1.isPermitted }
        let hasPermitted = refused.count < decisions.count
        func checks(_ isPermitted: Bool) -> [HTML] {
            decisions.filter { $0.1.isPermitted == isPermitted }.map { copy, decision in
                decisionDetails(
                    "Can it be shared with \(name(of: copy.agency))?", decision, isOpen: !decision.isPermitted)
            }
        }
        let brief =
            refused.isEmpty
            ? "It can be shared with these answers."
            : refused.count == decisions.count
                ? "It cannot be shared with these answers."
                : "It cannot be shared with \(refused.map { name(of: $0.0.agency) }.joined(separator: ", "))."
        return """
            <h2>Check against the protocol</h2>
            <p><strong>\(brief)</strong> Nothing is recorded yet.</p>
            \(refused.first.map { remedies($0.1, fields: fields) })
            \(checks(false))
            \(if: hasPermitted, details("Checks of the agencies that can have it", "\(checks(true))"))
            """
    }
}

extension OpenedRecord<DisclosureCase> {
    /// What was decided and undertaken at the meeting, beside what was shared there.
    var meetingRows: [SummaryRow] {
        let decision = words["disclosure/decision"].map { [SummaryRow("Decision", typed($0.revealed))] } ?? []
        let actions = (1...RoomLimits.actions).compactMap { number in
            words["disclosure/action.\(number)"].map { SummaryRow("Action", typed($0.revealed)) }
        }
        return decision + actions
    }
}
