package import Exchange
import Foundation
import GRDB

/// What a backup holds.
package struct RecordsBackup: Hashable, Sendable {
    /// The book's size and root; compare them with a checkpoint that somebody else keeps.
    package let size: Int
    package let root: [UInt8]
    /// How many keys were put into the file of keys.
    package let keys: Int
}

extension SQLiteRecords {
    /// Copies the records into two files while everything goes on: everything that is sealed and every proof into
    /// one, the wrapped keys and what finds names into the other.
    ///
    /// Copies of the first may be kept as many and as long as anybody likes. Of the second there should be one: it is
    /// replaced here and the one before overwritten, so that a key destroyed today is in no backup after the next one
    /// (4.13). Neither file opens anything without the root key.
    ///
    /// Sessions, throttles and files that nobody took up are not copied. Both copies are read through before they take
    /// their names; until then what stood there stays.
    package func backUp(records: String, keys: String) throws(StoreError) -> RecordsBackup {
        try refuseStranger(records, Schema.applicationID)
        try refuseStranger(keys, Schema.keysApplicationID)
        return try storeCall("backing up", at: records) {
            let (recordsPartial, keysPartial) = (records + ".partial", keys + ".partial")
            try WorkFile.make(keysPartial).close()
            let copy = try WorkFile.copy(pool, to: recordsPartial)
            let backup = try copy.inDatabase { try KeysFile.take(from: $0, into: keysPartial) }
            try WorkFile.check(copy)
            try copy.close()
            let keyCopy = try WorkFile.open(keysPartial)
            try WorkFile.check(keyCopy)
            try keyCopy.close()
            // The keys first: newer keys open everything in older records, and not the other way round.
            try WorkFile.replaceSecret(keysPartial, at: keys)
            try WorkFile.move(recordsPartial, to: records)
            return backup
        }
    }

    /// Another application's file, or the wrong one of our two, is not written over.
    private func refuseStranger(_ path: String, _ applicationID: Int32) throws(StoreError) {
        guard FileManager.default.fileExists(atPath: path) else { return }
        try Opening.checkHeader(of: path, applicationID: applicationID, creates: false)
    }
}
