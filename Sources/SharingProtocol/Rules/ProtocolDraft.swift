/// A protocol while its file is being read: nothing has been held against anything yet.
struct ProtocolDraft {
    /// The file, as it was read.
    var text = ""
    var name = ""
    var title = ""
    var version = ""
    var partnership = ""
    var effective = Day.first
    var lastDay: Day?
    var clauses: [Provision] = []
    var categories: [PartyCategory] = []
    var parties: [NamedParty] = []
    var classes: [InformationClass] = []
    var purposes: [Purpose] = []
    var reasons: [DisclosureReason] = []
    var gateways: [Gateway] = []
    var regimes: [Regime] = []
    var criteria: [Criterion] = []
    var grounds: [Ground] = []
    var conditions: [Condition] = []
    var particulars: [Particular] = []
    var markings: [Marking] = []
    var prescribedSets: [PrescribedSet] = []
    var clocks: [Clock] = []
    var obligations: [ObligationRule] = []
    var liaison = Liaison(clause: "", title: "", short: "", hasDeputies: false)
    var retention = Retention(
        clause: "", keepUntilIsCompulsory: true, longestMonths: nil, reminderDays: [], decisionMonths: nil)
    var signing: Signing?
    var readings = Readings()
    var confirming = Confirming()
    var review = Review(clause: "", everyMonths: 12, preparedBy: "", approvedBy: [], withoutVote: [])
    var questions: [Question: Clause] = [:]
    var topics: [Topic: Clause] = [:]
}

extension ProtocolDraft {
    /// Whether anything is open to single lines of the list of parties, and not to whole headings alone.
    var namesLines: Bool {
        let reaches = grounds.map(\.reach) + conditions.map(\.reach)
        let scopes = gateways.flatMap { [$0.from, $0.to] } + reaches.flatMap { [$0.onlyFor, $0.askedBy] }
        return (scopes + regimes.map(\.holders)).contains { !$0.parties.isEmpty }
    }
}
