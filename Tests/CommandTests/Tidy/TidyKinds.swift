extension TidyRule {
    /// Which kinds of case code may name, and where.
    static let kinds: [TidyRule] = [
        TidyRule(
            "Outside its own folders no code names a kind of case, but the two lists of kinds",
            because: "a kind that is added must be found by lists, exports, ledger check and in-tray as it is",
            planted: ("Sources/Exchange/Desk/List.swift", "let state = RequestState.sent")
        ) { file in
            guard isCommon(file) else { return [] }
            return file.code.faults { line in
                line.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).map(String.init)
                    .first { word in casework.contains { word.hasPrefix($0) } }
            }
        }
    ]

    /// How the types of each kind begin. Agencies and the partnership are the directory, on which every decision
    /// rests: they are named where it is.
    private static let casework = [
        "RequestCase", "RequestAct", "RequestEvent", "RequestState", "RequestSeat", "RequestTerms", "RequestDraft",
        "DisclosureCase", "DisclosureAct", "DisclosureEvent", "DisclosureSeat", "DisclosureTerms", "DisclosureCopy",
        "CopyState", "MeetingCase", "MeetingAct", "MeetingEvent", "MeetingState", "MeetingSeat", "MeetingTerms",
    ]

    private static func isCommon(_ file: ProjectFile) -> Bool {
        let lists = ["Sources/Casework/Kinds/Kinds.swift", "Sources/Web/Cases/CaseLinks.swift"]
        guard file.isSource, file.target != "gatehouse", !lists.contains(file.path) else { return false }
        let folders = ["Requests", "Disclosures", "Meetings"]
        return !folders.contains { file.folder.split(separator: "/").map(String.init).dropFirst(2).first == $0 }
    }
}
