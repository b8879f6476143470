import Casework
import SharingProtocol
import Testing
import Vault

@testable import Exchange

/// What is sealed is tied to its place, so that whoever has a hand on the records moves nothing to where it is not.
@Suite("4.8, 4.9 What a sealed value is bound to")
struct BindingTests {
    private let partnership: Partnership
    private let strongroom: Strongroom
    private let agencies: [AgencyID: AgencyKey]

    init() async throws {
        partnership = try await Partnership()
        strongroom = partnership.desk.strongroom
        agencies = try await partnership.desk.register().keys
    }

    private func binding(
        _ field: String, of owner: AgencyID = Partnership.police, in reference: CaseID = "R-1"
    ) -> Binding {
        Binding(caseReference: reference.text, field: field, owner: owner.text)
    }

    @Test func `its case, its field and its owner`() throws {
        var keys = RecordKeys([])
        let sealed = try strongroom.seal(
            [Secret("request", "why", "To plan a visit.")], of: "R-1", owners: { _ in Partnership.police }, keys: &keys,
            agencies: agencies)
        let key = try #require(keys.opened["R-1/request"])
        let value = try #require(sealed["request/why"])
        #expect(try key.open(value, binding: binding("request/why")) == Array("To plan a visit.".utf8))
        for other in [
            binding("request/why", in: "R-2"), binding("request/subject"),
            binding("request/why", of: Partnership.council),
        ] {
            #expect(throws: VaultError.wrongKeyOrAltered) { try key.open(value, binding: other) }
        }
    }

    @Test func `a file, its case and its own reference`() throws {
        var keys = RecordKeys([])
        let key = try strongroom.dataKey(
            "disclosure", of: "R-1", owner: Partnership.council, keys: &keys, agencies: agencies)
        let sealer = strongroom.sealer(of: "F-1", under: key, of: "R-1", owner: Partnership.council)
        let (chunk, _) = try sealer.finish()
        func opened(_ binding: Binding) throws(VaultError) -> [UInt8] {
            var opener = ChunkOpener(key: key, binding: binding)
            return try opener.open(chunk, isLast: true)
        }
        #expect(try opened(binding("disclosure/file.F-1", of: Partnership.council)).isEmpty)
        for other in [
            binding("disclosure/file.F-1", of: Partnership.council, in: "R-2"),
            binding("disclosure/file.F-2", of: Partnership.council), binding("disclosure/file.F-1"),
        ] {
            #expect(throws: VaultError.wrongKeyOrAltered) { try opened(other) }
        }
    }

    @Test func `two answers that change places open for nobody`() async throws {
        let reference = try await partnership.request(at: .sent)
        let sight = try await partnership.desk.sight(of: reference, by: Partnership.holdingLiaison)
        let history = try #require(sight.history)
        guard case .happened(let opening) = history.request.decide(.open(record: "request"), in: sight.circumstances)
        else { throw Partnership.Refused() }
        let permission = try #require(opening.decision.flatMap { Permission($0) })
        func words(_ sealed: [String: [UInt8]]) throws -> [String: Confidential] {
            try strongroom.open(
                sealed, under: permission, of: reference, owner: history.request.asking, keys: sight.keys,
                agencies: sight.snapshot.keys)
        }
        #expect(try words(history.sealed)["request/why"]?.revealed == "Quillfeather was threatened.")
        var swapped = history.sealed
        swapped["request/why"] = history.sealed["request/subject"]
        swapped["request/subject"] = history.sealed["request/why"]
        #expect(throws: DeskError.self) { try words(swapped) }
    }

    @Test func `leave to disclose is no leave to read`() async throws {
        let reference = try await partnership.request(at: .agreed)
        let before = try await partnership.desk.sight(of: reference, by: Partnership.holdingLiaison)
        let outcome = before.history?.request.decide(.disclose(.example), in: before.circumstances)
        guard case .happened(let disclosing)? = outcome else { throw Partnership.Refused() }
        let permission = try #require(disclosing.decision.flatMap { Permission($0) })
        #expect(permission.asked == .exchange && permission.matter == Matter(reference.text, record: "disclosure"))
        try await partnership.act(.disclose(.example), on: reference, by: Partnership.holdingLiaison)
        let sight = try await partnership.desk.sight(of: reference, by: Partnership.holdingLiaison)
        let history = try #require(sight.history)
        let words = try strongroom.open(
            history.sealed, under: permission, of: reference, owner: Partnership.council, keys: sight.keys,
            agencies: sight.snapshot.keys)
        #expect(words.isEmpty)
    }
}
