import Casework
import Exchange
import SharingProtocol

/// What stays on the form from one item to the next: nothing in it is personal, so that an address may carry it.
struct RoomMemory: Sendable {
    static let fields = ["owner", "class", "basis", "marking", "keep"]

    /// By the names of `fields`: an agency's reference, keys of the protocol file, a day.
    var values: [String: String] = [:]

    init(_ form: Form, in folder: MeetingFolder) {
        for field in ["class", "basis", "marking"] { values[field] = form.typed(field) }
        values["owner"] = folder.ownerTyped(form).item?.text
        var form = form
        values["keep"] = form.day("keep", called: "")?.iso
    }

    init(_ query: (String) -> String?) {
        for field in Self.fields { values[field] = query(field) }
    }

    var query: String {
        Self.fields.compactMap { field in
            values[field].flatMap { $0.isEmpty ? nil : "&\(field)=\(LocalPath.queryEncoded($0))" }
        }.joined()
    }
}

extension MeetingFolder {
    /// Whether the officer works on the note taker's page.
    var isInRoom: Bool { meeting.state == .open && isSecretary }

    /// An empty form, with what stayed from the item before.
    func roomForm(_ memory: RoomMemory, word: String) -> Form {
        var form = Form(["form": word, "marking": "none"])
        let values = memory.values
        let personal = rules.classes.first { $0.test == .grounds && !$0.isSensitive }
        form.fill("class", values["class"] ?? (personal ?? rules.classes.first)?.key.name ?? "")
        form.fill("basis", values["basis"] ?? "")
        if let marking = values["marking"] { form.fill("marking", marking) }
        if let owner = values["owner"].map({ AgencyID($0) }), meeting.room.contains(owner) {
            form.fill("owner", name(of: owner))
        }
        form.fill(values["keep"].flatMap { Day(iso: $0) } ?? usualKeepUntil, at: "keep")
        return form
    }

    /// As long as the records of the meeting, or as long as the protocol lets it be kept.
    private var usualKeepUntil: Day {
        let longest = rules.retention.longestMonths.map { circumstances.today.adding(months: $0) }
        return min(meeting.terms.keepUntil, longest ?? meeting.terms.keepUntil)
    }

    /// The agencies with somebody in the room, by name.
    var roomAgencies: [(name: String, item: AgencyID)] { meeting.room.map { (name(of: $0), $0) } }

    func ownerTyped(_ form: Form) -> NameMatch<AgencyID> {
        NameMatch(trimmed(form.typed("owner")), among: roomAgencies)
    }

    /// The agency of the item; `nil`, and a problem, where none is named that has somebody in the room.
    func owner(from form: inout Form) -> AgencyID? {
        guard !form.text("owner", required: "Enter who shared it").isEmpty else { return nil }
        guard let owner = ownerTyped(form).item else {
            form.note("Choose who shared it from the agencies in the room", at: "owner")
            return nil
        }
        return owner
    }

    /// The item that the form says; `nil` where something is wrong with it.
    func item(_ disclosure: CaseID, from form: inout Form) -> SharedItem? {
        let owner = owner(from: &form)
        let subject = form.text("subject", most: MeetingLimits.line)
        let words = form.text("words", required: "Enter what was shared", most: MeetingLimits.item, lines: .many)
        let decision = form.text("decision", most: MeetingLimits.action)
        let informationClass = form.choice(
            "class", among: rules.classes.map(\.key), required: "Choose the class of information")
        let keep = form.day(
            "keep", called: "The keep-until date", required: "Enter the keep-until date",
            within: rules.keepUntilBounds(on: circumstances.today))
        if let keep, keep < circumstances.today {
            form.note("The keep-until date must be today or later", at: "keep", anchor: "keep-day")
        }
        let marking = form.choice("marking", among: ["none"] + rules.markings.map(\.key.name))
        var item = SharedItem(
            disclosure, owner: owner ?? "", informationClass: informationClass ?? "", keepUntil: keep ?? .first,
            subject: Confidential(subject), words: Confidential(words), decision: Confidential(decision),
            actions: actions(from: &form))
        item.marking = rules.markings.first { $0.key.name == marking }?.key
        readBasis(of: &item, from: &form)
        if rules.informationClass(item.informationClass)?.kind == .personal, subject.isEmpty {
            form.note("Enter who it is about", at: "subject")
        }
        return form.isSound ? item : nil
    }

    /// The grounds on which something can be shared at a meeting.
    var grounds: [Ground] {
        rules.grounds.filter { !$0.reach.needsRequest && $0.reach.term.includes(circumstances.today) }
    }

    private func readBasis(of item: inout SharedItem, from form: inout Form) {
        let offered = grounds.map { RoomBasis.ground($0.key) } + rules.criteria.map { .criterion($0.key) }
        let chosen = form.choice("basis", among: offered.map(\.value))
        let needed = rules.informationClass(item.informationClass)?.test
        switch offered.first(where: { $0.value == chosen }) {
        case .ground(let ground) where needed == .grounds: item.ground = ground
        case .criterion(let criterion) where needed == .criteria: item.criterion = criterion
        case .ground, .criterion, nil:
            switch needed {
            case .grounds: form.note("Choose the lawful ground", at: "basis")
            case .criteria: form.note("Choose the sharing criterion of this class", at: "basis")
            case nil: break
            }
        }
    }

    private func actions(from form: inout Form) -> [SharedItem.AgreedAction] {
        let officers = register.officers(of: meeting.room)
        return (1...RoomLimits.actions).compactMap { number -> SharedItem.AgreedAction? in
            let name = "action.\(number)"
            let who = form.text("\(name).who")
            let what = form.text("\(name).what", most: MeetingLimits.action)
            let due = form.day(
                "\(name).due", called: "The date of the action", within: .ahead(today: circumstances.today))
            guard !who.isEmpty || !what.isEmpty else { return nil }
            let holder = NameMatch(who, among: officers).item
            if holder == nil {
                form.note("Choose one officer of an agency in the room for the action", at: "\(name).who")
            }
            if what.isEmpty { form.note("Enter what the action is", at: "\(name).what") }
            guard let due else {
                form.note("Enter the date of the action", at: "\(name).due", anchor: "\(name).due-day")
                return nil
            }
            if due < circumstances.today {
                form.note("The date of the action must be today or later", at: "\(name).due", anchor: "\(name).due-day")
            }
            return holder.map { .init(holder: $0.id, due: due, words: Confidential(what)) }
        }
    }
}

/// What an item rests on, as one answer of the form says it: `ground:risk-of-harm`.
enum RoomBasis: Hashable, Sendable {
    case ground(Key<Ground>)
    case criterion(Key<Criterion>)

    var value: String {
        switch self {
        case .ground(let key): "ground:\(key.name)"
        case .criterion(let key): "criterion:\(key.name)"
        }
    }
}

enum RoomLimits {
    /// Actions on the form of one item.
    static let actions = 3
    /// The fields that are emptied once an item is recorded or parked.
    static let itemFields =
        ["subject", "words", "decision"]
        + (1...actions).flatMap { number in
            ["who", "what", "due-day", "due-month", "due-year", "due-sure"].map { "action.\(number).\($0)" }
        }
    static let arrivalFields = ["arrival.officer", "arrival.name", "arrival.agency"]
}
