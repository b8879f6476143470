import Foundation

/// Files and folders, and what is wrong with one in a sentence.
enum Disk {
    enum Kind { case file, folder, other }

    /// What stands at a path, links followed; `nil` where nothing does, or nothing that can be seen.
    static func kind(of path: String) -> Kind? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        case _: return .other
        }
    }

    /// Whether something may stand at a path that this account is not let see.
    static func isHidden(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) != 0 && (errno == EACCES || errno == EPERM)
    }

    /// Who may do what with a file: its lowest nine bits.
    static func mode(of path: String) -> UInt32? {
        var status = stat()
        return stat(path, &status) == 0 ? UInt32(status.st_mode) & 0o777 : nil
    }

    /// A whole file, of at most so many bytes.
    static func read(_ path: String, atMost limit: Int) throws(Complaint) -> [UInt8] {
        let file = try openToRead(path)
        defer { close(file) }
        var bytes: [UInt8] = []
        var room = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = try readSome(file, into: &room, named: path)
            guard count > 0 else { return bytes }
            bytes += room[..<count]
            guard bytes.count <= limit else {
                throw Complaint("`\(path)` is longer than \(limit) bytes: name the right file.")
            }
        }
    }

    /// Writes a new file that only this account can read, durably; one that is there already is left alone.
    static func writeSecret(_ text: String, to path: String) throws(Complaint) {
        try write(Array(text.utf8), to: path, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
    }

    /// Writes a file, or writes it anew, durably.
    static func write(_ text: String, to path: String) throws(Complaint) {
        try write(Array(text.utf8), to: path, flags: O_WRONLY | O_CREAT | O_TRUNC, mode: 0o644)
    }

    private static func write(_ bytes: [UInt8], to path: String, flags: Int32, mode: mode_t) throws(Complaint) {
        let file = open(path, flags | O_CLOEXEC, mode)
        guard file >= 0 else { throw complaint(path, errno, writing: true) }
        defer { close(file) }
        try write(bytes, to: file, named: path)
        guard fsync(file) == 0 else { throw complaint(path, errno, writing: true) }
    }

    /// Writes all of it to an open file.
    static func write(_ bytes: [UInt8], to file: Int32, named path: String) throws(Complaint) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { all in
                let rest = UnsafeRawBufferPointer(rebasing: all[written...])
                return Foundation.write(file, rest.baseAddress, rest.count)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw complaint(path, errno, writing: true) }
            written += count
        }
    }

    static func openToRead(_ path: String) throws(Complaint) -> Int32 {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw complaint(path, errno, writing: false) }
        return file
    }

    /// Reads what is there, up to the length of `room`; 0 at the end.
    static func readSome(_ file: Int32, into room: inout [UInt8], named path: String) throws(Complaint) -> Int {
        while true {
            let count = room.withUnsafeMutableBytes { Foundation.read(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw complaint(path, errno, writing: false) }
            return count
        }
    }

    /// Makes a folder for this account alone, with those above it; one that is there already is left as it is.
    static func makeFolder(_ path: String) throws(Complaint) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw complaint(path, errno, writing: true)
        }
    }

    /// The names in a folder.
    /// Where a path leads, links followed, as far as it exists.
    static func realPath(_ path: String) -> String {
        URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
    }

    static func names(in folder: String) throws(Complaint) -> [String] {
        do { return try FileManager.default.contentsOfDirectory(atPath: folder).sorted() } catch {
            throw complaint(folder, errno, writing: false)
        }
    }

    static func remove(_ path: String) throws(Complaint) {
        do { try FileManager.default.removeItem(atPath: path) } catch {
            throw complaint(path, errno, writing: true)
        }
    }

    /// Whether this account may make files in a folder.
    static func isWritable(_ folder: String) -> Bool { access(folder, W_OK | X_OK) == 0 }

    /// Takes a lock that goes with the process; false where another process has it.
    static func lock(_ path: String) throws(Complaint) -> Bool {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw complaint(path, errno, writing: true) }
        // Never closed: closing it would let go of the lock.
        return flock(file, LOCK_EX | LOCK_NB) == 0
    }

    /// What went wrong with a path, by the number that the system gave.
    static func complaint(_ path: String, _ number: Int32, writing: Bool) -> Complaint {
        switch number {
        case ENOENT where writing: Complaint("`\(path)` cannot be made: the folder that it is to stand in is missing.")
        case ENOENT: Complaint("There is no `\(path)`: check the name.")
        case EACCES, EPERM:
            Complaint("This account may not \(writing ? "write" : "read") `\(path)`: give it leave, or use another.")
        case EISDIR: Complaint("`\(path)` is a folder: name a file.")
        case ENOTDIR: Complaint("`\(path)` does not stand in a folder: check the name.")
        case EEXIST: Complaint("There is a `\(path)` already, and it is left as it is: name another, or move it away.")
        case ENOSPC, EDQUOT: Complaint("The disk that holds `\(path)` is full: make room, then try again.")
        case EROFS: Complaint("`\(path)` stands on a disk that can only be read: name another place.")
        case EPIPE: Complaint("Nobody reads `\(path)` any more.")
        case _: Complaint("`\(path)` cannot be \(writing ? "written" : "read") (\(String(cString: strerror(number)))).")
        }
    }
}
