import Casework
import Exchange
import SharingProtocol

/// What the questions of a determination depend on: who would disclose information, to whom, and what was asked (3.12).
struct DeterminationSheet: Sendable {
    let circumstances: Circumstances
    let register: RegisterSnapshot
    /// Whose information it is.
    let owner: AgencyID
    let recipients: [AgencyID]
    /// What was asked for; `nil` where the owner shares it without being asked.
    var asked: Asked?
    /// Whether readers are chosen. What was heard at a meeting is read by those who heard it.
    var asksForReaders = true

    struct Asked: Sendable {
        let informationClass: Key<InformationClass>
        let keepUntil: Day
        /// How many items are answered, each on its own.
        let items: Int
        /// Their words, where this officer may see them.
        let words: [String]
    }

    var rules: InformationSharingProtocol { circumstances.rules }

    /// What the form offers between the two agencies; of several recipients, to the first. The checks hold for each.
    var offer: Offer { circumstances.offer(from: owner, to: recipients.first ?? owner) }

    /// `Northbrook Police, Hillside Trust`
    var recipientNames: String { recipients.map { register.name(of: $0) }.joined(separator: ", ") }

    /// The officers who may be named as readers, agency by agency and by name.
    var candidates: [Officer] { recipients.flatMap { register.readers(of: $0) } }

    /// The class that a form says.
    func held(_ form: Form) -> InformationClass? { rules.informationClass(Key(form.typed("class"))) }

    /// The powers that may be named for the class that the form says; for the class asked for until it says one.
    func powers(_ form: Form) -> (named: [Gateway], isNeeded: Bool) {
        guard let informationClass = held(form)?.key ?? asked?.informationClass else { return ([], false) }
        return offer.powers(for: informationClass)
    }

    /// Where on the form each question of the protocol is answered.
    func fields(_ form: Form) -> [Question: String] {
        var fields: [Question: String] = [
            .necessity: "necessity", .confidence: "confidence", .informationClass: "class",
            .authorisation: "authorised", .depersonalisation: "detailRemoved", .criterion: "criterion",
            .ground: "ground", .condition: "condition", .consent: "ground", .marking: "marking",
            .readers: "readers", .keepUntil: "keep-day",
        ]
        if !powers(form).named.isEmpty { fields[.gateway] = "power" }
        return fields
    }
}

/// How long the answers of a determination may be, in characters. Together they fit into one entry of the audit trail.
enum DeterminationLimits {
    static let reasons = 3000
    static let words = 2000
    static let short = 500
}

extension RegisterSnapshot {
    /// The officers of an agency who may be named as readers, by name (4.10).
    func readers(of agency: AgencyID) -> [Officer] {
        let officers = register.agencies[agency]?.officers.values.filter { $0.isActive && $0.role == .practitioner }
        return (officers ?? []).byName { name(of: $0.id) }
    }
}
