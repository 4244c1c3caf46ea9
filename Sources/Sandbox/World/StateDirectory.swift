import FoundationEssentials
import Glibc

/// The directory in which the sandbox keeps its state and writes what clients need; readable by its owner only, since
/// whoever reads it can act as the sandbox's administrator.
///
/// It is locked while it is open, so that two sandboxes never write the same state. The lock goes with the process,
/// however it ends.
final class StateDirectory: Sendable {
    /// The absolute path, without a slash at its end.
    let path: String
    private let lock: Int32

    /// Makes the directory where it is missing, and locks it.
    ///
    /// - Throws: ``SandboxError`` when it cannot be made or written, or when another sandbox has it.
    init(path: String) throws(SandboxError) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw SandboxError(.stateUnusable, "the state directory \(path) cannot be made: give another with --state")
        }
        guard let real = realpath(path, nil) else {
            throw SandboxError(.stateUnusable, "the state directory \(path) cannot be read: give another with --state")
        }
        self.path = String(cString: real)
        free(real)
        lock = try Self.locked("\(self.path)/lock")
    }

    deinit { close(lock) }

    private static func locked(_ path: String) throws(SandboxError) -> Int32 {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else {
            throw SandboxError(.stateUnusable, "\(path) cannot be written: give another directory with --state")
        }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            close(file)
            throw SandboxError(
                .stateInUse, "another sandbox is running on \(path.dropLast("/lock".count)): stop it, or use --state")
        }
        return file
    }

    /// Writes a file whole or not at all; only its owner can read it.
    func write(_ text: String, to name: String) throws(SandboxError) {
        let target = "\(path)/\(name)"
        let temporary = "\(target).new"
        let file = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Self.unwritable(target) }
        defer { close(file) }
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            guard count > 0 else { throw Self.unwritable(target) }
            rest = rest.dropFirst(count)
        }
        guard rename(temporary, target) == 0 else { throw Self.unwritable(target) }
    }

    private static func unwritable(_ path: String) -> SandboxError {
        SandboxError(.stateUnusable, "\(path) cannot be written: make room, or give another directory with --state")
    }

    /// Removes a file; one that is not there is removed.
    func remove(_ name: String) { unlink("\(path)/\(name)") }
}
