import CLibpq

/// Collects the codes of what the database remarks by the way.
///
/// libpq hands on a bare pointer; this is held by the connection that gives it, and so lives as long.
final class Notices {
    private var warnings: [SQLState] = []

    var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

    func take() -> [SQLState] {
        defer { warnings = [] }
        return warnings
    }

    static func receive(_ pointer: UnsafeMutableRawPointer?, _ result: OpaquePointer?) {
        guard let pointer, let result else { return }
        // "V": the severity, in English whatever the database's language. Notices below it are mere remarks.
        guard let severity = PQresultErrorField(result, 86).map({ String(cString: $0) }), severity == "WARNING" else {
            return
        }
        let state = PQresultErrorField(result, 67).map { String(cString: $0) } ?? ""
        Unmanaged<Notices>.fromOpaque(pointer).takeUnretainedValue().warnings.append(SQLState(state))
    }
}
