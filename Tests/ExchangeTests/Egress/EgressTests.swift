import Casework
import SharingProtocol
import Testing

@testable import Exchange

/// Who gets to know of which case, whatever the list, and of which entry.
@Suite("Invariant 5: every way out (4.2, 4.6, 4.10)")
struct EgressTests {
    enum Who: String, CaseIterable, CustomTestStringConvertible {
        case asker, colleague, askingLiaison, holdingLiaison, holdingPractitioner
        case fireReader, fireLiaison, coordinator, auditor, administrator

        var badge: Badge {
            switch self {
            case .asker: Partnership.asker
            case .colleague: Partnership.badge("colleague", Partnership.police)
            case .askingLiaison: Partnership.askingLiaison
            case .holdingLiaison: Partnership.holdingLiaison
            case .holdingPractitioner: Partnership.badge("practitioner", Partnership.council)
            case .fireReader: Partnership.badge("practitioner", Partnership.fire)
            case .fireLiaison: Partnership.badge("liaison", Partnership.fire)
            case .coordinator: Partnership.coordinator
            case .auditor: Partnership.auditor
            case .administrator: Partnership.administrator
            }
        }

        var testDescription: String { rawValue }
        /// Whether a request that was sent is in this officer's register, and one that was not.
        var seesSent: Bool { [.asker, .askingLiaison, .holdingLiaison, .auditor].contains(self) }
        var seesUnsent: Bool { seesSent && self != .holdingLiaison }
        /// The same of what the police and the fire service were offered, and the police accepted.
        var seesVolunteered: Bool { seesSent || self == .fireLiaison }
        /// Whether entries about the police are this officer's to see.
        var seesAgency: Bool { [.asker, .colleague, .askingLiaison, .coordinator, .auditor].contains(self) }
    }

    @Test(arguments: Who.allCases)
    func `shows each officer the cases of their own register and no other`(_ who: Who) async throws {
        let partnership = try await Partnership()
        let (police, fire) = (Partnership.police, Partnership.fire)
        try await partnership.join(fire)
        let sent = try await partnership.request(at: .sent)
        let unsent = try await partnership.request(at: .awaitingApproval)
        let disclosed = try await partnership.request(at: .disclosed)
        let volunteered = try await partnership.volunteered(to: [police, fire], acceptedBy: [police])
        let expected = Set(
            (who.seesSent ? [sent, disclosed, disclosed.disclosure] : []) + (who.seesUnsent ? [unsent] : [])
                + (who.seesVolunteered ? [volunteered] : []))
        let list = try await partnership.desk.registerList(RegisterFilter(), by: who.badge)
        #expect(Set(list.rows.map(\.reference)) == expected)
        #expect(list.total == expected.count)
        for reference in [sent, unsent, disclosed, disclosed.disclosure, volunteered] {
            let position = try #require(try await partnership.records.record(of: reference).entries.first?.position)
            let isHidden = !expected.contains(reference)
            let desk = partnership.desk
            #expect(try await isUnknown { try await desk.entry(at: position, by: who.badge) } == isHidden)
            #expect(try await isUnknown { try await desk.proof(of: position, by: who.badge) } == isHidden)
        }
        let book = try await partnership.desk.book(by: who.badge)
        let cases = Set(book.entries.map(\.reference)).filter { !$0.text.hasPrefix(CaseID.agencyPrefix) }
        #expect(cases == expected)
    }

    @Test(arguments: Who.allCases)
    func `shows entries about an agency to its officers, to coordinators and to auditors`(_ who: Who) async throws {
        let partnership = try await Partnership()
        try await partnership.join(Partnership.fire)
        let record = try await partnership.records.record(of: CaseID(of: Partnership.police))
        let position = try #require(record.entries.first?.position)
        let isHidden = try await isUnknown { try await partnership.desk.entry(at: position, by: who.badge) }
        #expect(isHidden != who.seesAgency)
    }

    /// The rule stands by itself, whatever a store's list may hold by mistake.
    @Test func `lets no row out that is not its officer’s, even if a store lists it`() async throws {
        let partnership = try await Partnership()
        try await partnership.join(Partnership.fire)
        let snapshot = try await partnership.desk.register()
        var row = CaseRow(
            reference: "R-9", kind: "request", state: "awaitingApproval", officer: Partnership.asker.officer,
            openedAt: partnership.clock.now, changedAt: partnership.clock.now)
        row.members = [Partnership.asker.officer]
        for who in Who.allCases {
            let circumstances = try partnership.desk.circumstances(who.badge, in: snapshot, at: partnership.clock.now)
            let egress = Egress(circumstances, in: snapshot, kinds: .gatehouse)
            for (isTold, sees) in [(false, who.seesUnsent), (true, who.seesSent)] {
                row.parties = [
                    CaseParty(Partnership.council, .owner, isTold: isTold), CaseParty(Partnership.police, .recipient),
                ]
                #expect((egress.released(row) != nil) == sees, "\(who)")
                let task = ListedTask(
                    CaseTask("approve", for: .liaisonDesk(Partnership.police), since: row.openedAt, on: .approval),
                    in: row)
                #expect((egress.released(task) != nil) == sees, "\(who)")
            }
            row.isOfDirectory = true
            #expect(egress.released(row) == nil, "no list shows the directory")
            row.isOfDirectory = false
        }
    }

    @Test func `lets nothing out to a reader named of another agency, nor to a closed account`() async throws {
        let partnership = try await Partnership()
        try await partnership.join(Partnership.fire)
        let snapshot = try await partnership.desk.register()
        var row = CaseRow(
            reference: "R-9", kind: "request", state: "sent", officer: Partnership.asker.officer,
            openedAt: partnership.clock.now, changedAt: partnership.clock.now)
        row.parties = [
            CaseParty(Partnership.council, .owner, isTold: false), CaseParty(Partnership.police, .recipient),
        ]
        // One of an agency that takes no part, and one of an agency that is not told yet.
        let strangers = [Who.fireReader.badge, Who.holdingPractitioner.badge]
        row.members = [Partnership.asker.officer] + strangers.map(\.officer)
        for stranger in strangers {
            let theirs = try partnership.desk.circumstances(stranger, in: snapshot, at: partnership.clock.now)
            #expect(Egress(theirs, in: snapshot, kinds: .gatehouse).released(row) == nil, "\(stranger.officer)")
        }
        let own = try partnership.desk.circumstances(Partnership.asker, in: snapshot, at: partnership.clock.now)
        #expect(Egress(own, in: snapshot, kinds: .gatehouse).released(row) != nil)
        var closed = own.officer
        closed.isActive = false
        let gone = Circumstances(officer: closed, at: own.at, register: own.register, rules: own.rules)
        #expect(Egress(gone, in: snapshot, kinds: .gatehouse).released(row) == nil)
    }

    @Test func `tells of what is sealed only how long it is (4.10)`() async throws {
        let partnership = try await Partnership()
        let request = try await partnership.request(at: .disclosed)
        let volunteered = try await partnership.volunteered(to: [Partnership.police])
        for reference in [request, request.disclosure, volunteered] {
            for stored in try await partnership.records.record(of: reference).entries {
                let entry = try await partnership.desk.entry(at: stored.position, by: Partnership.auditor)
                #expect(!"\(entry)".contains("Quillfeather"))
                for part in entry.sealed { #expect(part.words.hasPrefix("sealed, ") && part.words.hasSuffix(" bytes")) }
            }
        }
    }
}
