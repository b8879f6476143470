import Casework
import Exchange
import HTML
import Hummingbird
import SharingProtocol

/// `/agencies/{agency}/assurances`: what an agency shows of itself, renewed from time to time (4.8).
struct AssurancePages: Sendable {
    let desk: LiaisonDesk
    let shell: Shell

    func show(_ request: Request, _ context: SignedIn) async throws -> Response {
        try await show(Form(), context)
    }

    func enter(_ request: Request, _ context: SignedIn) async throws -> Response {
        let (register, agency) = try await agency(context)
        let today = desk.now().day
        var form = context.form
        let kinds = Assurance.allCases
        guard let kind = form.choice("kind", among: kinds) else { throw Problem.notFound }
        let given = GivenAssurance(kind, from: &form, on: today, isCompulsory: true)
        guard form.isSound, let given else { return try await show(form, context) }
        let reference = "\(kind.rawValue)-reference"
        return try await desk.perform(.assure(given), on: agency.id, by: Badge(context.officer)).answer(
            form, done: Paths.agency(agency.id) + AgencyDone.assured.query, in: try register.rules(on: today),
            at: [reference, "\(kind.rawValue)-until"], otherwise: reference
        ) { try await show($0, context) }
    }

    private func agency(_ context: SignedIn) async throws -> (RegisterSnapshot, Agency) {
        let register = try await desk.register()
        let agency = try context.agency(in: register)
        guard agency.mayAssure(context.officer, on: desk.now().day) else {
            throw Problem.notYours(
                "Only an officer who may bind the agency, its liaison officer or the support team enters this.")
        }
        return (register, agency)
    }

    private func show(_ form: Form, _ context: SignedIn) async throws -> Response {
        let (register, agency) = try await agency(context)
        let today = desk.now().day
        let words = try await desk.ownWords(of: agency.id, by: Badge(context.officer))
        let forms = Assurance.allCases.map { kind in
            postForm(
                to: Paths.assurances(of: agency.id), csrf: context.csrf,
                """
                \(hiddenField("kind", kind.rawValue))
                \(assuranceFields(kind, in: form))
                \(button("Save this assurance", .secondary))
                """)
        }
        var page = Page(
            "Assurances of \(agency.name)", section: .agencies,
            body: """
                <h1>Assurances of \(agency.name)</h1>
                <p>The agency and the support team are reminded \(Assurance.noticeDays) days before one expires\
                \(clauseLinks([.access], in: try register.rules(on: today))).</p>
                \(AssuranceList(agency: agency, words: words, today: today).html)
                <h2>Enter or renew one</h2>
                \(forms)
                """)
        page.back = Link("Back to \(agency.name)", to: Paths.agency(agency.id))
        page.form = form
        return shell.show(page, to: context)
    }
}

/// Where each assurance of an agency stands.
struct AssuranceList: Sendable {
    let agency: Agency
    /// By `assurance/kind`, where the viewer may see by what they are found.
    let words: [String: Confidential]
    let today: Day

    var html: HTML {
        summaryList(
            Assurance.allCases.map { kind in
                let reference = words["assurance/" + kind.rawValue].map { "<br>\($0.revealed)" as HTML }
                return SummaryRow(kind.title, "\(agency.standing(of: kind, on: today).words)\(reference)")
            })
    }
}

extension AssuranceStanding {
    var words: HTML {
        switch self {
        case .notGiven: "\(tag("Not given", .waiting))"
        case .inDate(let day): "\(tag("In date", .good)) until \(day.spoken)"
        case .expires(let day): "\(tag("Expires", .waiting)) on \(day.spoken)"
        case .expired(let day): "\(tag("Expired", .bad)) on \(day.spoken)"
        }
    }
}
