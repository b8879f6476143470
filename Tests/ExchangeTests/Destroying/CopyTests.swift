import Casework
import Ledger
import SharingProtocol
import Testing
import Vault

@testable import Exchange

/// What the council volunteered to three agencies: each has a copy of its own.
@Suite("4.9, 4.10, 4.13 One copy for each agency")
struct CopyTests {
    private static let agencies = [Partnership.police, Partnership.fire, Partnership.probation]
    private static let everyKey =
        Set(agencies.map { "D-V1/copy.\($0)" }).union(["D-V1/disclosure", "D-V1/determination"])

    /// A partnership of four, whose records are those, or its own.
    private func four(in records: (any RecordStore)? = nil) async throws -> Partnership {
        let partnership = try await Partnership { records ?? $0 }
        for agency in [Partnership.fire, Partnership.probation] { try await partnership.join(agency) }
        return partnership
    }

    /// The agencies whose reader and whose liaison officer both read it now.
    private func readers(_ partnership: Partnership, _ reference: CaseID) async throws -> [AgencyID] {
        var readers: [AgencyID] = []
        for agency in Self.agencies + [Partnership.council] {
            let liaison = try await partnership.desk.opens(reference, by: Partnership.badge("liaison", agency))
            let reader = try await partnership.desk.opens(reference, by: Partnership.badge("practitioner", agency))
            #expect(liaison == reader || agency == Partnership.council, "\(agency)")
            if liaison { readers.append(agency) }
        }
        return readers
    }

    private func keys(_ partnership: Partnership, _ reference: CaseID) async throws -> Set<String> {
        Set(try await partnership.records.record(of: reference).keys.map(\.id))
    }

