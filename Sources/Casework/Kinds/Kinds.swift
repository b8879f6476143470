/// The kinds of case that there are. Everything that works on cases of any kind goes through this list.
package struct Kinds: Sendable {
    package let all: [any CaseKind.Type]

    package init(_ all: [any CaseKind.Type]) { self.all = all }

    package static let gatehouse = Kinds([
        RequestCase.self, DisclosureCase.self, MeetingCase.self, Agency.self, PartnershipCase.self,
    ])

    /// The kind of the case with that reference; `nil` for one that this Gatehouse does not know.
    package func kind(of reference: CaseID) -> (any CaseKind.Type)? {
        all.first { reference.text.hasPrefix($0.name.prefix) }
    }

    /// What people read in place of the name of an entry, `request.drafted`; one that a newer Gatehouse writes is
    /// shown as it stands.
    package func title(ofEntry name: String) -> String {
        all.lazy.compactMap { title(ofEntry: name, of: $0) }.first ?? name
    }

    /// The kind with that word.
    package func kind(named word: String) -> (any CaseKind.Type)? { all.first { $0.name.word == word } }

    /// A case's state, as lists show it.
    package func state(of row: CaseRow) -> CaseState {
        kind(named: row.kind)?.states.first { $0.word == row.state } ?? CaseState(row.state, row.state, .active)
    }

    /// What people read in place of the word of a task.
    package func title(of task: CaseTask, in row: CaseRow) -> String {
        let titles = kind(named: row.kind)?.taskTitles
        let because = task.deadline.flatMap { titles?["\(task.what) \($0.reason.rawValue)"] }
        return because ?? titles?[task.what] ?? task.what
    }

    private func title<Kind: CaseKind>(ofEntry name: String, of kind: Kind.Type) -> String? {
        Kind.Event.titles[name]
    }
}
