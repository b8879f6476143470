import HTML
import SharingProtocol

extension SettingUp {
    func page(_ form: Form, _ problems: [String]) -> Page {
        let list = problems.isEmpty ? "" : "<ul>\(problems.map { "<li><code>\($0)</code></li>" as HTML })</ul>" as HTML
        let paste: HTML = """
            \(list)
            \(textArea(Field("text", "The protocol file", hint: "The whole text of the file."), in: form, rows: 10))
            """
        let protocols = [
            Choice("safermk-2013", "SaferMK’s protocol of 2013", hint: "As Milton Keynes signed it."),
            Choice("model-2026", "The model under the law of 2026", hint: "For a partnership that starts now."),
            Choice("file", "Our own, from a file", further: paste),
        ]
        func person(_ who: String, _ heading: String, _ does: HTML) -> HTML {
            """
            <h2>\(heading)</h2><p>\(does)</p>
            \(textField(Field("\(who)-name", "\(heading)’s name"), in: form, width: .half, most: 100))
            \(textField(
                Field("\(who)-email", "\(heading)’s e-mail address"), in: form, kind: .email, width: .half, most: 200))
            """
        }
        var page = Page(
            "Set up a partnership",
            body: """
                <h1>Set up a partnership</h1>
                <p>There is nothing here yet. It takes two people of the support team, so that nobody can act as \
                somebody else.</p>
                <form method="post" action="/set-up" novalidate data-once>
                \(textField(
                    Field("code", "Set-up code", hint: "The server printed it."), in: form, width: .third))
                \(textField(
                    Field("partnership", "Name of the partnership", hint: "Such as SaferMK."), in: form, width: .half,
                    most: 120))
                \(textField(
                    Field(
                        "area", "Area that it works in",
                        hint: "Such as Milton Keynes. Leave it empty if its name says it."),
                    in: form, width: .half, most: 120))
                \(textField(
                    Field(
                        "support-team", "Name of its support team",
                        hint: "Leave this empty for the partnership’s name and “Support Team”."),
                    in: form, width: .half, most: 120))
                \(radios(Field("protocol", "Protocol that it goes by"), in: form, protocols))
                \(person("administrator", "Administrator", "Opens accounts, and sees nothing of any case."))
                \(person("coordinator", "Coordinator", "Admits agencies, and runs the yearly review."))
                \(button("Set it up"))
                </form>
                """)
        page.form = form
        return page
    }

    func done(_ answers: Answers, _ founded: Founded) -> Page {
        Page(
            "\(answers.partnership) is set up",
            body: """
                \(panel("\(answers.partnership) is set up", "Note what is below: it is shown this once."))
                <h2>One-time passwords</h2>
                <p>Each of the two signs in with their own, and has to change it at once. Should you lose them \
                before that, empty the data folder and set the partnership up again: there is nothing in it yet.</p>
                \(summaryList([
                    SummaryRow("\(answers.administrator.name), administrator", password(founded.administratorPassword)),
                    SummaryRow("\(answers.coordinator.name), coordinator", password(founded.coordinatorPassword)),
                ]))
                <h2>Keys</h2>
                \(founded.keyWords.map { "<p>\($0)</p>" as HTML })
                <p>The public key of the audit trail, which checks its checkpoints. Every agency should keep a copy.</p>
                <pre tabindex="0" aria-label="Public key of the audit trail">\(founded.verifierKey)</pre>
                <h2>What happens next</h2>
                <ol><li>The coordinator admits the agencies.</li><li>The administrator opens an account for somebody \
                of each who may sign for it.</li><li>They sign, and appoint their liaison officers.</li></ol>
                <p>\(linkButton("Sign in", to: Paths.signIn))</p>
                """)
    }

    private func password(_ words: String) -> HTML { "<span class=\"one-time\"><code>\(words)</code></span>" }
}
