import Casework
import Exchange
import SharingProtocol
import Testing

@Suite("4.1, 4.2, 4.13 A liaison officer leaves with thirty open requests and ten copies")
struct FortyRequestsTests {
    private static let successor = Partnership.badge("colleague", Partnership.police)
    /// Ten at each of four points, all of them the request of the liaison officer who leaves.
    private static let points: [RequestState] = [.returned, .sent, .agreed, .disclosed]

    private func own(_ state: RequestState, _ partnership: Partnership) async throws -> CaseID {
        let (liaison, holder) = (Partnership.askingLiaison, Partnership.holdingLiaison)
        var draft = RequestDraft.example
        draft.terms.readers = [liaison.officer]
        let reference = partnership.newReference()
        if state == .returned {
            // Another liaison officer's turn comes between: an own request goes straight out.
            guard case .done = try await partnership.desk.begin(reference, .example, by: Partnership.asker) else {
                throw Partnership.Refused()
            }
            try await partnership.act(.sendBack("Name the street."), on: reference, by: liaison)
            try await partnership.act(
                .reassign(from: Partnership.asker.officer, to: liaison.officer), on: reference, by: liaison)
            return reference
        }
        guard case .done = try await partnership.desk.begin(reference, draft, by: liaison) else {
            throw Partnership.Refused()
        }
        if state == .sent { return reference }
        var found = Determination.example
        found.terms.readers = [liaison.officer]
        try await partnership.act(.determine(found), on: reference, by: holder)
        if state == .agreed { return reference }
        try await partnership.act(.disclose(.example), on: reference, by: holder)
        try await partnership.act(.acknowledge, on: reference.disclosure, by: liaison)
        return reference
    }

    @Test func `the next one finds all forty, takes them on, and brings each to its end`() async throws {
        let partnership = try await Partnership()
        let desk = partnership.desk
        var references: [RequestState: [CaseID]] = [:]
        for state in Self.points {
            for _ in 1...10 { references[state, default: []].append(try await own(state, partnership)) }
        }
        let leaves = AgencyAct.endOfficer(Partnership.askingLiaison.officer)
        guard case .done = try await desk.perform(leaves, on: Partnership.police, by: Partnership.administrator) else {
            throw Partnership.Refused()
        }

        // A vacancy stops it all, and says so.
        let vacant = try await desk.perform(
            .determine(.example), on: references[.sent]![0], by: Partnership.holdingLiaison)
        guard case .refused(let refusal) = vacant else {
            Issue.record("answered an agency without a liaison officer")
            return
        }
        #expect(refusal.decision?.unmet.map(\.question).contains(.liaisonOfficers) == true)

        // It ends with an appointment; then nothing is nobody's.
        let signatory = Partnership.badge("signatory", Partnership.police)
        let appointed = try await desk.perform(
            .appoint(Self.successor.officer, asDeputy: false, from: partnership.clock.now.day, until: nil),
            on: Partnership.police, by: signatory)
        guard case .done = appointed else { throw Partnership.Refused() }
        let left = try await desk.leftBehind(at: Self.successor)
        #expect(left.total == 30)
        let open = references.filter { $0.key != .disclosed }.values.joined()
        #expect(Set(left.rows.map(\.reference)) == Set(open))
        // What was received is the desk's, whoever sits at it.
        #expect(try await desk.held(by: Partnership.police) == 10)
        for request in references[.disclosed]! {
            #expect(try await desk.opens(request.disclosure, by: Self.successor))
        }
        #expect(try await desk.leftBehind(at: Partnership.holdingLiaison).total == 0, "no other agency sees them")
        for row in left.rows {
            let give = RequestAct.reassign(from: Partnership.askingLiaison.officer, to: Self.successor.officer)
            try await partnership.act(give, on: row.reference, by: Self.successor)
        }
        #expect(try await desk.leftBehind(at: Self.successor).total == 0)
        try await finish(references, partnership)
    }

    /// Brings every request to its end, by the successor and the other side.
    private func finish(_ references: [RequestState: [CaseID]], _ partnership: Partnership) async throws {
        let holder = Partnership.holdingLiaison
        var mended = RequestDraft.example
        mended.terms.readers = [Self.successor.officer]
        var found = Determination.example
        found.terms.readers = [Self.successor.officer]
        for (state, cases) in references {
            for reference in cases {
                if state == .returned {
                    try await partnership.act(.submit(mended), on: reference, by: Self.successor)
                }
                if state == .returned || state == .sent {
                    try await partnership.act(.determine(found), on: reference, by: holder)
                }
                let disclosure = reference.disclosure
                if state != .disclosed {
                    try await partnership.act(.disclose(.example), on: reference, by: holder)
                    try await partnership.act(.acknowledge, on: disclosure, by: Self.successor)
                }
                try await partnership.act(.destroy(at: Partnership.police, nil), on: disclosure, by: Self.successor)
                let folder = try await partnership.desk.look(at: reference, by: Self.successor)
                #expect(folder.request.state == .destroyed)
            }
        }
    }
}
