import SharingProtocol

/// Facts as the lines of docs/decide.md, written here a second time and by other means than the reader's.
enum Lines {
    static func ask(_ proposal: Proposal) -> String { of(proposal, asked: "ask") }
    static func exchange(_ proposal: Proposal) -> String { of(proposal, asked: "exchange") }

    private static func of(_ proposal: Proposal, asked: String) -> String {
        var members = [
            "\"asked\":\"\(asked)\"", "\"on\":\"\(proposal.on.iso)\"", "\"asking\":\(party(proposal.asking))",
            "\"holding\":\(party(proposal.holding))",
        ]
        switch proposal.route {
        case .request: members.append("\"route\":\"request\"")
        case .volunteered: members.append("\"route\" : \"volunteered\"")
        case .meeting(let signed, let note, let inGroup):
            members.append("\"route\":\"meeting\"")
            members.append(
                """
                "meeting":{"everyParticipantHasSigned":\(signed),"noteIsTaken":\(note),\
                "everyParticipantIsInGroup":\(inGroup)}
                """)
        }
        if case .received(let owner, let permission, let isBeyondGroup) = proposal.provenance {
            members.append(
                """
                "receivedFrom":{"owner":"\(owner)","writtenPermission":\(permission == .written),\
                "explicitPermission":\(permission == .explicit),"isBeyondGroup":\(isBeyondGroup)}
                """)
        }
        members += [
            key("informationClass", proposal.informationClass), key("prescribedSet", proposal.prescribedSet),
            key("purpose", proposal.purpose), key("reason", proposal.reason), key("criterion", proposal.criterion),
            "\"criterionHasWords\":\(proposal.criterionHasWords)", claim("ground", proposal.ground),
            claim("condition", proposal.condition), claim("power", proposal.power),
            "\"particulars\":\(names(proposal.particulars))", "\"isCareRecord\":\(proposal.isCareRecord)",
            "\"necessityIsRecorded\":\(proposal.necessityIsRecorded)",
            "\"confidence\":\"\(proposal.confidence.rawValue)\"",
            "\"identifyingDetailIsRemoved\":\(proposal.identifyingDetailIsRemoved)",
            "\"authorisationIsOnFile\":\(proposal.authorisationIsOnFile)", key("marking", proposal.marking),
            "\"groupIsNamed\":\(proposal.groupIsNamed)", "\"readers\":\(proposal.readers)",
            day("keepUntil", proposal.keepUntil), "\"isApprovedByAsking\":\(proposal.isApprovedByAsking)",
            "\"isConfirmedByHolding\":\(proposal.isConfirmedByHolding)",
        ]
        return "{" + members.joined(separator: ",") + "}"
    }

    static func read(_ reading: Reading) -> String {
        let members = [
            "\"asked\":\"read\"", "\"on\":\"\(reading.on.iso)\"", "\"owner\":\(party(reading.owner))",
            "\"receiving\":\(party(reading.receiving))",
            "\"readersAgency\":\(reading.readersAgency.map { "\"\($0)\"" } ?? "null")",
            "\"isNamed\":\(reading.isNamed)", "\"isLiaisonOfficer\":\(reading.isLiaisonOfficer)",
            key("informationClass", reading.informationClass), key("marking", reading.marking),
            "\"isInGroup\":\(reading.isInGroup)", claim("ground", reading.ground),
            claim("condition", reading.condition), day("keepUntil", reading.keepUntil),
            "\"isDestroyed\":\(reading.isDestroyed)",
        ]
        return "{" + members.joined(separator: ",") + "}"
    }

    static func use(_ use: Use) -> String {
        let members = [
            key("usedFor", use.usedFor), key("disclosedFor", use.disclosedFor), "\"asked\":\"use\"",
            "\"on\":\"\(use.on.iso)\"", "\"owner\":\(party(use.owner))", "\"using\":\(party(use.using))",
            key("informationClass", use.informationClass), key("marking", use.marking),
            day("keepUntil", use.keepUntil),
        ]
        return "{ " + members.joined(separator: " ,\t") + " }\r"
    }

    private static func party(_ party: Party) -> String {
        """
        {"agency":"\(party.agency)",\(key("category", party.category)),\(key("listing", party.listing)),\
        "hasSigned":\(party.hasSigned),"hasLiaisonOfficer":\(party.hasLiaisonOfficer)}
        """
    }

    private static func key<Item>(_ name: String, _ key: Key<Item>?) -> String {
        "\"\(name)\":\(key.map { "\"\($0.name)\"" } ?? "null")"
    }

    private static func day(_ name: String, _ day: Day?) -> String {
        "\"\(name)\":\(day.map { "\"\($0.iso)\"" } ?? "null")"
    }

    private static func claim<Item>(_ name: String, _ claim: Claim<Item>?) -> String {
        guard let claim else { return "\"\(name)\":null" }
        return """
            "\(name)":{\(key("key", claim.key)),"evidence":\(names(claim.evidence)),\
            \(day("withdrawn", claim.withdrawn))}
            """
    }

    private static func names(_ names: Set<String>) -> String {
        "[" + names.map { "\"\($0)\"" }.joined(separator: ",") + "]"
    }

    /// A decision as its line, written from the decision itself.
    static func line(_ decision: Decision) -> String {
        let findings = decision.findings.map { finding in
            let answer = finding.answer == .notAsked ? "not-asked" : finding.answer.rawValue
            let remedy = finding.remedy.map { ",\"remedy\":\"\($0)\"" } ?? ""
            return """
                {"question":"\(finding.question.rawValue)","clause":"\(finding.clause)","answer":"\(answer)",\
                "words":"\(finding.words)"\(remedy)}
                """
        }
        let obligations = decision.obligations.map { "{\"clause\":\"\($0.clause)\",\"words\":\"\($0.words)\"}" }
        let basis = decision.basis.map { reliance in
            let law = reliance.law.map { ",\"law\":\"\($0)\"" } ?? ""
            return "{\"kind\":\"\(reliance.kind)\",\"key\":\"\(reliance.key)\",\"clause\":\"\(reliance.clause)\"\(law)}"
        }
        return """
            {"decision":"\(decision.isPermitted ? "permitted" : "refused")","asked":"\(decision.asked.rawValue)",\
            "version":"\(decision.version)","findings":[\(findings.joined(separator: ","))],\
            "clauses":[\(decision.clauses.map { "\"\($0)\"" }.joined(separator: ","))],\
            "obligations":[\(obligations.joined(separator: ","))],\
            "gateway":\(decision.gateway.map { "\"\($0)\"" } ?? "null"),"duty":\(decision.isDuty),\
            "basis":[\(basis.joined(separator: ","))]}

            """
    }
}

extension DecideLines {
    func answer(_ line: String, number: Int = 2) -> (isRead: Bool, answer: String) {
        var output: [UInt8] = []
        let isRead = answer(Array(line.utf8), number: number, into: &output)
        return (isRead, String(decoding: output, as: UTF8.self))
    }
}
