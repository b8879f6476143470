import ArgumentParser

/// The command, and the only place that asks the machine for time, dice, files and environment.
@main
struct Gatehouse: AsyncParsableCommand {
    static let version = "0.1.0"

    static let configuration = CommandConfiguration(
        commandName: "gatehouse",
        abstract: "Run a community safety partnership's information sharing protocol.",
        discussion: """
            Who may share what with whom, on which clause, what must follow the copy, and a record of it that nobody \
            can quietly change.

            \(ExitStatus.table)
            """,
        version: "gatehouse \(version)",
        groupedSubcommands: [
            CommandGroup(name: "THE PROTOCOL", subcommands: [Decide.self, ProtocolCommand.self]),
            CommandGroup(name: "THE BOOK", subcommands: [LedgerCommand.self]),
            CommandGroup(
                name: "THE PARTNERSHIP",
                subcommands: [
                    Demo.self, Init.self, Serve.self, Backup.self, Restore.self,
                    PartnershipCommand.self, RecordsCommand.self,
                ]),
            CommandGroup(name: "THE MACHINE", subcommands: [Bench.self]),
        ])

    /// Runs the command and ends with the status that `ExitStatus` promises.
    static func main() async {
        do {
            var command = try parseAsRoot()
            if var waiting = command as? any AsyncParsableCommand {
                try await waiting.run()
            } else {
                try command.run()
            }
        } catch {
            end(error)
        }
    }

    private static func end(_ error: any Error) -> Never {
        if let complaint = error as? Complaint {
            Machine.tell(complaint.words)
            Machine.end(complaint.status)
        }
        let message = fullMessage(for: error)
        guard exitCode(for: error) != .success else {
            Machine.say(message)
            Machine.end(.done)
        }
        Machine.tell(message)
        Machine.end(exitCode(for: error) == .validationFailure ? .misused : .broken)
    }
}