    @Test(arguments: Store.allCases)
    func `is read by its own agency once that has accepted it`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let partnership = try await four(in: records)
            let reference = try await partnership.volunteered(to: Self.agencies)
            #expect(try await keys(partnership, reference) == Self.everyKey)
            for (number, agency) in Self.agencies.enumerated() {
                try await partnership.act(.accept, on: reference, by: Partnership.badge("liaison", agency))
                let before = Array(Self.agencies.prefix(number + 1))
                #expect(try await readers(partnership, reference) == before + [Partnership.council])
            }
            guard
                case .opened(let opened) = try await partnership.desk.read(
                    reference, by: Partnership.badge("practitioner", Partnership.fire))
            else { throw Partnership.Refused() }
            #expect(opened.items[1]?.revealed == "Quillfeather lives at 7 Nightingale Yard.")
            #expect(opened.words.keys.allSatisfy { $0.hasPrefix("disclosure/") })
        }
    }

    @Test(arguments: Store.allCases)
    func `ends by itself, and with the last one everything ends`(_ store: Store) async throws {
        try await store.run { (records: any RecordStore) async throws in
            let partnership = try await four(in: records)
            let reference = try await partnership.volunteered(to: Self.agencies, acceptedBy: Self.agencies)
            let left = WhatIsLeft(partnership)
            let words = try await left.words(in: reference)
            #expect(words.count >= 6 && words.values.contains { $0.contains("Quillfeather") })
            for (number, agency) in Self.agencies.enumerated() {
                try await partnership.act(
                    .destroy(at: agency, nil), on: reference, by: Partnership.badge("liaison", agency))
                let others = Array(Self.agencies.dropFirst(number + 1))
                let isLast = others.isEmpty
                #expect(try await readers(partnership, reference) == (isLast ? [] : others + [Partnership.council]))
                let ended = Set(Self.agencies.prefix(number + 1).map { "D-V1/copy.\($0)" })
                #expect(
                    try await keys(partnership, reference) == (isLast ? [] : Self.everyKey.subtracting(ended)))
                #expect(try await left.words(in: reference) == (isLast ? [:] : words))
            }
        }
    }

    @Test func `opens with no other agency’s permission, and none with another’s key`() async throws {
        let partnership = try await four()
        let reference = try await partnership.volunteered(to: Self.agencies, acceptedBy: Self.agencies)
        let (strongroom, agencies) = (partnership.desk.strongroom, try await partnership.desk.register().keys)
        for reader in Self.agencies {
            let sight = try await partnership.desk.disclosure(reference, by: Partnership.badge("practitioner", reader))
            let history = try #require(sight.history)
            guard case .happened(let reading) = history.disclosure.decide(.read(file: nil), in: sight.circumstances)
            else { throw Partnership.Refused() }
            let permission = try #require(reading.decision.flatMap { Permission($0) })
            #expect(permission.matter == Matter(reference.text, record: DisclosureCopy.record(of: reader)))
            for copy in Self.agencies {
                // One wrapping of the three is there, and then it is put where the reader's own should be, as whoever
                // writes to the database could put it.
                let id = RecordKeys.id(DisclosureCopy.record(of: copy), of: reference)
                let wrapped = try #require(sight.keys.wrapped[id])
                func opened(_ keys: [String: WrappedKey]) throws -> [String: Confidential] {
                    try strongroom.open(
                        "disclosure", in: history.sealed, under: permission, of: reference,
                        owner: Partnership.council, keys: RecordKeys(keys), agencies: agencies)
                }
                #expect(try opened([id: wrapped]).count == (copy == reader ? 1 : 0))
                guard copy != reader else { continue }
                let own = RecordKeys.id(DisclosureCopy.record(of: reader), of: reference)
                for owner in [reader, copy] {
                    let moved = WrappedKey(id: own, owner: owner.text, bytes: wrapped.bytes)
                    #expect(throws: DeskError.self) { try opened([own: moved]) }
                }
            }
        }
    }

    @Test func `is named by its certificate, and the last certificate names all that ended with it`() async throws {
        let partnership = try await four()
        let reference = try await partnership.volunteered(to: Self.agencies, acceptedBy: Self.agencies)
        var certified: [[String]] = []
        for agency in Self.agencies {
            let history = try await partnership.act(
                .destroy(at: agency, nil), on: reference, by: Partnership.badge("liaison", agency))
            let position = try #require(history.entries.last?.position)
            let entry = try #require(try await partnership.records.entries(from: position, limit: 1).first)
            certified.append(try entry.certifiedKeys())
        }
        #expect(
            certified == [
                ["D-V1/copy.\(Partnership.police)"], ["D-V1/copy.\(Partnership.fire)"],
                ["D-V1/copy.\(Partnership.probation)", "D-V1/disclosure", "D-V1/determination"],
            ])
    }

    @Test func `that was declined or called in ends as one that was destroyed`() async throws {
        let partnership = try await four()
        let reference = try await partnership.volunteered(
            to: Self.agencies, acceptedBy: [Partnership.police, Partnership.fire])
        try await partnership.act(.decline, on: reference, by: Partnership.badge("liaison", Partnership.probation))
        #expect(
            try await readers(partnership, reference) == [Partnership.police, Partnership.fire, Partnership.council])
        for agency in [Partnership.police, Partnership.fire] {
            try await partnership.act(.destroy(at: agency, nil), on: reference, by: Partnership.holdingLiaison)
        }
        #expect(try await readers(partnership, reference) == [])
        #expect(try await keys(partnership, reference) == [])
        let certified = try await partnership.records.record(of: reference).entries.flatMap { try $0.certifiedKeys() }
        #expect(Set(certified) == Self.everyKey && certified.count == Self.everyKey.count)
        let notices = try await partnership.desk.notices(of: Partnership.askingLiaison)
        #expect(notices.tasks.map(\.task.what) == ["calledIn"])
    }

    @Test func `of what was asked for takes the request with it, and both certificates say so`() async throws {
        let partnership = try await Partnership()
        let request = try await partnership.request(at: .disclosed)
        let size = try await partnership.size()
        try await partnership.act(
            .destroy(at: Partnership.police, nil), on: request.disclosure, by: Partnership.askingLiaison)
        let entries = try await partnership.records.entries(from: size, limit: 10)
        #expect(entries.map(\.reference) == [request.disclosure, request])
        #expect(
            try entries.map { try $0.certifiedKeys() } == [
                ["D-1/copy.\(Partnership.police)", "D-1/disclosure"], ["R-1/request", "R-1/determination"],
            ])
        #expect(try await partnership.records.terms(of: "R-1/request").isEmpty)
    }
}
