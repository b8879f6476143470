import Exchange

extension StoreError {
    /// What a database's error means to whoever asked.
    init(_ error: any Error, doing: String, at place: String) {
        if let error = error as? StoreError {
            self = error
            return
        }
        guard let fault = error as? DatabaseFault else {
            self = .broken(doing: doing, underlying: error)
            return
        }
        switch fault {
        case .unreachable(let why): self = .unreachable(place: place, why: why)
        case .overrun: self = .busy
        case .lost, .unexpected: self = .broken(doing: doing, underlying: fault)
        case .refused(let state, let constraint): self.init(state, constraint, fault, doing: doing, at: place)
        }
    }

    private init(_ state: SQLState, _ constraint: String, _ fault: DatabaseFault, doing: String, at place: String) {
        switch state {
        case .uniqueViolation where constraint == "account_sign_in_name": self = .signInNameTaken
        case .diskFull: self = .full
        case .insufficientPrivilege, .readOnlyTransaction: self = .readOnly(path: place)
        case .queryCancelled, .lockNotAvailable: self = .busy
        // Tables that are gone, or a page that does not read: not a thing that an act could do.
        case .undefinedTable: self = .damaged("a table is missing")
        case "XX001", "XX002": self = .damaged("its database reports a damaged page or index")
        case _ where state.kind == "53": self = .busy
        case _ where state.endsConnection: self = .unreachable(place: place, why: "it went away")
        case _: self = .broken(doing: doing, underlying: fault)
        }
    }
}

/// A call whose every error is the store's.
func storeCall<Value>(
    _ doing: String, at place: String, _ body: () throws -> Value
) throws(StoreError) -> Value {
    do {
        return try body()
    } catch {
        throw StoreError(error, doing: doing, at: place)
    }
}

extension DatabaseFault {
    /// Whether it was the database that failed, and not what one act asked for: then no act beside it is safe.
    var concernsEveryone: Bool {
        switch self {
        case .unreachable, .lost, .overrun, .unexpected: true
        case .refused(let state, _):
            ["53", "57", "58", "XX", "42"].contains(state.kind) || state.endsConnection
                || [.lockNotAvailable, .serializationFailure, .deadlockDetected].contains(state)
        }
    }
}
