import FoundationEssentials
import Subprocess

/// Where and when a run was.
struct Machine: Sendable, Codable {
    let cores: Int
    let processor: String
    let memoryGiB: Double
    /// How many processes wanted a core in the minute before; much above 0, the figures are of a busy machine.
    let loadBefore: Double
    let date: String
    let commit: String
    /// Debug builds are for trying the measures out; their figures say nothing.
    let build: String

    static func current() async -> Machine {
        #if DEBUG
        let build = "debug"
        #else
        let build = "release"
        #endif
        let load = (try? text(of: "/proc/loadavg"))?.split(separator: " ").first.flatMap { Double($0) }
        return Machine(
            cores: ProcessInfo.processInfo.activeProcessorCount, processor: processorName(),
            memoryGiB: Double(ProcessInfo.processInfo.physicalMemory) / 1_073_741_824, loadBefore: load ?? 0,
            date: Date().formatted(.iso8601), commit: await commit(), build: build)
    }

    var line: String {
        "machine: \(cores) cores (\(processor)), \(fixed(memoryGiB, digits: 1)) GiB, load before \(loadBefore), "
            + "\(date), commit \(commit), \(build) build"
    }

    private static func processorName() -> String {
        let lines = (try? text(of: "/proc/cpuinfo"))?.split(separator: "\n") ?? []
        let model = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
        return model.map { $0.split(separator: " ").joined(separator: " ") } ?? "unknown"
    }

    private static func commit() async -> String {
        let answer = try? await Subprocess.run(
            .name("git"), arguments: ["describe", "--always", "--dirty", "--exclude=*"], output: .string(limit: 200),
            error: .discarded)
        let text = answer?.standardOutput ?? ""
        return text.isEmpty ? "unknown" : String(text.filter { !$0.isNewline })
    }
}

/// The text of a file.
func text(of path: String) throws -> String {
    // The files of /proc say that they are empty, so they are read to their end and not by their size.
    guard let bytes = FileManager.default.contents(atPath: path) else {
        throw MeasureError("\(path) cannot be read")
    }
    return String(decoding: bytes, as: UTF8.self)
}
