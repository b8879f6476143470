import ArgumentParser
import SharingProtocol

/// `gatehouse protocol`: what a protocol file says, and whether it can be used.
struct ProtocolCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "protocol",
        abstract: "Show a protocol, or check a protocol file.",
        subcommands: [Show.self, Check.self, New.self, Compare.self, List.self])

    /// `gatehouse protocol list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the protocols that come with Gatehouse.")

        func run() throws {
            for name in InformationSharingProtocol.builtInNames {
                let rules = try ProtocolOption.rules(named: name)
                Machine.say("\(name)  \(rules.title), version \(rules.version), from \(rules.effective.spoken)")
            }
        }
    }

    /// `gatehouse protocol check`.
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Find what is missing or contradictory in a protocol file.",
            discussion: "Prints each mistake with its line and column. Warnings leave the exit status at 0.")

        @Argument(help: "The protocol file (YAML).")
        var file: String

        func run() throws {
            let reading = ProtocolFile.read(try Disk.read(file, atMost: 2_000_000))
            for problem in reading.problems { Machine.say("\(file):\(problem)") }
            guard let rules = reading.rules else {
                let mistakes = reading.problems.count { !$0.isWarning }
                Machine.say("\(counted(mistakes, "mistake", "mistakes")): the file cannot be used.")
                throw Complaint.found
            }
            Machine.say("The file can be used: \(rules.title), \(rules.contents).")
        }
    }

    /// `gatehouse protocol new`.
    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a commented protocol file to begin your own with.",
            discussion: "It can be used as it stands. Write it into a file: gatehouse protocol new > ours.yaml")

        func run() throws { Machine.say(String(InformationSharingProtocol.startText.dropLast())) }
    }

    /// `gatehouse protocol compare`.
    struct Compare: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show what two protocols say differently, clause by clause.")

        @Argument(help: "The protocol of before: a name, or a file.")
        var old: String

        @Argument(help: "The protocol to come: a name, or a file.")
        var new: String

        func run() throws {
            let old = try ProtocolOption.rules(named: old)
            Machine.say(compared(old, try ProtocolOption.rules(named: new)))
        }
    }

    /// `gatehouse protocol show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Show a protocol, or one of its clauses.")

        @Argument(help: "A clause by its number, such as 3.11 or 3.11(a).")
        var clause: String?

        @OptionGroup var rules: ProtocolOption

        func run() throws {
            let rules = try rules.rules()
            guard let clause else { return Machine.say(shown(rules)) }
            guard let text = shown(rules, clause: clause) else {
                throw Complaint(
                    "\(rules.name) has no clause \(clause): `gatehouse protocol show` lists them.", .wanting)
            }
            Machine.say(text)
        }
    }
}

extension InformationSharingProtocol {
    /// `63 clauses, 5 classes, 3 grounds`.
    fileprivate var contents: String {
        [
            (clauses.count, "clauses"), (parties.count, "parties"), (classes.count, "classes"),
            (purposes.count, "purposes"), (gateways.count, "gateways"), (criteria.count, "criteria"),
            (grounds.count, "grounds"), (conditions.count, "conditions"), (prescribedSets.count, "prescribed sets"),
        ]
        .map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    }
}
