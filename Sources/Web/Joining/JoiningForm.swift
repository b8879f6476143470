import Casework
import HTML
import SharingProtocol

/// The form by which an organisation asks to join.
struct JoiningForm: Sendable {
    let rules: InformationSharingProtocol

    /// The act's fields, which have the same names here.
    static let fields = Set(["name", "line"] + words.map(\.name) + assurances)

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
        Blank(name: "basis", words: "What you would share, and your lawful basis", required: nil, most: 2000),
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
            return insetText("<p>The protocol names each of its parties, so that nobody can apply here.</p>")
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
            <h2>Assurances</h2>
            <p>Leave empty what you do not have yet: you will be reminded of it.</p>
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
            form.text("basis", required: "Say what you would share, and your lawful basis", most: 2000, lines: .many))
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

    var hint: HTML {
        switch self {
        case .registration: "As it stands in the Information Commissioner’s register, such as ZA123456."
        case .security: "Such as Cyber Essentials, ISO 27001, or the NHS Data Security and Protection Toolkit."
        case .training: "Such as data protection training for everybody who reads what is shared."
        }
    }

    fileprivate var missing: (reference: String, until: String) {
        switch self {
        case .registration: ("Enter the registration number", "Enter the date that the registration expires")
        case .security: ("Enter the standard and the certificate number", "Enter the date that the certificate expires")
        case .training: ("Enter the course", "Enter the date by which the training is to be repeated")
        }
    }
}

func assuranceFields(_ kind: Assurance, in form: Form) -> HTML {
    """
    <h3>\(kind.title)</h3>
    \(textField(
        Field("\(kind.rawValue)-reference", kind.referenceWords, hint: kind.hint), in: form, width: .half, most: 200))
    \(dayField(Field("\(kind.rawValue)-until", kind.untilWords), in: form))
    """
}

extension GivenAssurance {
    /// `nil` where it was left empty and may be, or where something is wrong with it, which is then noted.
    init?(_ kind: Assurance, from form: inout Form, on day: Day, isCompulsory: Bool) {
        let (reference, until) = ("\(kind.rawValue)-reference", "\(kind.rawValue)-until")
        let dateIsTyped = Form.dayParts.contains { !form.typed("\(until)-\($0)").isEmpty }
        let isTyped = isCompulsory || dateIsTyped || !form.typed(reference).isEmpty
        let missing = kind.missing
        let words = form.text(reference, required: isTyped ? missing.reference : nil, most: 200)
        let last = form.day(
            until, called: "This date", required: isTyped ? missing.until : nil, within: .ahead(today: day))
        guard isTyped, !words.isEmpty, let last else { return nil }
        self.init(kind, until: last, reference: Confidential(words))
    }
}
