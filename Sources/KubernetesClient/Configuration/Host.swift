import FoundationEssentials
import Subprocess
import SystemPackage

/// The machine as the configuration sees it: environment, files, processes, clocks. Tests give their own.
public struct Host: Sendable {
    public var environment: [String: String]
    /// Reads a whole file; throws ``ConfigurationError`` with code `unreadable`.
    public var readFile: @Sendable (String) throws(ConfigurationError) -> [UInt8]
    /// Whether there is a file at a path.
    public var fileExists: @Sendable (String) -> Bool
    /// Runs a program to its end; cancelling the task kills it.
    public var runProcess: @Sendable (ProcessRequest) async throws -> ProcessOutcome
    public var time: TimeSource

    /// Makes a host of its parts.
    public init(
        environment: [String: String],
        readFile: @escaping @Sendable (String) throws(ConfigurationError) -> [UInt8],
        fileExists: @escaping @Sendable (String) -> Bool,
        runProcess: @escaping @Sendable (ProcessRequest) async throws -> ProcessOutcome, time: TimeSource
    ) {
        self.environment = environment
        self.readFile = readFile
        self.fileExists = fileExists
        self.runProcess = runProcess
        self.time = time
    }

    /// This machine, with this process's environment.
    public static func current(time: TimeSource = .system) -> Host {
        Host(
            environment: ProcessInfo.processInfo.environment,
            readFile: { path throws(ConfigurationError) in
                do {
                    return Array(try Data(contentsOf: URL(filePath: path)))
                } catch {
                    throw ConfigurationError(.unreadable, "the file \(path) cannot be read", cause: error)
                }
            },
            fileExists: { FileManager.default.fileExists(atPath: $0) },
            runProcess: { try await $0.run() }, time: time)
    }
}

/// A program to run.
public struct ProcessRequest: Sendable, Equatable {
    /// A path when it has a `/`, else a name to be found by `PATH`.
    public var command: String
    public var arguments: [String]
    /// The whole environment of the program.
    public var environment: [String: String]

    /// Makes a request.
    public init(command: String, arguments: [String], environment: [String: String]) {
        self.command = command
        self.arguments = arguments
        self.environment = environment
    }

    /// The most that a program may print: 1 MiB to standard output, 64 KiB to standard error.
    fileprivate func run() async throws -> ProcessOutcome {
        let executable: Executable = command.contains("/") ? .path(FilePath(command)) : .name(command)
        var custom: [Environment.Key: String] = [:]
        for (name, value) in environment { custom[Environment.Key(stringLiteral: name)] = value }
        let result = try await Subprocess.run(
            executable, arguments: Arguments(arguments), environment: .custom(custom), input: .none,
            output: .bytes(limit: 1 << 20), error: .bytes(limit: 1 << 16))
        let status: Int32 =
            switch result.terminationStatus {
            case .exited(let code): Int32(code)
            case .signaled(let signal): 128 + Int32(signal)
            }
        return ProcessOutcome(
            exitStatus: status, standardOutput: result.standardOutput, standardError: result.standardError)
    }
}

/// What became of a program.
public struct ProcessOutcome: Sendable, Equatable {
    /// 0 is success; 128 and the signal's number when a signal ended it.
    public var exitStatus: Int32
    public var standardOutput: [UInt8]
    public var standardError: [UInt8]

    /// Makes an outcome.
    public init(exitStatus: Int32, standardOutput: [UInt8], standardError: [UInt8] = []) {
        self.exitStatus = exitStatus
        self.standardOutput = standardOutput
        self.standardError = standardError
    }
}
