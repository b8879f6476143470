package import SharingProtocol

/// How information came to be disclosed.
package enum DisclosureOrigin: Hashable, Sendable {
    /// It answers that request (4.3).
    case request(CaseID)
    /// Its owner offered it without being asked (4.3).
    case volunteered
    /// It was that item of a meeting (4.5).
    case meeting(CaseID, item: Int)
}

/// What one owner gave, and what it decided: all of it that may stand in clear (3.12, 4.3, 4.9).
package struct DisclosureTerms: Hashable, Sendable {
    package let origin: DisclosureOrigin
    /// The agency that disclosed: the information stays its property.
    package let owner: AgencyID
    package let purpose: Key<Purpose>
    package let reason: Key<DisclosureReason>?
    package let prescribedSet: Key<PrescribedSet>?
    /// As it was first: each copy has its own readers and its own last day, and what was shared at a meeting is
    /// determined by its owner afterwards.
    package let determination: DeterminationTerms
    /// The numbers of the items that have words, from 1.
    package let items: [Int]
    package let files: [RecordedFile]
    /// Whether conditions of its owner come with it, beside the answer to a request.
    package var hasConditions = false
    /// By when its owner's liaison officer has to confirm what was shared at a meeting (3.12, 4.5).
    package var confirmBy: Day?
    /// Whether those who heard it at a meeting may read it before that.
    package var isReadableBefore = false

    package init(
        _ origin: DisclosureOrigin, owner: AgencyID, purpose: Key<Purpose>, reason: Key<DisclosureReason>?,
        prescribedSet: Key<PrescribedSet>?, determination: DeterminationTerms, items: [Int], files: [RecordedFile]
    ) {
        self.origin = origin
        self.owner = owner
        self.purpose = purpose
        self.reason = reason
        self.prescribedSet = prescribedSet
        self.determination = determination
        self.items = items
        self.files = files
    }

    /// The request that it answers.
    package var request: CaseID? {
        guard case .request(let request) = origin else { return nil }
        return request
    }

    /// The meeting that it was an item of.
    package var meeting: (reference: CaseID, item: Int)? {
        guard case .meeting(let meeting, let item) = origin else { return nil }
        return (meeting, item)
    }

    var facts: Facts {
        [
            "request": .optional(request?.text), "meeting": .optional(meeting?.reference.text),
            "item": meeting.map { .integer($0.item) }, "owner": .text(owner.text), "purpose": .text(purpose.name),
            "reason": .optional(reason?.name), "prescribedSet": .optional(prescribedSet?.name),
            "terms": .table(determination.facts.table), "items": .list(items.map { .integer($0) }),
            "files": .list(files.map(\.fact)), "conditions": .flag(hasConditions),
            "confirmBy": .optional(confirmBy?.iso), "readableBefore": .flag(isReadableBefore),
        ]
    }

    init(_ facts: Facts, in kind: String) throws(FactError) {
        guard case .table(let terms)? = facts.table["terms"] else { throw .missing("terms", in: kind) }
        let origin: DisclosureOrigin =
            if let request = facts.text("request") {
                .request(CaseID(request))
            } else if let meeting = facts.text("meeting") {
                .meeting(CaseID(meeting), item: try facts.integer("item", in: kind))
            } else {
                .volunteered
            }
        self.init(
            origin,
            owner: AgencyID(try facts.text("owner", in: kind)), purpose: Key(try facts.text("purpose", in: kind)),
            reason: facts.text("reason").map { Key($0) }, prescribedSet: facts.text("prescribedSet").map { Key($0) },
            determination: try DeterminationTerms(Facts(terms), in: kind),
            items: facts.list("items").compactMap { if case .integer(let item) = $0 { item } else { nil } },
            files: try facts.tables("files").map { file throws(FactError) in try RecordedFile(file, in: kind) })
        hasConditions = facts.flag("conditions")
        confirmBy = facts.text("confirmBy") == nil ? nil : try facts.day("confirmBy", in: kind)
        isReadableBefore = facts.flag("readableBefore")
    }
}
