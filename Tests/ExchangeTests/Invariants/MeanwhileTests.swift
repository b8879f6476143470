import Casework
import Exchange
import Synchronization
import Testing

/// A decision rests on the case and on the register as they were read. Whoever changes either before it is filed has
/// been first, and it is decided again.
@Suite("4.2, 4.10 What somebody else changes while one acts")
struct MeanwhileTests {
    private let partnership: Partnership
    private let failing: FailingRecords

    init() async throws {
        partnership = try await Partnership { FailingRecords($0) }
        failing = try #require(partnership.records as? FailingRecords)
    }

    private func meanwhile(_ act: @escaping @Sendable (LiaisonDesk) async throws -> Void) {
        let desk = partnership.desk
        failing.meanwhile.withLock { $0 = { try await act(desk) } }
    }

    private func close(_ badge: Badge) {
        meanwhile { desk in
            _ = try await desk.perform(.endOfficer(badge.officer), on: badge.agency, by: Partnership.administrator)
        }
    }

    private func isNotAnOfficer(_ act: () async throws -> Void) async throws -> Bool {
        do {
            try await act()
            return false
        } catch DeskError.notAnOfficer {
            return true
        }
    }

    @Test func `nothing is disclosed by somebody whose account is closed meanwhile`() async throws {
        let reference = try await partnership.request(at: .agreed)
        close(Partnership.holdingLiaison)
        #expect(
            try await isNotAnOfficer {
                _ = try await partnership.desk.perform(
                    .disclose(.example), on: reference, by: Partnership.holdingLiaison)
            })
        #expect(try await partnership.kinds(of: reference).last == "request.determined")
    }

    @Test func `nothing is read by somebody whose account is closed meanwhile`() async throws {
        let reference = try await partnership.disclosure(at: .received)
        close(Partnership.asker)
        #expect(
            try await isNotAnOfficer { _ = try await partnership.desk.read(reference, by: Partnership.asker) })
        #expect(try await partnership.kinds(of: reference).last == "receipt.acknowledged")
    }

    @Test func `nobody is appointed by somebody whose account is closed meanwhile`() async throws {
        let signatory = Partnership.badge("signatory", Partnership.police)
        let colleague = Partnership.badge("colleague", Partnership.police).officer
        let today = partnership.clock.now.day
        close(signatory)
        #expect(
            try await isNotAnOfficer {
                _ = try await partnership.desk.perform(
                    .appoint(colleague, asDeputy: true, from: today, until: nil), on: Partnership.police, by: signatory)
            })
        #expect(try await partnership.kinds(of: CaseID(of: Partnership.police)).last == "officer.left")
    }

    @Test func `no account is opened by an administrator whose own is closed meanwhile`() async throws {
        let second = Partnership.badge("second-administrator", Partnership.team)
        try await partnership.admit(second, .administrator)
        meanwhile { desk in
            _ = try await desk.perform(
                .endOfficer(Partnership.administrator.officer), on: Partnership.team, by: second)
        }
        let newcomer = Partnership.badge("newcomer", Partnership.police)
        #expect(
            try await isNotAnOfficer {
                _ = try await partnership.desk.admitOfficer(
                    Partnership.account(newcomer), role: .practitioner, maySign: false, by: Partnership.administrator)
            })
        #expect(try await partnership.records.account(of: newcomer.officer) == nil)
    }

    @Test func `an appointment that lost a race is made all the same`() async throws {
        let signatory = Partnership.badge("signatory", Partnership.police)
        let colleague = Partnership.badge("colleague", Partnership.police).officer
        let today = partnership.clock.now.day
        close(Partnership.badge("practitioner", Partnership.council))
        let outcome = try await partnership.desk.perform(
            .appoint(colleague, asDeputy: true, from: today, until: nil), on: Partnership.police, by: signatory)
        guard case .done = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(try await partnership.kinds(of: CaseID(of: Partnership.police)).last == "liaison.appointed")
    }

    @Test func `a reader who is taken off the list meanwhile reads nothing`() async throws {
        let reference = try await partnership.disclosure(at: .received)
        meanwhile { desk in
            _ = try await desk.perform(
                .removeReader(Partnership.asker.officer, at: Partnership.police), on: reference,
                by: Partnership.holdingLiaison)
        }
        #expect(try await !partnership.desk.opens(reference, by: Partnership.asker))
        #expect(try await partnership.kinds(of: reference).last == "reader.removed")
    }

    @Test func `a copy that is called in meanwhile is read no more (4.13)`() async throws {
        let reference = try await partnership.disclosure(at: .received)
        meanwhile { desk in
            _ = try await desk.perform(
                .destroy(at: Partnership.police, nil), on: reference, by: Partnership.holdingLiaison)
        }
        guard case .refused = try await partnership.desk.read(reference, by: Partnership.askingLiaison) else {
            Issue.record("a copy that was called in is read")
            return
        }
        #expect(try await partnership.kinds(of: reference).last == "information.destroyed")
    }

    @Test func `a copy is not accepted by an agency that is suspended meanwhile (4.2)`() async throws {
        let reference = try await partnership.volunteered(to: [Partnership.police])
        meanwhile { desk in
            _ = try await desk.perform(
                .standing(.suspend("A lost laptop.")), on: Partnership.police, by: Partnership.coordinator)
        }
        guard
            case .refused = try await partnership.desk.perform(
                .accept, on: reference, by: Partnership.askingLiaison)
        else {
            Issue.record("accepted by an agency that is suspended")
            return
        }
        #expect(try await partnership.kinds(of: reference).last == "disclosure.refused")
    }

    @Test func `a look at the words is entered though somebody else looks at that moment`() async throws {
        let reference = try await partnership.request(at: .sent)
        meanwhile { desk in _ = try await desk.look(at: reference, by: Partnership.askingLiaison) }
        let folder = try await partnership.desk.look(at: reference, by: Partnership.holdingLiaison)
        #expect(folder.words["request/subject"] != nil)
        let looked = folder.history.entries.filter { $0.event == .opened(record: "request") }.map(\.officer)
        #expect(looked == [Partnership.askingLiaison.officer, Partnership.holdingLiaison.officer])
        #expect(try await partnership.kinds(of: reference).count { $0 == "request.opened" } == 2)
    }
}
