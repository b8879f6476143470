import Casework

@testable import Exchange

typealias DisclosureHistory = CaseHistory<DisclosureCase>
typealias DisclosureFolder = CaseFolder<DisclosureCase>
typealias DisclosureOutcome = ActOutcome<DisclosureCase>

/// The desk, for disclosures, as the tests speak to it.
extension LiaisonDesk {
    func perform(
        _ act: DisclosureAct, on reference: CaseID, by badge: Badge, expecting moves: Int? = nil
    ) async throws(DeskError) -> DisclosureOutcome {
        try await perform(act, on: reference, as: DisclosureCase.self, by: badge, expecting: moves)
    }

    func disclosure(_ reference: CaseID, by badge: Badge) async throws(DeskError) -> Sight<DisclosureCase> {
        try await sight(of: reference, as: DisclosureCase.self, by: .officer(badge))
    }

    func lookAtDisclosure(_ reference: CaseID, by badge: Badge) async throws(DeskError) -> DisclosureFolder {
        try await look(at: reference, as: DisclosureCase.self, by: badge)
    }

    func read(_ reference: CaseID, by badge: Badge) async throws(DeskError) -> ReadingOutcome<DisclosureCase> {
        try await read(.read(file: nil), on: reference, as: DisclosureCase.self, by: badge)
    }

    /// Whether what was disclosed opens for them; whoever may not know of the case is told that there is none.
    func opens(_ reference: CaseID, by badge: Badge) async throws(DeskError) -> Bool {
        do throws(DeskError) {
            if case .opened = try await read(reference, by: badge) { return true }
            return false
        } catch {
            guard case .noSuchCase = error else { throw error }
            return false
        }
    }

    func take(
        _ file: FileID, of reference: CaseID, by badge: Badge
    ) async throws(DeskError) -> FileOutcome<DisclosureCase> {
        try await take(.read(file: file), of: reference, as: DisclosureCase.self, by: badge)
    }

    /// A file, sealed on its way in.
    func incoming(
        _ name: Confidential, _ bytes: [UInt8], in intake: FileIntake
    ) async throws(DeskError) -> DisclosedFile {
        var file = newFile(named: name, in: intake)
        for start in stride(from: 0, to: bytes.count, by: 10_000) {
            try await take(Array(bytes[start..<min(start + 10_000, bytes.count)]), into: &file)
        }
        return try await finish(file)
    }

    /// What comes out of a file for an officer; `nil` where nothing does.
    func taken(_ file: FileID, of reference: CaseID, by badge: Badge) async throws(DeskError) -> [UInt8]? {
        let outcome: FileOutcome<DisclosureCase>
        do throws(DeskError) { outcome = try await take(file, of: reference, by: badge) } catch {
            guard case .noSuchCase = error else { throw error }
            return nil
        }
        guard case .opened(var opened) = outcome else { return nil }
        var bytes: [UInt8] = []
        while let chunk = try await opened.nextChunk() { bytes += chunk }
        return bytes
    }
}

extension DisclosureHistory {
    var disclosure: DisclosureCase { current }
}

extension DisclosureFolder {
    var disclosure: DisclosureCase { history.current }
}

extension OpenedRecord<DisclosureCase> {
    /// What was shared, by item number.
    var items: [Int: Confidential] {
        var items: [Int: Confidential] = [:]
        for (name, text) in words where name.hasPrefix("disclosure/item.") {
            if let item = Int(name.dropFirst("disclosure/item.".count)) { items[item] = text }
        }
        return items
    }

    func name(of file: FileID) -> Confidential? { words["disclosure/file.\(file.text).name"] }
}
