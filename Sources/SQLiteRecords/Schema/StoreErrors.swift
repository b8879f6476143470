import Exchange
import GRDB

extension StoreError {
    /// What SQLite's error means to whoever asked.
    init(_ error: any Error, doing: String, path: String) {
        if let error = error as? StoreError {
            self = error
            return
        }
        guard let code = (error as? DatabaseError)?.extendedResultCode else {
            self = .broken(doing: doing, underlying: error)
            return
        }
        self =
            switch code.primaryResultCode {
            case .SQLITE_FULL: .full
            // The index of the log is a file in memory, and finds no room in its own way.
            case .SQLITE_IOERR where code == .SQLITE_IOERR_SHMSIZE: .full
            case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: .readOnly(path: path)
            case .SQLITE_NOTADB: .notRecords(path: path)
            case .SQLITE_CORRUPT: .damaged("its file")
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            default: .broken(doing: doing, underlying: error)
            }
    }
}

/// A call whose every error is the store's.
func storeCall<Value>(
    _ doing: String, at path: String, _ body: () throws -> Value
) throws(StoreError) -> Value {
    do {
        return try body()
    } catch {
        throw StoreError(error, doing: doing, path: path)
    }
}
