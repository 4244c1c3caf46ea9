import ArgumentParser
import AsyncHTTPClient
import FoundationEssentials
import NIOCore
import NIOHTTP1
import Vocabulary
import Wire

/// Where a sandbox is. The command that runs one and those that talk to it share the option, so that it may stand
/// before or after a subcommand's name.
struct SandboxPlace: ParsableArguments {
    static let defaultState = ".breakwater"
    static let variable = "BREAKWATER_SANDBOX_URL"

    @Option(
        help: """
            The state directory: the state is kept there, and what clients read is written. (default: \(defaultState); \
            the subcommands look at \(variable) first)
            """)
    var state: String?

    /// The address of the control API.
    ///
    /// - Throws: ``CommandFailure`` that says what to do.
    func url() throws -> String {
        if state == nil, let url = ProcessInfo.processInfo.environment[Self.variable], !url.isEmpty { return url }
        let file = "\(state ?? Self.defaultState)/sandbox.env"
        guard let text = try? String(contentsOfFile: file, encoding: .utf8), let url = Self.url(inExports: text) else {
            throw CommandFailure(
                "no sandbox is running as far as \(file) says: start one with `breakwater sandbox`, name its state "
                    + "directory with --state, or load its sandbox.env")
        }
        return url
    }

    /// The address that shell exports name.
    static func url(inExports text: String) -> String? {
        let prefix = "export \(variable)="
        let line = text.split(separator: "\n").first { $0.hasPrefix(prefix) }
        return line.map { $0.dropFirst(prefix.count).trimmingPrefix("'") }.map {
            $0.hasSuffix("'") ? $0.dropLast() : $0
        }
        .map(String.init)
    }

    /// Opens a connection to the control API while the body runs.
    func withConnection(_ body: (SandboxConnection) async throws -> Void) async throws {
        let url = try url()
        let client = HTTPClient(eventLoopGroupProvider: .singleton)
        do {
            try await body(SandboxConnection(url: url, client: client))
        } catch {
            try await client.shutdown()
            throw error
        }
        try await client.shutdown()
    }
}

/// A command that failed, in words for the user; the exit code is 1.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// Calls the control API of a running sandbox.
struct SandboxConnection: Sendable {
    enum Method: String {
        case get = "GET"
        case post = "POST"
        case put = "PUT"
        case delete = "DELETE"
    }

    let url: String
    let client: HTTPClient

    /// The longest answer that is read whole, in bytes.
    private static let answerLimit = 64 << 20

    /// Sends a request and reads the JSON of its answer.
    ///
    /// - Throws: ``CommandFailure`` with the API's own words when it refuses, or what to do when nobody answers.
    func call(_ method: Method, _ path: String, _ body: JSONValue? = nil) async throws -> JSONValue {
        let answer = try await send(method, path, body)
        let bytes = try await answer.body.collect(upTo: Self.answerLimit)
        guard let value = try? JSONValue(parsing: Array(bytes.readableBytesView)) else {
            throw CommandFailure("\(url)\(path) answers what is no JSON: is it a sandbox of this release?")
        }
        return value
    }

    /// Sends a request and gives the answer's body to a function as it comes.
    func stream(_ path: String, _ take: (ByteBuffer) throws -> Void) async throws {
        let answer = try await send(.get, path, nil)
        do {
            for try await part in answer.body { try take(part) }
        } catch let error as HTTPClientError {
            throw CommandFailure("the sandbox at \(url) ended (\(error))")
        }
    }

    private func send(_ method: Method, _ path: String, _ body: JSONValue?) async throws -> HTTPClientResponse {
        var request = HTTPClientRequest(url: url + path)
        request.method = HTTPMethod(rawValue: method.rawValue)
        if let body {
            request.headers.add(name: "Content-Type", value: "application/json")
            request.body = .bytes(body.bytes())
        }
        let answer: HTTPClientResponse
        do {
            answer = try await client.execute(request, deadline: .distantFuture)
        } catch {
            throw CommandFailure(
                "no sandbox answers at \(url) (\(error)): start one with `breakwater sandbox`, or load the sandbox.env "
                    + "of the one that runs")
        }
        guard answer.status.code >= 400 else { return answer }
        let bytes = try await answer.body.collect(upTo: Self.answerLimit)
        let problem = try? JSONValue(parsing: Array(bytes.readableBytesView))
        throw CommandFailure(problem?["error"]?.string ?? "\(method.rawValue) \(path): \(answer.status)")
    }
}
