/// What a browser would have to guess at in a page: tags that do not match, names of elements that are given twice or
/// to nothing, inputs without a label.
func faults(in markup: String) -> [String] {
    var faults: [String] = []
    var open: [String] = []
    var elements: [(tag: String, attributes: [String: String])] = []
    var rest = markup[...]
    while let start = rest.firstIndex(of: "<") {
        rest = rest[start...].dropFirst()
        guard let end = rest.firstIndex(of: ">") else { return faults + ["a tag without an end"] }
        let inside = rest[..<end]
        rest = rest[end...].dropFirst()
        if inside.hasPrefix("!") { continue }
        if inside.hasPrefix("/") {
            let name = String(inside.dropFirst())
            if open.last == name {
                open.removeLast()
            } else {
                faults.append("</\(name)> closes \(open.last ?? "nothing")")
            }
            continue
        }
        let name = String(inside.prefix { !$0.isWhitespace })
        elements.append((name, attributes(String(inside.dropFirst(name.count)), &faults)))
        if !voidElements.contains(name) { open.append(name) }
    }
    if !open.isEmpty { faults.append("never closed: \(open.joined(separator: " "))") }
    return faults + faultsOfReference(elements)
}

private let voidElements: Set = ["meta", "link", "input", "hr", "br", "img"]

private func attributes(_ text: String, _ faults: inout [String]) -> [String: String] {
    var found: [String: String] = [:]
    var rest = text[...]
    while let start = rest.firstIndex(where: { !$0.isWhitespace }) {
        rest = rest[start...]
        let name = String(rest.prefix { !$0.isWhitespace && $0 != "=" })
        rest = rest.dropFirst(name.count)
        var value = ""
        if rest.first == "=" {
            rest = rest.dropFirst()
            guard rest.first == "\"" else {
                faults.append("\(name) is not in quotes")
                return found
            }
            rest = rest.dropFirst()
            value = String(rest.prefix { $0 != "\"" })
            rest = rest.dropFirst(value.count + 1)
        }
        if found[name] != nil { faults.append("\(name) stands twice on one element") }
        found[name] = value
    }
    return found
}

private func faultsOfReference(_ elements: [(tag: String, attributes: [String: String])]) -> [String] {
    var faults: [String] = []
    let ids = elements.compactMap { $0.attributes["id"] }
    for id in Set(ids) where ids.count(where: { $0 == id }) > 1 { faults.append("id \(id) is given twice") }
    let known = Set(ids)
    let labelled = Set(elements.compactMap { $0.attributes["for"] })
    for (tag, attributes) in elements {
        for name in ["for", "aria-describedby", "aria-labelledby"] {
            for id in (attributes[name] ?? "").split(separator: " ") where !known.contains(String(id)) {
                faults.append("\(name) names \(id), which is not there")
            }
        }
        if let target = attributes["href"], target.hasPrefix("#"), !known.contains(String(target.dropFirst())) {
            faults.append("a link leads to \(target), which is not there")
        }
        let needsLabel = ["input", "select", "textarea"].contains(tag) && attributes["type"] != "hidden"
        if needsLabel, !labelled.contains(attributes["id"] ?? "") {
            faults.append("\(tag) \(attributes["name"] ?? "") has no label")
        }
        if attributes["style"] != nil || attributes.keys.contains(where: { $0.hasPrefix("on") }) {
            faults.append("\(tag) has a style or a script in it, which the content security policy refuses")
        }
    }
    return faults
}
