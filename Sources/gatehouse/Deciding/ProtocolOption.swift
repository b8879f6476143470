import ArgumentParser
import SharingProtocol

/// `--protocol`: which protocol it is done by.
struct ProtocolOption: ParsableArguments {
    @Option(
        name: .customLong("protocol"),
        help: ArgumentHelp(
            "The protocol: the name of one that comes with Gatehouse, or a file.", valueName: "name|file"))
    var name = "safermk-2013"

    /// The protocol that is named. One that has mistakes in it is refused with all of them.
    func rules() throws(Complaint) -> InformationSharingProtocol { try Self.rules(named: name) }

    /// The protocol in a file's bytes.
    static func rules(in bytes: [UInt8], named name: String) throws(Complaint) -> InformationSharingProtocol {
        let reading = ProtocolFile.read(bytes)
        guard let rules = reading.rules else {
            for problem in reading.problems { Machine.tell("\(name):\(problem)") }
            throw Complaint("The protocol in `\(name)` cannot be used: mend it, then try again.")
        }
        return rules
    }

    static func rules(named name: String) throws(Complaint) -> InformationSharingProtocol {
        do throws(ProtocolFileError) {
            if let rules = try InformationSharingProtocol.builtIn(name) { return rules }
        } catch {
            throw Complaint("The protocol `\(name)` that comes with this Gatehouse cannot be read.", .broken)
        }
        guard Disk.kind(of: name) != nil else {
            let known = InformationSharingProtocol.builtInNames.joined(separator: ", ")
            throw Complaint("There is no protocol `\(name)`: name one of \(known), or a file.")
        }
        return try rules(in: try Disk.read(name, atMost: 2_000_000), named: name)
    }
}
