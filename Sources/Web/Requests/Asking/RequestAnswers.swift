import Casework
import Exchange
import SharingProtocol

/// What an officer has answered so far, by field name: a draft, opened.
struct RequestAnswers: Sendable {
    let reference: CaseID
    private(set) var fields: [String: String]

    init(reference: CaseID, fields: [String: String] = [:]) {
        self.reference = reference
        self.fields = fields
    }

    subscript(_ name: String) -> String { fields[name] ?? "" }

    /// What is asked for, in order.
    var items: [String] { (1...AskingLimits.items).map { self["item.\($0)"] }.filter { !$0.isEmpty } }
    var readers: [OfficerID] { self["readers"].split(separator: "\n").map { OfficerID(String($0)) } }
    var keepUntil: Day? { Day(iso: self["keep-until"]) }
    var neededBy: Day? { Day(iso: self["needed-by"]) }

    /// How many moves the request had made when its change began; `nil` for a request that is new.
    var movesBefore: Int? { Int(self["mends"]) }

    /// Whether an optional page has been answered, if only by leaving it empty.
    func isSettled(_ step: AskingStep) -> Bool { !self["settled.\(step.rawValue)"].isEmpty }

    /// Takes the place of everything that the page asks; `settles` when its officer is done with it for now.
    mutating func take(_ answers: [String: String], of step: AskingStep, settles: Bool) {
        for (name, answer) in answers { fields[name] = answer.isEmpty ? nil : answer }
        fields["settled.\(step.rawValue)"] = settles ? "yes" : nil
    }
}

extension RequestAnswers {
    /// A request that was sent back, to be changed (4.2).
    init(changing folder: RequestFolder) {
        let request = folder.request
        let terms = request.terms
        var fields: [String: String] = [
            "mends": String(folder.moves), "agency": terms.holding.text, "class": terms.informationClass.name,
            "purpose": terms.purpose.name, "reason": terms.reason?.name ?? "", "ground": terms.ground?.name ?? "none",
            "criterion": terms.criterion?.name ?? "", "set": terms.prescribedSet?.name ?? "none",
            "readers": terms.readers.map(\.text).joined(separator: "\n"), "keep-until": terms.keepUntil.iso,
            "needed-by": terms.neededBy?.iso ?? "", "urgent": terms.isUrgent ? "yes" : "",
        ]
        for (name, words) in folder.words where name.hasPrefix("request/") {
            let field = String(name.dropFirst("request/".count))
            fields[folder.inputName(of: field)] = words.revealed
        }
        for step in AskingStep.allCases { fields["settled.\(step.rawValue)"] = "yes" }
        self.init(reference: request.reference, fields: fields.filter { !$0.value.isEmpty })
    }
}

extension RequestFolder {
    /// The name of the input that a sealed field of the request is typed in.
    fileprivate func inputName(of field: String) -> String {
        if let ground = request.terms.ground.flatMap({ rules.ground($0) }),
            let piece = ground.evidence.first(where: { EvidenceSubject.ground.field($0.key) == field })
        {
            return rules.evidenceName(piece, of: ground)
        }
        let particular = rules.particulars.first { EvidenceSubject.particular.field($0.key.name) == field }
        if let particular { return particular.inputName }
        return ["criterion": "criterion-words", "ownReference": "own-reference"][field] ?? field
    }
}

/// A request that is being written, and everything that its pages are made from.
struct Writing: Sendable {
    var answers: RequestAnswers
    let register: RegisterSnapshot
    let circumstances: Circumstances

    var rules: InformationSharingProtocol { circumstances.rules }
    var today: Day { circumstances.today }
    var informationClass: InformationClass? { rules.informationClass(Key(answers["class"])) }

    /// What the form offers between one's own agency and the one that is asked.
    var offer: Offer { circumstances.offer(from: AgencyID(answers["agency"]), to: circumstances.officer.agency) }

    /// The prescribed sets that the agency which is asked holds, of this class.
    var prescribedSets: [PrescribedSet] { informationClass.map { offer.prescribedSets(of: $0.key) } ?? [] }

    /// The pages that this request needs; until the class is known, those up to it.
    var steps: [AskingStep] {
        guard let informationClass else { return [.agency, .informationClass] }
        let offer = offer
        return AskingStep.allCases.filter { $0.isAsked(of: informationClass, in: offer) }
    }

    var firstUnanswered: AskingStep? { steps.first { !isAnswered($0) } }

    func isAnswered(_ step: AskingStep) -> Bool {
        switch step {
        case .agency: agencies.contains { $0.id.text == answers["agency"] && $0.canShare }
        case .informationClass: informationClass != nil
        case .purpose: rules.purpose(Key(answers["purpose"])) != nil && !answers["why"].isEmpty
        case .reason: rules.reason(Key(answers["reason"])) != nil
        case .subject: !answers["subject"].isEmpty
        case .necessity: !answers["necessity"].isEmpty
        case .criterion: rules.criterion(Key(answers["criterion"])) != nil && !answers["criterion-words"].isEmpty
        case .particulars:
            rules.particulars(.request, of: informationClass).allSatisfy { !answers[$0.inputName].isEmpty }
        case .items: !answers.items.isEmpty
        case .readers: !answers.readers.isEmpty && Set(answers.readers).isSubset(of: colleagues.map(\.id))
        case .keeping: answers.keepUntil.map { $0 >= today } ?? false
        case .timing: answers.isSettled(step) && answers.neededBy.map { $0 >= today } ?? true
        case .prescribedSet:
            answers.isSettled(step)
                && (answers["set"] == "none" || prescribedSets.contains { $0.key.name == answers["set"] })
        case .ground, .ownReference: answers.isSettled(step)
        }
    }

    /// Every other agency that shares information.
    var agencies: [SharingAgency] { register.sharingAgencies(in: circumstances) }

    /// The officers of one's own agency who may be named as readers (4.10), oneself first.
    var colleagues: [Officer] {
        let own = circumstances.officer.id
        let all = register.readers(of: circumstances.officer.agency)
        return all.filter { $0.id == own } + all.filter { $0.id != own }
    }
}
