/// Why a sealed thing stays shut.
///
/// The causes are few on purpose: telling a wrong key from an altered byte would help nobody but
/// somebody who is trying both. No case carries content.
package enum VaultError: Error, Hashable, CustomStringConvertible {
    /// The key, the binding or some byte is not the one that it was sealed with.
    case wrongKeyOrAltered
    /// Too short to be anything that was sealed here.
    case malformed
    /// Sealed by a format that this program does not know.
    case unknownFormat(UInt8)
    /// A file's chunks ended before its last one.
    case truncated
    /// A chunk was offered after a file's last one.
    case pastTheEnd
    /// The cipher itself refused, which it never does for the sizes used here.
    case cipherFailed

    package var description: String {
        switch self {
        case .wrongKeyOrAltered:
            "this cannot be opened: its key is not the one it was sealed with, or it has been altered or moved"
        case .malformed:
            "this is too short to be a sealed value: it has been cut off or is something else"
        case .unknownFormat(let format):
            "this was sealed in format \(format), which this version does not know: use the version that sealed it"
        case .truncated: "the file ends early: some of its sealed chunks are missing, restore them from a backup"
        case .pastTheEnd: "the file goes on after its end: chunks were added to it after it was sealed"
        case .cipherFailed: "the cipher refused to seal: nothing was kept, try again"
        }
    }
}
