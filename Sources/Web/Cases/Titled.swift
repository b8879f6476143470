import Casework
import HTML
import SharingProtocol

/// An item of the protocol with its clause, which leads to the version that it stands in.
func titled<Item: ListedItem>(
    _ item: Item?, _ version: InformationSharingProtocol, law: String? = nil, or absent: String = ""
) -> HTML {
    let law: HTML? = law.map { "<br><span class=\"small\">\($0)</span>" }
    return item.map { "\($0.title)\(clauseLinks([$0.clause], of: version.name))\(law)" } ?? "\(absent)"
}

/// What somebody typed, with its line ends.
func typed(_ words: String) -> HTML { "<span class=\"words\">\(words)</span>" }

func list(_ items: [String]) -> HTML { "<ul>\(items.map { "<li>\($0)</li>" as HTML })</ul>" }

/// Items one under another, numbered where they are answered one by one.
func numbered(_ items: [String]) -> HTML {
    "<ol>\(items.map { "<li class=\"words\">\($0)</li>" as HTML })</ol>"
}

extension CaseState {
    var tag: HTML { Web.tag(title, tone) }

    private var tone: Tone {
        switch standing {
        case .waiting: .waiting
        case .active: .active
        case .good: .good
        case .bad: .bad
        case .done: .done
        }
    }
}
