import Casework
import HTML
import SharingProtocol

/// The form by which an organisation asks to join.
struct JoiningForm: Sendable {
    let rules: InformationSharingProtocol

    /// What of the act's fields stands under another name here, and what does not.
    static let fields = Dictionary(
        uniqueKeysWithValues: (["name", "line"] + words.map(\.name) + assurances).map { ($0, $0) })

    private static let assurances = Assurance.allCases.flatMap { ["\($0.rawValue)-reference", "\($0.rawValue)-until"] }

    private struct Blank: Sendable {
        let name: String
        let words: String
        let required: String?
        var kind = TextKind.text
        var autocomplete: String?
        var most = 200
    }

    private static let words = [
        Blank(name: "basis", words: "What you would share, and what lets you", required: nil, most: 2000),
        Blank(name: "contact", words: "Your name", required: "Enter your name", autocomplete: "name"),
        Blank(
            name: "position", words: "Your position", required: "Enter your position",
            autocomplete: "organization-title"),
        Blank(
            name: "email", words: "E-mail address", required: "Enter your e-mail address", kind: .email,
            autocomplete: "email"),
        Blank(name: "telephone", words: "Telephone", required: nil, kind: .tel, autocomplete: "tel", most: 40),
    ]

    /// Lines that stand for several bodies: one that names a body is for the support team, which knows that body.
    private var lines: [NamedParty] { rules.parties.filter(\.isSeveral) }

    func html(_ form: Form, csrf: CSRFToken) -> HTML {
        guard !lines.isEmpty else {
            return insetText("<p>The protocol names each of its parties: write to the support team.</p>")
        }
        let choices = lines.map { party in
            let heading = rules.category(party.category)
            return Choice(party.key.name, party.title, hint: heading.map { "\($0.title)" })
        }
        let persons = Self.words.dropFirst().map { blank in
            textField(
                Field(blank.name, blank.words), in: form, kind: blank.kind, width: .half,
                autocomplete: blank.autocomplete, most: blank.most)
        }
        let basis = Field(
            "basis", Self.words[0].words,
            hint: "Name the law or the consent on which you would rely, as well as you can. No cases and no names.")
        return postForm(
            to: Paths.join, csrf: csrf,
            """
            <h2>Your organisation</h2>
            \(textField(Field("name", "Name of the organisation"), in: form, autocomplete: "organization", most: 120))
            \(radios(Field("line", "What kind of organisation is it?"), in: form, choices))
            \(textArea(basis, in: form, rows: 5, most: 2000))
            <h2>What you can show</h2>
            <p>Leave empty what you do not have yet: the support team will come back to it.</p>
            \(Assurance.allCases.map { assuranceFields($0, in: form) })
            <h2>Who applies</h2>
            \(persons)
            \(button("Send the application"))
            """)
    }

    /// `nil` where the form does not say enough; every problem is then noted in it.
    func application(from form: inout Form, on day: Day) -> JoiningApplication? {
        let name = form.text("name", required: "Enter the name of the organisation", most: 120)
        let line = form.choice("line", among: lines.map(\.key), required: "Choose what kind of organisation it is")
        var words: [String: Confidential] = [:]
        words["basis"] = Confidential(
            form.text("basis", required: "Say what you would share, and what lets you", most: 2000, lines: .many))
        for blank in Self.words.dropFirst() {
            words[blank.name] = Confidential(form.text(blank.name, required: blank.required, most: blank.most))
        }
        if let address = words["email"]?.revealed, !address.isEmpty, !isMailAddress(address) {
            form.note("Enter an e-mail address with an @ in it, such as name@example.org", at: "email")
        }
        let given = Assurance.allCases.compactMap { GivenAssurance($0, from: &form, on: day, isCompulsory: false) }
        guard form.isSound, let line else { return nil }
        return JoiningApplication(name: name, line: line, words: words, assurances: given)
    }
}

extension Assurance {
    var title: String {
        switch self {
        case .registration: "Registration with the Information Commissioner"
        case .security: "Security standard"
        case .training: "Training in handling information"
        }
    }

    /// What makes it found.
    var referenceWords: String {
        switch self {
        case .registration: "Registration number"
        case .security: "Standard and certificate number"
        case .training: "Course, and who has to take it"
        }
    }

    var untilWords: String {
        switch self {
        case .registration: "Registered until"
        case .security: "Certified until"
        case .training: "To be repeated by"
        }
    }
}

func assuranceFields(_ kind: Assurance, in form: Form) -> HTML {
    """
    <h3>\(kind.title)</h3>
    \(textField(Field("\(kind.rawValue)-reference", kind.referenceWords), in: form, width: .half, most: 200))
    \(dayField(Field("\(kind.rawValue)-until", kind.untilWords), in: form))
    """
}

extension GivenAssurance {
    /// `nil` where it was left empty and may be, or where something is wrong with it, which is then noted.
    init?(_ kind: Assurance, from form: inout Form, on day: Day, isCompulsory: Bool) {
        let (reference, until) = ("\(kind.rawValue)-reference", "\(kind.rawValue)-until")
        let dateIsTyped = Form.dayParts.contains { !form.typed("\(until)-\($0)").isEmpty }
        let isTyped = isCompulsory || dateIsTyped || !form.typed(reference).isEmpty
        let words = form.text(
            reference, required: isTyped ? "Enter for \(kind.title.lowercasedFirst) by what it is found" : nil,
            most: 200)
        let last = form.day(
            until, called: kind.untilWords,
            required: isTyped ? "Enter the day until which \(kind.title.lowercasedFirst) holds" : nil)
        guard isTyped, !words.isEmpty, let last else { return nil }
        self.init(kind, until: last, reference: Confidential(words))
    }
}
