package import HTML

/// Everything that is wrong with a form, each leading to its input; nothing while the form is sound.
func errorSummary(_ form: Form) -> HTML {
    guard !form.isSound else { return "" }
    let items = form.problems.map { "<li><a href=\"#\($0.anchor)\">\($0.words)</a></li>" as HTML }
    return """
        <div class="summary-of-errors" role="alert" tabindex="-1" aria-labelledby="errors" data-focus>
        <h2 id="errors">There is a problem</h2><ul>\(items)</ul></div>
        """
}

/// What has just happened.
func notice(_ notice: Notice) -> HTML {
    let isSuccess = notice.tone == .success
    return """
        <div class="notice\(if: isSuccess, " success")" role="\(isSuccess ? "alert" : "region")" \
        aria-labelledby="notice"><h2 id="notice">\(notice.heading)</h2>\
        \(if: !notice.words.isEmpty, "<p>\(notice.words)</p>")</div>
        """
}

/// A remark that stands apart from the text around it.
package func insetText(_ words: HTML) -> HTML { "<div class=\"inset\">\(words)</div>" }

/// What happens if somebody goes on, where that matters.
package func warningText(_ words: HTML) -> HTML {
    """
    <div class="warning-text"><span class="warning-mark" aria-hidden="true">!</span>\
    <p><span class="unseen">Warning:</span> \(words)</p></div>
    """
}

/// More, for whoever wants it.
package func details(_ summary: String, isOpen: Bool = false, _ more: HTML) -> HTML {
    "<details\(if: isOpen, " open")><summary>\(summary)</summary><div class=\"details\">\(more)</div></details>"
}

/// What came of an act, large, with what happens next below it.
package func panel(_ heading: String, _ words: HTML = "") -> HTML {
    "<div class=\"panel\"><h1>\(heading)</h1>\(if: !words.isEmpty, "<p>\(words)</p>")</div>"
}

/// How far something has got. The words say it; the colour only repeats them.
package enum Tone: String, CaseIterable, Sendable {
    /// Waiting for somebody.
    case waiting
    /// Under way.
    case active
    /// As it should be.
    case good
    /// Refused, overdue, unmet.
    case bad
    /// Over, and nothing more to do.
    case done
    /// Nothing to say of it.
    case plain
}

/// A status in one or two words.
package func tag(_ words: String, _ tone: Tone = .plain) -> HTML {
    "<span class=\"tag \(tone.rawValue)\">\(words)</span>"
}
