@testable import Exchange

/// Whether what was tried ended as it does for everybody where there is no such case.
func isUnknown(_ act: () async throws -> some Any) async throws -> Bool {
    do {
        _ = try await act()
        return false
    } catch DeskError.noSuchCase {
        return true
    }
}
