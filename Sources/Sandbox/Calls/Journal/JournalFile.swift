import FoundationEssentials
import Glibc
import Logging
import ServiceLifecycle
import Synchronization
import Wire

/// The journal on disk: `journal.jsonl` in the state directory, one line a record.
///
/// It is written five times a second, at the end, and before the control API shows a record to anybody, so no serial
/// that was shown is given again, whatever ends the process. At ``sizeLimit`` bytes the file becomes
/// `journal.1.jsonl` in the place of the one before.
final class JournalFile: Service {
    /// 32 MiB: about 100,000 calls.
    static let sizeLimit = 32 << 20
    private static let rhythm = Duration.milliseconds(200)

    private struct State {
        var file: Int32
        var size: Int
        /// The serial of the last record that is written.
        var written: UInt64
        var isBroken = false
    }

    let journal: Journal
    private let path: String
    private let previousPath: String
    private let limit: Int
    private let state: Mutex<State>
    private let logger: Logger

    /// Opens the file, or makes it; what a death in the middle of a line left of it is cut off.
    ///
    /// - Parameter directory: the state directory.
    /// - Throws: ``SandboxError`` when it cannot be written.
    init(
        directory: String, limit: Int = JournalFile.sizeLimit, capacity: Int = Journal.defaultCapacity, logger: Logger
    ) throws(SandboxError) {
        path = "\(directory)/journal.jsonl"
        previousPath = "\(directory)/journal.1.jsonl"
        self.limit = limit
        self.logger = logger
        let file = try Self.open(path)
        let kept = Self.end(of: path)
        if ftruncate(file, off_t(kept.size)) != 0 { logger.warning("the journal could not be mended") }
        // Right after a rotation the last record is in the file before.
        let last = kept.last ?? Self.end(of: previousPath).last ?? 0
        journal = Journal(capacity: capacity, last: last)
        state = Mutex(State(file: file, size: kept.size, written: last))
    }

    deinit { state.withLock { _ = close($0.file) } }

    /// Writes what comes until graceful shutdown, and then the rest.
    func run() async throws {
        defer { flush() }
        await cancelWhenGracefulShutdown { [self] in
            while (try? await Task.sleep(for: Self.rhythm)) != nil { flush() }
        }
    }

    /// Writes what is not written yet.
    func flush() {
        state.withLock { state in
            guard !state.isBroken else { return }
            let page = journal.page(after: state.written)
            guard !page.records.isEmpty else { return }
            var bytes: [UInt8] = []
            if page.dropped > 0 {
                bytes += JSONValue.object(["dropped": .integer(Int64(clamping: page.dropped))]).bytes() + [0x0A]
            }
            for record in page.records { bytes += record.line }
            do {
                if state.size > 0, state.size + bytes.count > limit { try rotate(&state) }
                try Self.write(bytes, to: state.file, path)
                state.size += bytes.count
                state.written = page.last
            } catch {
                // The sandbox goes on without; the records in memory are still there.
                state.isBroken = true
                logger.error("the journal is no longer written", metadata: ["error": "\(error)"])
            }
        }
    }

    private func rotate(_ state: inout State) throws(SandboxError) {
        rename(path, previousPath)
        close(state.file)
        state.file = try Self.open(path)
        state.size = 0
    }

    private static func open(_ path: String) throws(SandboxError) -> Int32 {
        let file = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw unwritable(path) }
        return file
    }

    private static func write(_ bytes: [UInt8], to file: Int32, _ path: String) throws(SandboxError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw unwritable(path) }
            rest = rest.dropFirst(count)
        }
    }

    private static func unwritable(_ path: String) -> SandboxError {
        SandboxError(.stateUnusable, "\(path) cannot be written: make room, or give another directory with --state")
    }

    /// How many bytes of a file are whole lines, and the serial of the last of them that has one.
    ///
    /// It reads from the end, as far back as it must: a journal can be large, and its last line is short.
    private static func end(of path: String) -> (size: Int, last: UInt64?) {
        let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return (0, nil) }
        defer { close(file) }
        let size = Int(lseek(file, 0, SEEK_END))
        var start = size
        while start > 0 {
            start = max(0, size - 4 * max(size - start, 16 << 10))
            guard let bytes = read(file, start..<size) else { return (size, nil) }
            let whole = bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            // What the bytes begin with is the end of a line, unless it is the file's beginning.
            let lines = bytes[..<whole].split(separator: 0x0A, omittingEmptySubsequences: false)
            if let last = lines.dropFirst(start > 0 ? 1 : 0).reversed().lazy.compactMap(serial).first {
                return (start + whole, last)
            }
            if start == 0 { return (whole, nil) }
        }
        return (0, nil)
    }

    private static func serial(of line: ArraySlice<UInt8>) -> UInt64? {
        guard let serial = (try? JSONValue(parsing: Array(line)))?["serial"]?.integer, serial > 0 else { return nil }
        return UInt64(serial)
    }

    private static func read(_ file: Int32, _ range: Range<Int>) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: range.count)
        var count = 0
        while count < bytes.count {
            let more = bytes[count...].withUnsafeMutableBytes {
                pread(file, $0.baseAddress, $0.count, off_t(range.lowerBound + count))
            }
            if more < 0, errno == EINTR { continue }
            guard more > 0 else { return nil }
            count += more
        }
        return bytes
    }
}
