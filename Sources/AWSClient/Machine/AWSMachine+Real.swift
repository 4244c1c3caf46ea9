import FoundationEssentials
import Subprocess
import SystemPackage
import Vocabulary

extension AWSMachine {
    /// The machine that the process runs on.
    public static func real() -> AWSMachine {
        let start = ContinuousClock.now
        return AWSMachine(
            variables: ProcessInfo.processInfo.environment,
            readFile: { path in FileManager.default.contents(atPath: path).map(Array.init) },
            run: { command in try await runCommand(command) },
            now: { Timestamp(epochSeconds: Date().timeIntervalSince1970) },
            uptime: { ContinuousClock.now - start },
            clock: ContinuousClock(),
            random: { Double.random(in: 0..<1) })
    }
}

/// A command that did not end well. Its output may hold secrets and is not kept.
struct CommandFailed: Error, CustomStringConvertible {
    let description: String
}

/// Credentials are some kilobytes; more output than this is a mistake.
private let maximumOutput = 1024 * 1024

private func runCommand(_ command: [String]) async throws -> [UInt8] {
    guard let program = command.first else { throw CommandFailed(description: "the command is empty") }
    let executable: Executable = program.contains("/") ? .path(FilePath(program)) : .name(program)
    let result = try await run(
        executable, arguments: Arguments(Array(command.dropFirst())), output: .bytes(limit: maximumOutput),
        error: .discarded)
    guard result.terminationStatus.isSuccess else {
        throw CommandFailed(description: "\(program) ended with \(result.terminationStatus)")
    }
    return result.standardOutput
}
