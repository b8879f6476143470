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
                "request", in: sealed, under: permission, of: reference, owner: history.request.asking,
                keys: sight.keys, agencies: sight.snapshot.keys)
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
        #expect(permission.asked == .exchange)
        #expect(permission.matter == Matter(reference.text, record: "disclosure"))
        try await partnership.act(.disclose(.example), on: reference, by: Partnership.holdingLiaison)
        #expect(try await opened(reference.disclosure, under: permission).isEmpty)
    }

    @Test func `leave to accept is no leave to read`() async throws {
        let reference = try await partnership.volunteered(to: [Partnership.police])
        let before = try await partnership.desk.disclosure(reference, by: Partnership.askingLiaison)
        let outcome = before.history?.disclosure.decide(.accept, in: before.circumstances)
        guard case .happened(let accepting)? = outcome else { throw Partnership.Refused() }
        let permission = try #require(accepting.decision.flatMap { Permission($0) })
        #expect(permission.asked == .exchange)
        #expect(permission.matter == Matter(reference.text, record: "disclosure"))
        try await partnership.act(.accept, on: reference, by: Partnership.askingLiaison)
        #expect(try await opened(reference, under: permission).isEmpty)
    }

    /// What a permission opens of a disclosure.
    private func opened(_ reference: CaseID, under permission: Permission) async throws -> [String: Confidential] {
        let sight = try await partnership.desk.disclosure(reference, by: Partnership.holdingLiaison)
        let history = try #require(sight.history)
        return try strongroom.open(
            "disclosure", in: history.sealed, under: permission, of: reference, owner: Partnership.council,
            keys: sight.keys, agencies: sight.snapshot.keys)
    }

    @Test func `a copy’s wrapping, its name and its agency (4.9, 4.13)`() async throws {
        let reference = try await partnership.disclosure(at: .disclosed)
        let keys = try await partnership.records.record(of: reference).keys
        let copy = try #require(keys.first { $0.id.hasSuffix("/copy.\(Partnership.police)") })
        let police = try #require(agencies[Partnership.police])
        _ = try police.dataKey(copy)
        for other in [
            WrappedKey(id: "\(reference)/copy.\(Partnership.fire)", owner: copy.owner, bytes: copy.bytes),
            WrappedKey(id: "\(reference)/disclosure", owner: copy.owner, bytes: copy.bytes),
            WrappedKey(id: "D-2/copy.\(Partnership.police)", owner: copy.owner, bytes: copy.bytes),
        ] {
            #expect(throws: VaultError.wrongKeyOrAltered) { try police.dataKey(other) }
        }
        let council = try #require(agencies[Partnership.council])
        let stolen = WrappedKey(id: copy.id, owner: Partnership.council.text, bytes: copy.bytes)
        for wrapped in [copy, stolen] {
            #expect(throws: VaultError.wrongKeyOrAltered) { try council.dataKey(wrapped) }
        }
    }
}
