import Casework
import Exchange
import SharingProtocol

/// What somebody looks for in the record: what was typed, and the filter that it makes.
struct RegisterSearch: Sendable {
    /// What a filter can choose from.
    struct Choices: Sendable {
        let kinds: [Named]
        /// By their titles: states of several kinds that are called alike are one choice.
        let states: [Named]
        let classes: [InformationClass]
        let purposes: [Purpose]

        /// A choice: what people read, and the words that it stands for.
        struct Named: Sendable {
            let title: String
            var words: [String]
            /// What stands in the address.
            var value: String { words.joined(separator: " ") }
        }

        init(rules: InformationSharingProtocol, kinds all: Kinds) {
            let listed = all.all.filter { !$0.isOfDirectory }
            kinds = listed.map { Named(title: $0.name.title, words: [$0.name.word]) }
            states = listed.flatMap { $0.states }.reduce(into: []) { states, state in
                guard let place = states.firstIndex(where: { $0.title == state.title }) else {
                    states.append(Named(title: state.title, words: [state.word]))
                    return
                }
                if !states[place].words.contains(state.word) { states[place].words.append(state.word) }
            }
            classes = rules.classes
            purposes = rules.purposes
        }
    }

    var form: Form
    var filter = RegisterFilter()

    /// Fields that stand in the address; never a name.
    static let fields = ["kind", "state", "class", "purpose", "agency", "from", "to", "reference"]

    /// Reads an address's query.
    init(_ typed: Form, among choices: Choices) {
        form = typed
        filter.kind = form.choice("kind", among: choices.kinds.map(\.value))
        let state = form.choice("state", among: choices.states.map(\.value))
        filter.states = choices.states.first { $0.value == state }?.words ?? []
        filter.informationClass = form.choice("class", among: choices.classes.map(\.key))
        filter.purpose = form.choice("purpose", among: choices.purposes.map(\.key))
        let agency = form.text("agency", most: 80)
        filter.counterpart = agency.isEmpty ? nil : AgencyID(agency)
        filter.from = Self.day("from", in: &form)
        filter.to = Self.day("to", in: &form)
        if let from = filter.from, let to = filter.to, to < from {
            form.note("Enter a last day that is not before the first day", at: "to")
        }
        readReference()
    }

    /// Reads a case's reference, or a part of it.
    private mutating func readReference() {
        let typed = form.text("reference", most: 40)
        guard !typed.isEmpty else { return }
        guard let code = CaseID.code(typed: typed) else {
            form.note("Enter a reference of letters, digits and hyphens only, such as R-7K2M-9QXD", at: "reference")
            return
        }
        if let whole = CaseID(typed: typed) { filter.reference = whole.text } else { filter.referencePart = code }
    }

    /// Reads a posted name.
    init(byName typed: Form) {
        form = typed
        let name = form.text("subject", required: "Enter the name of the person it is about", most: 120)
        filter.subject = name.isEmpty ? nil : Confidential(name)
    }

    var isByName: Bool { filter.subject != nil }

    /// Whether anything narrows the list.
    var isNarrowed: Bool { Self.fields.contains { !form.typed($0).isEmpty } }

    /// The same search at `path`, with more in its query.
    func path(_ path: String, _ more: [(String, String)] = []) -> String {
        let pairs = Self.fields.map { ($0, form.typed($0)) }.filter { !$0.1.isEmpty } + more
        guard !pairs.isEmpty else { return path }
        return path + "?" + pairs.map { "\($0.0)=\(LocalPath.queryEncoded($0.1))" }.joined(separator: "&")
    }

    /// A day as browsers' date fields send it; without one people type it in the same form.
    private static func day(_ name: String, in form: inout Form) -> Day? {
        let typed = form.text(name, most: 10)
        guard !typed.isEmpty else { return nil }
        guard let day = Day(iso: typed) else {
            form.note("Enter the date as year, month and day, such as 2031-03-27", at: name)
            return nil
        }
        return day
    }
}

extension KindName {
    /// `Request`
    var title: String { word.uppercasedFirst }
}
