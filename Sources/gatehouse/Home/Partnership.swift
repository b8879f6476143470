import Foundation
import Ledger
import SharingProtocol
import Vault

/// What has to be known of a partnership before its records are opened. Nothing in it is secret.
///
/// It is a file of its own, because whoever checks the ledger reads it without any key.
struct Partnership: Codable, Sendable {
    /// `SaferMK`
    let name: String
    /// Where it works, as people call it, `Milton Keynes`; `nil` where its name says so.
    let area: String?
    /// The protocol that it was founded on: the name of one that comes with Gatehouse, or a file in its folder.
    let protocolName: String
    /// The ledger's own name, by which its checkpoints are signed.
    let origin: String
    /// What the ledger's checkpoints are verified by.
    let verifierKey: String
    /// By which a wrong root key is noticed before anything is opened.
    let rootKeyCheck: String

    enum CodingKeys: String, CodingKey {
        case name = "partnership"
        case area
        case protocolName = "protocol"
        case origin
        case verifierKey = "verifier-key"
        case rootKeyCheck = "root-key-check"
    }

    init(
        name: String, area: String? = nil, protocolName: String, origin: String, rootKey: RootKey
    ) throws(Complaint) {
        self.name = name
        self.area = area
        self.protocolName = protocolName
        self.origin = origin
        verifierKey = try Self.signer(of: origin, rootKey).verifier.text
        rootKeyCheck = rootKey.checkValue
    }

    /// As it was written down; `nil` for what is none.
    init?(text: String) {
        do { self = try JSONDecoder().decode(Partnership.self, from: Data(text.utf8)) } catch { return nil }
    }

    /// As it is written down.
    func text() throws(Complaint) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do { return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n" } catch {
            throw Complaint("The partnership's name cannot be written down.", .misused)
        }
    }

    /// The key that signs the ledger's checkpoints: made from the root key, so that there is one secret to keep.
    static func signer(of origin: String, _ rootKey: RootKey) throws(Complaint) -> NoteSigner {
        do throws(NoteError) { return try NoteSigner(name: origin, seed: rootKey.ledgerSeed) } catch {
            throw Complaint("The ledger cannot be called `\(origin)`: \(error).", .misused)
        }
    }

    func verifier() throws(Complaint) -> NoteVerifier {
        do throws(NoteError) { return try NoteVerifier(verifierKey) } catch {
            throw Complaint("The verifier key in the data folder is damaged: \(error).")
        }
    }

    /// A name for the ledger out of the partnership's: small letters and hyphens.
    static func origin(for name: String) -> String { shortName(for: name) + "/ledger" }

    /// What a partnership is called in addresses, out of its name: small letters, digits and hyphens.
    static func shortName(for name: String) -> String {
        let words = name.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
        return words.isEmpty ? "partnership" : words.joined(separator: "-")
    }
}
