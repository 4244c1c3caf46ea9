import Glibc
import Subprocess
import SystemPackage

/// A process that runs while a body does.
struct ChildProcess: Sendable {
    let pid: pid_t
    /// Its folder, which goes when it ends.
    let directory: String
    private let program: String

    /// Starts a program, runs the body, and stops the program with SIGINT as a user does (and with SIGKILL after 10 s).
    ///
    /// - Parameters:
    ///   - arguments: of the program, by its folder; its standard error goes to `DIRECTORY/log`.
    ///   - variables: for its environment, beside ours.
    ///   - isKilled: whether it is not stopped but killed.
    static func with<Value: Sendable>(
        _ program: String, in directory: String, _ arguments: [String], variables: [String: String] = [:],
        isKilled: Bool = false, _ body: (ChildProcess) async throws -> Value
    ) async throws -> Value {
        var options = PlatformOptions()
        // After the last step comes SIGKILL.
        options.teardownSequence =
            isKilled ? [] : [.send(signal: .interrupt, allowedDurationToNextStep: .seconds(10))]
        let environment = variables.map { (Environment.Key(stringLiteral: $0.key), Optional($0.value)) }
        let log = try FileDescriptor.open(
            "\(directory)/log", .writeOnly, options: [.create, .append], permissions: .ownerReadWrite)
        let result = try await Subprocess.run(
            .path(FilePath(program)), arguments: Arguments(arguments),
            environment: .inherit.updating(Dictionary(uniqueKeysWithValues: environment)), platformOptions: options,
            input: .none, output: .discarded, error: .fileDescriptor(log, closeAfterSpawningProcess: true)
        ) { execution in
            let child = ChildProcess(
                pid: execution.processIdentifier.value, directory: directory, program: program)
            let value = try await body(child)
            await execution.teardown(using: options.teardownSequence)
            return value
        }
        guard isKilled || result.terminationStatus.isSuccess else {
            throw MeasureError("\(program) ended with \(result.terminationStatus)")
        }
        return result.closureResult
    }

    /// Waits until a condition holds.
    ///
    /// - Throws: with the end of the log, when it does not in time or the process is gone.
    func wait(
        for what: String, within limit: Duration = .seconds(60), _ condition: () async throws -> Bool
    ) async throws {
        let end = ContinuousClock.now + limit
        while try await !condition() {
            guard ContinuousClock.now < end, try !ProcessStatus(of: pid).hasEnded else {
                throw MeasureError("\(program): no \(what) within \(limit); its log ends with:\n\(log.suffix(2000))")
            }
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    /// What it said so far.
    var log: String { (try? text(of: "\(directory)/log")) ?? "" }

    /// Whether there is a file of that name in the folder.
    func has(_ file: String) -> Bool { access("\(directory)/\(file)", F_OK) == 0 }
}

/// A folder that goes when the body ends.
func withDirectory<Value>(_ body: (String) async throws -> Value) async throws -> Value {
    var template = Array(
        "\(getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp")/breakwater-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw MeasureError("no temporary folder can be made") }
    let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer { removeDirectory(path) }
    return try await body(path)
}
