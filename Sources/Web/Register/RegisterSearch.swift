import Casework
import Exchange
import SharingProtocol

/// What somebody looks for in the register: what was typed, and the filter that it makes.
struct RegisterSearch: Sendable {
    /// What a filter can choose from.
    struct Choices: Sendable {
        let classes: [InformationClass]
        let purposes: [Purpose]

        init(rules: InformationSharingProtocol) {
            classes = rules.classes
            purposes = rules.purposes
        }
    }

    var form: Form
    var filter = RegisterFilter()

    /// Fields that stand in the address; never a name.
    static let fields = ["state", "class", "purpose", "agency", "from", "to", "reference"]

    /// Reads an address's query.
    init(_ typed: Form, among choices: Choices) {
        form = typed
        filter.states = form.choice("state", among: RequestState.allCases).map { [$0] } ?? []
        filter.informationClass = form.choice("class", among: choices.classes.map(\.key))
        filter.purpose = form.choice("purpose", among: choices.purposes.map(\.key))
        let agency = form.text("agency", most: 80)
        filter.counterpart = agency.isEmpty ? nil : AgencyID(agency)
        filter.from = Self.day("from", in: &form)
        filter.to = Self.day("to", in: &form)
        if let from = filter.from, let to = filter.to, to < from {
            form.note("Choose a last day that is not before the first", at: "to")
        }
        let reference = form.text("reference", most: 24).uppercased()
        if !reference.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) {
            form.note("A reference has letters, digits and hyphens only, such as R-7K2M-9QXD", at: "reference")
        }
        filter.reference = reference.isEmpty ? nil : reference
    }

    /// Reads a posted name.
    init(byName typed: Form) {
        form = typed
        let name = form.text("subject", required: "Enter a name to look for", most: 120)
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
            form.note("Write the day as year, month and day, such as 2031-03-27", at: name)
            return nil
        }
        return day
    }
}
