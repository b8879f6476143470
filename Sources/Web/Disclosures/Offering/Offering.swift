import Casework
import Exchange
import SharingProtocol

/// Information that an officer is about to offer without being asked, and everything that its pages are made from.
struct Offering: Sendable {
    let reference: CaseID
    private(set) var fields: [String: String]
    let register: RegisterSnapshot
    let circumstances: Circumstances

    /// Answers of which there can be several, one a line.
    private static let lists: Set = ["recipients", "readers"]

    init(_ draft: OpenedDraft, in register: RegisterSnapshot, _ circumstances: Circumstances) {
        reference = draft.reference
        fields = draft.fields
        self.register = register
        self.circumstances = circumstances
    }

    subscript(_ name: String) -> String { fields[name] ?? "" }

    var rules: InformationSharingProtocol { circumstances.rules }
    var owner: AgencyID { circumstances.officer.agency }
    var agencies: [SharingAgency] { register.sharingAgencies(in: circumstances) }
    var informationClass: InformationClass? { rules.informationClass(Key(self["class"])) }

    var recipients: [AgencyID] { self["recipients"].split(separator: "\n").map { AgencyID(String($0)) } }

    var sheet: DeterminationSheet {
        DeterminationSheet(circumstances: circumstances, register: register, owner: owner, recipients: recipients)
    }

    /// The pages that it needs; until the class is known, those up to it.
    var steps: [OfferingStep] {
        guard let informationClass else { return [.recipients, .purpose, .decision] }
        let isPersonal = informationClass.kind == .personal
        return OfferingStep.allCases.filter { isPersonal || ($0 != .reason && $0 != .subject) }
    }

    var firstUnanswered: OfferingStep? { steps.first { !isAnswered($0) } }

    func isAnswered(_ step: OfferingStep) -> Bool {
        guard self["settled.\(step.rawValue)"] == "yes" else { return false }
        switch step {
        case .recipients:
            return !recipients.isEmpty
                && Set(recipients).isSubset(of: agencies.filter(\.canShare).map(\.id))
        case .decision:
            var form = form
            _ = sheet.determination(from: &form, isWhole: true)
            return form.isSound
        case .purpose: return rules.purpose(Key(self["purpose"])) != nil
        case .reason: return rules.reason(Key(self["reason"])) != nil
        case .subject: return !self["subject"].isEmpty
        case .information: return true
        }
    }

    /// The form of any of its pages, filled in with what was answered before.
    var form: Form {
        var form = Form()
        for (name, value) in fields {
            guard Self.lists.contains(name) else {
                form.fill(name, value)
                continue
            }
            for item in value.split(separator: "\n").map(String.init) where isOffered(item, name) {
                form.append(item, to: name)
            }
        }
        return form
    }

    /// A reader of an agency that is no longer among the recipients goes with it.
    private func isOffered(_ item: String, _ name: String) -> Bool {
        name != "readers" || sheet.candidates.contains { $0.id.text == item }
    }

    /// Takes a page's answers in the place of those before; `settles` when its officer is done with it for now.
    mutating func take(_ form: Form, of step: OfferingStep, settles: Bool) {
        fields = fields.filter { !step.has($0.key) }
        for (name, values) in form.given where step.has(name) {
            let value = Self.lists.contains(name) ? values.joined(separator: "\n") : values.first ?? ""
            if !value.isEmpty { fields[name] = value }
        }
        fields["settled.\(step.rawValue)"] = settles ? "yes" : nil
    }

    /// What would be offered, without its files; `nil` while something is missing.
    var volunteered: Volunteered? {
        guard firstUnanswered == nil else { return nil }
        var form = form
        var determination = sheet.determination(from: &form, isWhole: true)
        guard form.isSound else { return nil }
        let isPersonal = informationClass?.kind == .personal
        if isPersonal { determination.words["subject"] = Confidential(self["subject"]) }
        return Volunteered(
            purpose: Key(self["purpose"]), reason: isPersonal ? Key(self["reason"]) : nil,
            recipients: recipients.map { agency in
                .init(
                    agency,
                    readers: determination.terms.readers.filter { register.register.officer($0, of: agency) != nil })
            },
            determination: determination,
            information: DisclosedInformation(words: [1: Confidential(self["information"])]))
    }
}
