import FoundationEssentials
import Glibc

/// What the kernel says of a process in `/proc/PID/status`.
struct ProcessStatus: Sendable {
    private let lines: [String: String]

    init(of pid: pid_t) throws {
        lines = Dictionary(
            try text(of: "/proc/\(pid)/status").split(separator: "\n").compactMap { line in
                let parts = line.split(separator: ":", maxSplits: 1)
                guard parts.count == 2 else { return nil }
                return (String(parts[0]), parts[1].split(whereSeparator: \.isWhitespace).joined(separator: " "))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether it has ended and only waits to be seen.
    var hasEnded: Bool { lines["State"]?.hasPrefix("Z") ?? true }

    /// A size in MiB: `VmRSS` is all that is in memory, `RssAnon` what is not read from files.
    func mebibytes(_ key: String) throws -> Double {
        guard let kibibytes = lines[key]?.split(separator: " ").first.flatMap({ Double($0) }) else {
            throw MeasureError("/proc/PID/status has no \(key)")
        }
        return kibibytes / 1024
    }
}

func removeDirectory(_ path: String) { try? FileManager.default.removeItem(atPath: path) }
