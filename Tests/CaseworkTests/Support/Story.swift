import Casework
import SharingProtocol
import Testing

/// A partnership of five agencies, with a request, a meeting or information that is volunteered, act by act.
///
/// Pure: no store, no keys. What happened is applied as it would be read back from the ledger, in every case in which
/// an act leaves something.
final class Story {
    static let police: AgencyID = "thames-valley-police"
    static let council: AgencyID = "milton-keynes-council"
    static let college: AgencyID = "milton-keynes-college"
    static let fire: AgencyID = "fire-service"
    static let team: AgencyID = "support-team"
    static let reference: CaseID = "R-TEST-0001"
    static let disclosureReference: CaseID = "D-TEST-0001"
    static let meetingReference: CaseID = "M-TEST-0001"

    var rules: InformationSharingProtocol
    var register: Register
    private(set) var requestLog = CaseLog<RequestCase>(Story.reference)
    private var disclosureLogs: [CaseID: CaseLog<DisclosureCase>] = [:]
    private(set) var meetingLog = CaseLog<MeetingCase>(Story.meetingReference)
    private(set) var refusal: Refused?
    private(set) var secrets: [Secret] = []
    private(set) var decision: Decision?
    /// The records whose keys are destroyed, by the case that they are in.
    private(set) var destroys: [CaseID: [String]] = [:]
    var today = Day(iso: "2013-06-03")!

    var request: RequestCase? { requestLog.current }
    var disclosure: DisclosureCase? { disclosureLog.current }
    var meeting: MeetingCase? { meetingLog.current }
    /// What has happened in the request, in order.
    var events: [RequestEvent] { requestLog.entries.map(\.event) }
    /// What has happened in the disclosure, in order.
    var disclosureEvents: [DisclosureEvent] { disclosureLog.entries.map(\.event) }
    /// What has happened in the meeting, in order.
    var meetingEvents: [MeetingEvent] { meetingLog.entries.map(\.event) }
    /// The disclosure of the request, the one that is volunteered, or the first item of the meeting.
    var disclosureLog: CaseLog<DisclosureCase> { self[disclosure: Self.disclosureReference] }

    private(set) subscript(disclosure reference: CaseID) -> CaseLog<DisclosureCase> {
        get { disclosureLogs[reference] ?? CaseLog(reference) }
        set { disclosureLogs[reference] = newValue }
    }

    init() throws {
        rules = try InformationSharingProtocol.safermk2013()
        let agencies = [
            Self.agency(Self.police, "responsible-authority", rules), Self.agency(Self.team, nil, rules),
            Self.agency(Self.council, "responsible-authority", rules),
            Self.agency(Self.college, "co-operating-body", rules),
            Self.agency(Self.fire, "relevant-authority", rules),
        ]
        register = Register(version: 1, agencies: Dictionary(uniqueKeysWithValues: agencies.map { ($0.id, $0) }))
    }

    private static func agency(
        _ id: AgencyID, _ category: Key<PartyCategory>?, _ rules: InformationSharingProtocol
    ) -> Agency {
        var agency = Agency(id: id, name: id.text, category: category)
        let spring = Day(iso: "2013-04-01")!.noon
        for name in ["practitioner", "colleague", "liaison", "deputy", "signatory"] {
            agency.apply(
                .officerAdmitted(officer(name, id), role: .practitioner, maySign: name == "signatory"), by: "founder",
                at: spring)
        }
        guard category != nil else { return agency }
        agency.apply(
            .agreementSigned(version: rules.name, textHash: "00"), by: officer("signatory", id), at: spring)
        agency.apply(
            .appointed(officer("liaison", id), asDeputy: false, from: spring.day, until: nil),
            by: officer("signatory", id), at: spring)
        return agency
    }

    static func officer(_ name: String, _ agency: AgencyID) -> OfficerID { OfficerID(name + "." + agency.text) }

    func circumstances(_ name: String, _ agency: AgencyID) -> Circumstances {
        circumstances(Self.officer(name, agency), of: agency)
    }

    func circumstances(_ id: OfficerID, of agency: AgencyID) -> Circumstances {
        let officer =
            register.officer(id, of: agency) ?? Officer(id: id, agency: agency, role: .practitioner, maySign: false)
        return Circumstances(officer: officer, at: today.noon, register: register, rules: rules)
    }

    /// Lets the request be asked as if for the first time, with everything else as it is.
    func beginAgain() { requestLog = CaseLog(Self.reference) }

