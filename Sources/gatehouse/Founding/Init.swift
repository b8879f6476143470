import ArgumentParser

/// `gatehouse init`: a new partnership, with its support team: an administrator and a coordinator.
struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Found a partnership: its support team, with an administrator and a coordinator.",
        discussion: """
            Makes the data folder and the root key, and prints a password for each of the two that can be used once. \
            The administrator opens every other account; the coordinator admits the agencies, and hands over the \
            passwords of their first officers. Nobody does both, so that no administrator can act as somebody else.

            The root key is not in the data folder and never in a backup: keep a copy of it in a safe place. Who \
            loses it has lost everything that is sealed.
            """)

    @OptionGroup var founding: FoundingOptions

    func run() async throws { try await founding.found() }
}
