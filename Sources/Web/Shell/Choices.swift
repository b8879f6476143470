package import HTML
package import SharingProtocol

/// One answer that a page offers.
package struct Choice: Sendable {
    package let value: String
    package let words: String
    package var hint: HTML?
    /// The clauses that the answer rests on.
    package var clauses: [Clause] = []
    /// Further questions that only this answer brings. They always stand in the page; where the browser can tell, it
    /// shows them once the answer is chosen.
    package var further: HTML?

    package init(
        _ value: String, _ words: String, hint: HTML? = nil, clauses: [Clause] = [], further: HTML? = nil
    ) {
        self.value = value
        self.words = words
        self.hint = hint
        self.clauses = clauses
        self.further = further
    }
}

/// One of a few answers.
package func radios(_ field: Field, in form: Form, _ choices: [Choice], isInline: Bool = false) -> HTML {
    choiceGroup(field, in: form, choices, type: "radio", isInline: isInline)
}

/// Any number of a few answers.
package func checkboxes(_ field: Field, in form: Form, _ choices: [Choice]) -> HTML {
    choiceGroup(field, in: form, choices, type: "checkbox", isInline: false)
}

/// A single box to tick, such as a declaration; `Form.isTicked` reads it.
package func tickBox(_ name: String, _ words: HTML, in form: Form) -> HTML {
    let problem = form.problem(at: name)
    let isTicked = form.typed(name) == "yes"
    return """
        <div class="field\(if: problem != nil, " field-wrong")">\(problemWords(problem, at: name))
        <div class="choice"><input type="checkbox" id="\(name)" name="\(name)" value="yes"\(if: isTicked, " checked")\
        \(described(Field(name, ""), problem: problem))><label for="\(name)">\(words)</label></div></div>
        """
}

private func choiceGroup(
    _ field: Field, in form: Form, _ choices: [Choice], type: String, isInline: Bool
) -> HTML {
    let chosen = Set(form.all(field.name))
    let items = choices.enumerated().map { index, choice -> HTML in
        // A problem's link goes to the field's name, so the first answer bears it.
        let id = index == 0 ? field.name : "\(field.name)-\(index + 1)"
        // Not `-hint`, which is the whole question's; nor anything that could be another field's name.
        let hintID = "\(id)-explained"
        return """
            <div class="choice"><input type="\(type)" id="\(id)" name="\(field.name)" value="\(choice.value)"\
            \(if: chosen.contains(choice.value), " checked")\
            \(if: choice.hint != nil, " aria-describedby=\"\(hintID)\"")>\
            <label for="\(id)">\(choice.words)</label>\(clauseLinks(choice.clauses))\
            \(choice.hint.map { "<div class=\"hint\" id=\"\(hintID)\">\($0)</div>" as HTML })\
            \(choice.further.map { "<div class=\"further\">\($0)</div>" as HTML })</div>

            """
    }
    return fieldset(field, in: form, "<div class=\"choices\(if: isInline, " inline")\">\(items)</div>")
}

/// A question of several inputs: its words are the group's legend.
package func fieldset(_ field: Field, in form: Form, _ inputs: HTML) -> HTML {
    let problem = form.problem(at: field.name)
    let legend: HTML = field.isHeading ? "<h1 class=\"label-heading\">\(field.words)</h1>" : "\(field.words)"
    return """
        <div class="field\(if: problem != nil, " field-wrong")">
        <fieldset\(described(field, problem: problem, isGroup: true))><legend class="label">\(legend)</legend>
        \(hint(of: field))\(problemWords(problem, at: field.name))
        \(inputs)</fieldset></div>
        """
}

/// A day, typed in three inputs, because that is how people know a date; `Form.day` reads it.
package func dayField(_ field: Field, in form: Form) -> HTML {
    let wrong = form.problems.first { $0.field == field.name }?.anchor
    let inputs = Form.dayParts.map { part -> HTML in
        let id = "\(field.name)-\(part)"
        let isWrong = wrong == id
        return """
            <div class="day-part"><label for="\(id)">\(part.prefix(1).uppercased() + part.dropFirst())</label>\
            <input class="input \(part == "year" ? "short" : "tiny")" id="\(id)" name="\(id)" type="text" \
            inputmode="numeric" maxlength="4" autocomplete="off" value="\(form.typed(id))"\
            \(if: isWrong, " aria-invalid=\"true\"")></div>
            """
    }
    return fieldset(field, in: form, "<div class=\"day\">\(inputs)</div>\(confirmation(of: field, in: form))")
}

/// The box that confirms a day years ahead; nothing where none is asked about.
private func confirmation(of field: Field, in form: Form) -> HTML {
    guard let day = form.dayToConfirm(field.name) else { return "" }
    let name = Form.confirmation(of: field.name)
    let isTicked = form.typed(name) == day.iso
    return """
        <div class="choice"><input type="checkbox" id="\(name)" name="\(name)" value="\(day.iso)"\
        \(if: isTicked, " checked")\(if: !isTicked, " aria-invalid=\"true\"")>\
        <label for="\(name)">\(day.spoken) is right</label></div>
        """
}

/// A clause's number, leading to its words: in the version that is named, or in the one in force.
package func clauseLink(_ clause: Clause, of version: String? = nil) -> HTML {
    """
    <a class="clause" href="\(Paths.clause(clause, of: version))">\
    <span class="unseen">Clause </span>\(clause.number)</a>
    """
}

/// Clauses one after another; nothing where there are none.
package func clauseLinks(_ clauses: [Clause], of version: String? = nil) -> HTML {
    guard !clauses.isEmpty else { return "" }
    let links = clauses.map { clauseLink($0, of: version) }
    return " <span class=\"clauses\">\(links.joined(separator: " "))</span>"
}

/// The clause on a topic, with the space before it; nothing where the protocol cites none.
package func clauseLink(
    _ topic: Topic, in rules: InformationSharingProtocol, of version: String? = nil
) -> HTML {
    rules.clause(on: topic).map { " \(clauseLink($0, of: version))" as HTML } ?? ""
}

/// The clauses on several topics, each once; nothing where the protocol cites none.
package func clauseLinks(
    _ topics: [Topic], in rules: InformationSharingProtocol, of version: String? = nil
) -> HTML {
    clauseLinks(rules.clauses(on: topics), of: version)
}