    /// Somebody acts: what happens is applied, and a refusal is kept.
    @discardableResult
    func act(_ act: RequestAct, by name: String, of agency: AgencyID) -> Bool {
        take(requestLog.outcome(of: act, in: circumstances(name, agency)), to: \.requestLog, by: name, of: agency)
    }

    @discardableResult
    func act(_ act: DisclosureAct, by name: String, of agency: AgencyID) -> Bool {
        self.act(act, on: Self.disclosureReference, by: name, of: agency)
    }

    @discardableResult
    func act(_ act: DisclosureAct, on reference: CaseID, by name: String, of agency: AgencyID) -> Bool {
        let outcome = self[disclosure: reference].outcome(of: act, in: circumstances(name, agency))
        return take(outcome, to: \.[disclosure: reference], by: name, of: agency)
    }

    /// Where nothing else is said, its secretary acts: a colleague at the police.
    @discardableResult
    func act(
        atMeeting act: MeetingAct, by name: String = "colleague", of agency: AgencyID = Story.police
    ) -> Bool {
        take(meetingLog.outcome(of: act, in: circumstances(name, agency)), to: \.meetingLog, by: name, of: agency)
    }

    /// Somebody sees what they have to know, as they do with the case's page; false where there was nothing.
    @discardableResult
    func seeRequest(by name: String, of agency: AgencyID) -> Bool { see(\.requestLog, by: name, of: agency) }

    @discardableResult
    func seeDisclosure(by name: String, of agency: AgencyID) -> Bool {
        see(\.[disclosure: Self.disclosureReference], by: name, of: agency)
    }

    @discardableResult
    func seeMeeting(by name: String, of agency: AgencyID) -> Bool { see(\.meetingLog, by: name, of: agency) }

    private func see<Kind: CaseKind>(
        _ path: ReferenceWritableKeyPath<Story, CaseLog<Kind>>, by name: String, of agency: AgencyID
    ) -> Bool {
        let circumstances = circumstances(name, agency)
        guard let event = self[keyPath: path].current?.seeing(in: circumstances) else { return false }
        enter(event, in: path, circumstances)
        return true
    }

    private func take<Kind: CaseKind>(
        _ outcome: Outcome<Kind.Event>, to path: ReferenceWritableKeyPath<Story, CaseLog<Kind>>, by name: String,
        of agency: AgencyID
    ) -> Bool {
        let circumstances = circumstances(name, agency)
        refusal = nil
        switch outcome {
        case .refused(let refused):
            refusal = Refused(refused)
            if let event = refused.recorded { enter(event, in: path, circumstances) }
            return false
        case .happened(let happening):
            follow(happening, in: path, circumstances)
            decision = happening.decision ?? decision
            return true
        }
    }

    private func follow<Kind: CaseKind>(
        _ happening: Happening<Kind.Event>, in path: ReferenceWritableKeyPath<Story, CaseLog<Kind>>,
        _ circumstances: Circumstances
    ) {
        for event in happening.events { enter(event, in: path, circumstances) }
        secrets += happening.secrets.joined()
        for consequence in happening.consequences {
            let isFollowed =
                follow(consequence, in: \.requestLog, circumstances)
                || follow(consequence, in: \.[disclosure: consequence.reference], circumstances)
                || follow(consequence, in: \.meetingLog, circumstances)
            #expect(isFollowed, "a consequence for a case that is not there: \(consequence.reference)")
        }
    }

    /// False where it is none for that case.
    private func follow<Kind: CaseKind>(
        _ consequence: any Consequence, in path: ReferenceWritableKeyPath<Story, CaseLog<Kind>>,
        _ circumstances: Circumstances
    ) -> Bool {
        guard let happened = consequence as? Happened<Kind>, happened.reference == self[keyPath: path].reference else {
            return false
        }
        follow(happened.happening, in: path, circumstances)
        return self[keyPath: path].current != nil
    }

    private func enter<Kind: CaseKind>(
        _ event: Kind.Event, in path: ReferenceWritableKeyPath<Story, CaseLog<Kind>>, _ circumstances: Circumstances
    ) {
        self[keyPath: path].enter(event, in: circumstances)
        destroys[self[keyPath: path].reference, default: []] += event.destroyedRecords
    }
}

extension Day {
    var noon: Timestamp { startInLondon.adding(seconds: 12 * 3600) }
}
