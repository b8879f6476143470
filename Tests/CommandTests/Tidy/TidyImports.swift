extension TidyRule {
    /// Who may import what of ours. Written here and not read from `Package.swift`: an arrow that is drawn there
    /// in passing has to be drawn here on purpose.
    static let arrows: [String: Set<String>] = [
        "SharingProtocol": [],
        "Ledger": [],
        "Vault": [],
        "HTML": [],
        "CSodium": [],
        "CLibpq": [],
        "Casework": ["SharingProtocol"],
        "Exchange": ["Casework", "Ledger", "SharingProtocol", "Vault"],
        "SQLiteRecords": ["Casework", "Exchange", "Ledger", "SharingProtocol", "Vault"],
        "PostgresRecords": ["Casework", "CLibpq", "Exchange", "Ledger", "SharingProtocol", "Vault"],
        "Web": ["Casework", "CSodium", "Exchange", "HTML", "Ledger", "SharingProtocol"],
        "gatehouse": [
            "Casework", "CSodium", "Exchange", "Ledger", "PostgresRecords", "SharingProtocol", "SQLiteRecords",
            "Vault", "Web",
        ],
    ]

    static let imports: [TidyRule] = [
        TidyRule(
            "Imports run one way", because: "the rules must be readable, and testable, without the server around them",
            planted: ("Sources/SharingProtocol/Rule.swift", "package import Exchange")
        ) { file in
            guard let target = file.target, file.isSwift else { return [] }
            guard let allowed = arrows[target] else {
                return [Fault(line: 1, words: "the target \(target) is not in the table of imports")]
            }
            return file.code.faults { line in
                guard let module = line.importedModule, arrows[module] != nil else { return nil }
                return allowed.contains(module) ? nil : "\(target) imports \(module)"
            }
        },

        TidyRule(
            "Sealed values are opened in the strongroom", because: "it is there that a permission is asked for",
            planted: ("Sources/Web/Reading.swift", "let text = try key.open(ciphertext)")
        ) { file in
            guard file.isSource, file.target != "Vault", !openers.contains(file.path) else { return [] }
            return file.code.faults { line in ["ey.open(", "opener.open("].first { line.contains($0) } }
        },

        never(
            ["CaseRow", "CaseQuery", ".records."],
            in: "Pages and files ask the desk, and never the records behind it",
            because: "lists, entries and proofs leave through `Egress`, which knows whom they are for",
            planted: ("Sources/Web/Register/List.swift", "let list = try await desk.records.cases(query)")
        ) { $0.isSource && $0.target == "Web" },

        TidyRule(
            "Names are put in order by `byName`", because: "to `<` É comes after Z, and Road 10 before Road 9",
            planted: ("Sources/Web/Agencies/List.swift", "let listed = agencies.sorted { $0.name < $1.name }")
        ) { file in
            guard file.isSource, file.target == "Web" || file.target == "Exchange" else { return [] }
            return file.code.faults { line in
                let compares = line.contains("sorted {") && line.contains(" < ") || line.contains("}.sorted()")
                return compares && line.contains(/\.(name|title|words)\b|name\(of:/) ? "a name is compared" : nil
            }
        },
    ]

    /// The strongroom opens records, under a permission. Two more open what no permission is about: the chunks of a
    /// file, by an opener that the strongroom gave; and a draft, which is its writer's own.
    private static let openers: Set<String> = [
        "Sources/Exchange/Sealing/Strongroom.swift", "Sources/Exchange/Desk/FileDesk.swift",
        "Sources/Exchange/Desk/DraftDesk.swift",
    ]
}

extension String {
    /// `Exchange` of `package import struct Exchange.LiaisonDesk`; nil for a line that imports nothing.
    fileprivate var importedModule: String? {
        var words = split(separator: " ").map(String.init)[...]
        let before = ["@testable", "@preconcurrency", "package", "internal", "private", "fileprivate", "public"]
        while let first = words.first, before.contains(first) { words.removeFirst() }
        guard words.popFirst() == "import" else { return nil }
        let kinds = ["struct", "class", "enum", "protocol", "func", "typealias", "var", "let"]
        if let first = words.first, kinds.contains(first) { words.removeFirst() }
        return words.first.map { String($0.prefix { $0 != "." }) }
    }
}
