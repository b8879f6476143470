import Casework
import Ledger
import Vault

@testable import Exchange

/// Somebody who has the root key and all that the records still hold, and who tries every key on every field.
struct WhatIsLeft {
    private let partnership: Partnership

    init(_ partnership: Partnership) { self.partnership = partnership }

    /// The sealed fields of a case that some key of the whole partnership opens and that name the person, without the
    /// numbers that differ.
    func opened(in reference: CaseID) async throws -> Set<String> {
        let words = try await words(in: reference)
        return Set(words.filter { $0.value.contains(CanaryStory.name) }.keys)
    }

    /// What opens of a case, by field.
    func words(in reference: CaseID) async throws -> [String: String] {
        let keys = try await keys()
        let owners = try await partnership.desk.register().keys.keys
        var words: [String: String] = [:]
        for stored in try await partnership.records.record(of: reference).entries {
            for (name, ciphertext) in try LedgerEntry(decoding: stored.bytes).sealed {
                for owner in owners {
                    let binding = Binding(caseReference: reference.text, field: name, owner: owner.text)
                    for key in keys {
                        if let text = text(ciphertext, binding, key) { words[shown(name)] = text }
                    }
                }
            }
        }
        return words
    }

    /// Every data key that the records have a wrapped form of, of whichever case.
    func keys() async throws -> [DataKey] {
        let agencies = try await partnership.desk.register().keys
        let rows = try await CaseCheck(records: partnership.records, kinds: partnership.desk.kinds).rows()
        var keys: [DataKey] = []
        for reference in rows.keys {
            for wrapped in try await partnership.records.record(of: reference).keys where !wrapped.isAgencyKey {
                if let agency = agencies[AgencyID(wrapped.owner)] { keys.append(try agency.dataKey(wrapped)) }
            }
        }
        return keys
    }

    /// How many entries of the whole ledger name the person in clear.
    func entriesInClear() async throws -> Int {
        try await partnership.records.entries(from: 0, limit: partnership.size()).count {
            String(decoding: $0.bytes, as: UTF8.self).contains(CanaryStory.name)
        }
    }

    /// A key that did not seal this opens nothing.
    private func text(_ sealed: [UInt8], _ binding: Binding, _ key: DataKey) -> String? {
        do { return String(decoding: try key.open(sealed, binding: binding), as: UTF8.self) } catch { return nil }
    }

    private func shown(_ name: String) -> String {
        if name.hasPrefix("disclosure/file.") { return "disclosure/file.name" }
        if name.hasPrefix("determination/extension.") { return "determination/extension.0" }
        return name
    }
}
