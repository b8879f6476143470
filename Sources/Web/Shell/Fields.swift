package import HTML

/// One question: the name that its answer is sent under, its words, and a hint.
package struct Field: Sendable {
    package let name: String
    package let words: String
    package var hint: HTML?
    /// Whether the question is the page's own heading: one question on the page.
    package var isHeading = false

    package init(_ name: String, _ words: String, hint: HTML? = nil, isHeading: Bool = false) {
        self.name = name
        self.words = words
        self.hint = hint
        self.isHeading = isHeading
    }
}

/// How wide a text input is: as wide as the answer is long.
package enum FieldWidth: String, Sendable { case full, half, third, short, tiny }

/// What kind of text goes into an input, for the keyboard that a screen shows.
package enum TextKind: String, Sendable {
    case text, email, password, search, tel, date
    /// Digits, without the arrows that browsers give a number.
    case number
}

/// One line of text.
package func textField(
    _ field: Field, in form: Form, kind: TextKind = .text, width: FieldWidth = .full, autocomplete: String? = nil,
    most: Int? = nil
) -> HTML {
    let type: HTML = kind == .number ? "type=\"text\" inputmode=\"numeric\"" : "type=\"\(kind.rawValue)\""
    // A password is never written back into a page.
    let value = kind == .password ? "" : form.typed(field.name)
    let completes: HTML = " autocomplete=\"\(autocomplete ?? "off")\""
    return labelled(field, in: form) { described in
        """
        <input class="input \(width.rawValue)" id="\(field.name)" name="\(field.name)" \(type)\
         value="\(value)"\(completes)\
        \(if: kind == .email || kind == .password, " spellcheck=\"false\" autocapitalize=\"none\"")\
        \(most.map { " maxlength=\"\($0)\"" })\(described)>
        """
    }
}

/// Several lines of text, with a count of the characters that are left where there is a limit.
package func textArea(_ field: Field, in form: Form, rows: Int = 6, most: Int? = nil) -> HTML {
    let countID = "\(field.name)-count"
    let count: HTML =
        most.map { "<p class=\"count\" id=\"\(countID)\">You can write up to \($0) characters</p>" } ?? ""
    return labelled(field, in: form, alsoDescribedBy: most == nil ? nil : countID, after: count) { described in
        // The line end after the tag is not part of the text: browsers drop the first one.
        """
        <textarea class="input" id="\(field.name)" name="\(field.name)" rows="\(rows)"\
        \(most.map { " data-most=\"\($0)\"" })\(described)>
        \(form.typed(field.name))</textarea>
        """
    }
}

/// One of a list that is too long for radio buttons.
package func selectField(
    _ field: Field, in form: Form, options: [(value: String, words: String)], empty: String? = nil
) -> HTML {
    let chosen = form.typed(field.name)
    let items = options.map { option -> HTML in
        "<option value=\"\(option.value)\"\(if: option.value == chosen, " selected")>\(option.words)</option>"
    }
    return labelled(field, in: form) { described in
        """
        <select class="input select" id="\(field.name)" name="\(field.name)"\(described)>\
        \(empty.map { "<option value=\"\">\($0)</option>" as HTML })\(items)</select>
        """
    }
}

/// Files to send; last in its form.
package func fileField(_ field: Field, in form: Form, takesSeveral: Bool = false) -> HTML {
    labelled(field, in: form) { described in
        """
        <input class="file" type="file" id="\(field.name)" name="\(field.name)"\
        \(if: takesSeveral, " multiple")\(described)>
        """
    }
}

/// A label, a hint, the problem and an input, tied together so that they are read out together.
func labelled(
    _ field: Field, in form: Form, alsoDescribedBy other: String? = nil, after: HTML = "",
    _ input: (_ described: HTML) -> HTML
) -> HTML {
    let problem = form.problem(at: field.name)
    let label: HTML = "<label class=\"label\" for=\"\(field.name)\">\(field.words)</label>"
    return """
        <div class="field\(if: problem != nil, " field-wrong")">
        \(field.isHeading ? "<h1 class=\"label-heading\">\(label)</h1>" : label)
        \(hint(of: field))\(problemWords(problem, at: field.name))
        \(input(described(field, problem: problem, also: other)))
        \(after)</div>
        """
}

/// The attributes that tie an input, or a group of them, to its hint and its problem.
///
/// A group of inputs cannot itself be invalid (WAI-ARIA 1.2, 6.6), so it has the description alone.
func described(_ field: Field, problem: String?, also other: String? = nil, isGroup: Bool = false) -> HTML {
    let hint = field.hint == nil ? nil : "\(field.name)-hint"
    let wrong = problem == nil ? nil : "\(field.name)-problem"
    let ids = [hint, wrong, other].compactMap { $0 }.joined(separator: " ")
    return
        "\(if: !ids.isEmpty, " aria-describedby=\"\(ids)\"")\(if: problem != nil && !isGroup, " aria-invalid=\"true\"")"
}

func hint(of field: Field) -> HTML {
    field.hint.map { "<div class=\"hint\" id=\"\(field.name)-hint\">\($0)</div>" } ?? ""
}

func problemWords(_ problem: String?, at name: String) -> HTML {
    problem.map {
        "<p class=\"problem\" id=\"\(name)-problem\"><span class=\"unseen\">Error:</span> \($0)</p>"
    } ?? ""
}
