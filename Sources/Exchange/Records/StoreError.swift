/// What a store could not do.
package enum StoreError: Error {
    /// Somebody else's act on this case came first.
    case caseMoved
    /// An agency, an appointment or an officer changed meanwhile.
    case registerMoved
    /// The clock is this many seconds behind the last entry.
    case clockSetBack(seconds: Int)
    case signInNameTaken
    /// No room is left on the disk.
    case full
    /// The records may be read and not written.
    case readOnly(path: String)
    /// The file is not a Gatehouse's records: another application's, or no database at all.
    case notRecords(path: String)
    /// The file was written by a newer Gatehouse.
    case newerSchema(found: Int, known: Int)
    /// The records were written by an older Gatehouse, and are only looked at here.
    case olderSchema(found: Int, known: Int)
    /// The records are damaged.
    case damaged(String)
    /// The database that holds the records does not answer, or lets nobody in.
    case unreachable(place: String, why: String)
    /// The records were moved, and are served from there.
    case moved(to: String)
    /// More acts are waiting than can be filed in time.
    case busy
    /// It may have been filed, or not: nobody could say in time.
    case uncertain(underlying: any Error)
    /// Something failed that should always work.
    case broken(doing: String, underlying: any Error)
}

extension StoreError {
    /// What happened and what to do, in one sentence; nothing personal, nothing of the store's insides.
    package var sentence: String {
        switch self {
        case .caseMoved: "Somebody else acted on this case first: look at it as it stands now, then act again."
        case .registerMoved: "An agency or an officer changed at the same moment: try again."
        case .clockSetBack(let seconds):
            """
            This server's clock is \(seconds) seconds behind the last entry in the book: put the clock right, then try \
            again. Nothing was filed.
            """
        case .signInNameTaken: "That e-mail address already belongs to an account: use another."
        case .full: "The disk that holds the records is full: make room, then try again. Nothing was filed."
        case .readOnly(let path): "The records at \(path) cannot be written: give this account write permission to it."
        case .notRecords(let path): "\(path) does not hold Gatehouse's records: name the folder that does."
        case .newerSchema(let found, let known):
            """
            The records were written by a newer Gatehouse (schema \(found); this one knows \(known)): start that one \
            instead.
            """
        case .olderSchema(let found, let known):
            """
            The records were written by an older Gatehouse (schema \(found); this one knows \(known)): start its \
            `gatehouse serve` once, which brings them up to date.
            """
        case .damaged(let what):
            "The records are damaged (\(what)): stop, keep a copy, and restore the last backup."
        case .unreachable(let place, let why):
            "The records (\(place)) cannot be reached: \(why). Nothing was filed; try again in a minute."
        case .moved(let place): "The records have moved to \(place): serve them from there. Nothing was filed."
        case .busy: "Too many officers are acting at once: try again in a minute. Nothing was filed."
        case .uncertain:
            "The records did not say in time whether this was filed: look at the case before you do it again."
        case .broken(let doing, _): "Something failed while \(doing): nothing was shared; try again."
        }
    }
}
