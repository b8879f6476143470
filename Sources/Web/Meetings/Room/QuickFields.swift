import HTML

// Fields of the note taker's page: small, each within reach of a key.
extension RoomPage {
    /// One line of text; `list` names what is offered while somebody types.
    func quickText(_ field: Field, list: String? = nil, key: String? = nil, isPrivate: Bool = false) -> HTML {
        labelled(field, in: form) { described in
            """
            <input class="input" id="\(field.name)" name="\(field.name)" type="text" value="\(form.typed(field.name))"\
            \(list.map { " list=\"\($0)\"" as HTML })\(if: isPrivate, " autocomplete=\"off\"")\(keyed(key))\
            \(if: focus == field.name, " autofocus")\(described)>
            """
        }
    }

    /// Several lines of text; Ctrl and Enter press the button of that value.
    func quickArea(_ field: Field, rows: Int, key: String, sends: RoomDeed) -> HTML {
        labelled(field, in: form) { described in
            // The line end after the tag is not part of the text: browsers drop the first one.
            """
            <textarea class="input" id="\(field.name)" name="\(field.name)" rows="\(rows)"\
             data-sends="\(sends.value)"\(keyed(key))\(if: focus == field.name, " autofocus")\(described)>
            \(form.typed(field.name))</textarea>
            """
        }
    }

    /// One of a list, in groups with or without a heading.
    func quickSelect(
        _ field: Field, _ groups: [(heading: String?, options: [(value: String, words: String)])],
        empty: String? = nil, key: String
    ) -> HTML {
        let chosen = form.typed(field.name)
        let shown = groups.map { group -> HTML in
            let options = group.options.map { option -> HTML in
                "<option value=\"\(option.value)\"\(if: option.value == chosen, " selected")>\(option.words)</option>"
            }
            return group.heading.map { "<optgroup label=\"\($0)\">\(options)</optgroup>" } ?? "\(options)"
        }
        return labelled(field, in: form) { described in
            """
            <select class="input select" id="\(field.name)" name="\(field.name)"\(keyed(key))\(described)>\
            \(empty.map { "<option value=\"\">\($0)</option>" as HTML })\(shown)</select>
            """
        }
    }
}
