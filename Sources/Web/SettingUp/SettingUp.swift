import HTML
import HTTPTypes
import Hummingbird
package import SharingProtocol

/// What a server shows before there is a partnership: one form, by which whoever started it founds one.
///
/// Whoever fills it in proves with a code that they can read what the server printed.
package struct SettingUp: Sendable {
    /// What the form says, read and sound.
    package struct Answers: Sendable {
        package let partnership: String
        /// Where it works; `nil` where its name says so.
        package let area: String?
        package let supportTeam: String
        /// One of those that come with Gatehouse; `nil` for a file of the partnership's own.
        package let protocolName: String?
        package let rules: InformationSharingProtocol
        package let administrator: (name: String, email: String)
        package let coordinator: (name: String, email: String)
    }

    /// What is shown once, and never again.
    package struct Founded: Sendable {
        package let administratorPassword: String
        package let coordinatorPassword: String
        /// Where the root key was put, in words.
        package let keyWords: String?
        package let verifierKey: String

        package init(
            administratorPassword: String, coordinatorPassword: String, keyWords: String?, verifierKey: String
        ) {
            self.administratorPassword = administratorPassword
            self.coordinatorPassword = coordinatorPassword
            self.keyWords = keyWords
            self.verifierKey = verifierKey
        }
    }

    /// Why it was not founded, in a sentence for the form.
    package struct Trouble: Error {
        package let sentence: String

        package init(_ sentence: String) { self.sentence = sentence }
    }

    private let code: String
    private let isSecure: Bool
    private let found: @Sendable (Answers) async throws(Trouble) -> Founded
    private let shell = Shell(partnership: "", footing: nil)

    package init(
        code: String, isSecure: Bool, found: @escaping @Sendable (Answers) async throws(Trouble) -> Founded
    ) {
        self.code = code
        self.isSecure = isSecure
        self.found = found
    }

    package func responder() -> SitePages {
        let router = Router(context: Visit.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: SecurityHeaders(isSecure: isSecure))
        router.add(middleware: ErrorPages(shell: shell))
        let assets = AssetPages()
        for asset in Asset.all { router.get(RouterPath(asset.path)) { _, _ in assets.show(asset) } }
        router.get("/") { _, _ in seeOther("/set-up") }
        router.get("/set-up") { _, visit in shell.show(page(Form(["protocol": "safermk-2013"]), []), to: visit) }
        router.post("/set-up", use: create)
        return FrontDoor(inner: router.buildResponder(), limit: .seconds(30), uploadLimit: .seconds(60))
    }

    private static let largestForm = 1_500_000

    private func create(_ request: Request, _ visit: Visit) async throws -> Response {
        let body = try await request.body.collect(upTo: Self.largestForm)
        var form = try Form(urlEncoded: body.readableBytesView)
        // In the same time for every code, and before anything that was typed is read.
        guard isCode(form.typed("code")) else {
            form.note("Enter the code that the server printed when it started", at: "code")
            return shell.show(page(form, []), to: visit)
        }
        var problems: [String] = []
        guard let answers = try read(&form, &problems) else { return shell.show(page(form, problems), to: visit) }
        do throws(Trouble) {
            return shell.show(done(answers, try await found(answers)), to: visit)
        } catch {
            form.note(error.sentence, at: "partnership")
            return shell.show(page(form, []), to: visit)
        }
    }

    private func isCode(_ typed: String) -> Bool {
        let (given, right) = (Array(trimmed(typed).uppercased().utf8), Array(code.utf8))
        guard given.count == right.count else { return false }
        return zip(given, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    private func read(_ form: inout Form, _ problems: inout [String]) throws -> Answers? {
        let partnership = form.text("partnership", required: "Enter the partnership’s name", most: 120)
        let area = form.text("area", most: 120)
        let team = form.text("support-team", most: 120)
        func person(_ who: String, _ called: String) -> (name: String, email: String) {
            let name = form.text("\(who)-name", required: "Enter the \(called)’s name", most: 100)
            let email = form.text("\(who)-email", required: "Enter the \(called)’s e-mail address", most: 200)
            let halves = email.split(separator: "@", omittingEmptySubsequences: false)
            if !email.isEmpty, halves.count != 2 || halves.contains("") || email.contains(where: \.isWhitespace) {
                form.note("Enter an e-mail address, such as name@council.example", at: "\(who)-email")
            }
            return (name, email.lowercased())
        }
        let administrator = person("administrator", "administrator")
        let coordinator = person("coordinator", "coordinator")
        if !administrator.email.isEmpty, administrator.email == coordinator.email {
            form.note(
                "The administrator and the coordinator are two people: give two addresses", at: "coordinator-email")
        }
        let names = InformationSharingProtocol.builtInNames
        let choice = form.choice("protocol", among: names + ["file"], required: "Choose the protocol")
        var rules: InformationSharingProtocol?
        if choice == "file" {
            let text = form.text("text", required: "Paste the protocol file", most: 1_000_000, lines: .many) + "\n"
            let reading = ProtocolFile.read(text)
            rules = reading.rules
            problems = reading.problems.filter { !$0.isWarning }.map(\.description)
            if rules == nil {
                form.note("Mend the protocol file: each thing is listed below with its line", at: "text")
            }
        } else if let choice {
            rules = try InformationSharingProtocol.builtIn(choice)
        }
        guard form.isSound, let rules else { return nil }
        return Answers(
            partnership: partnership, area: area.isEmpty ? nil : area,
            supportTeam: team.isEmpty ? partnership + " Support Team" : team,
            protocolName: choice == "file" ? nil : choice, rules: rules, administrator: administrator,
            coordinator: coordinator)
    }
}
