public import SigV4

/// Sends one HTTP request and collects its answer; it knows nothing of AWS. Tests give scripted answers.
public protocol AWSTransport: Sendable {
    /// Sends a request.
    ///
    /// - Parameter timeout: for the whole exchange.
    /// - Throws: ``TransportError`` when no complete answer came; an answer of any status is no error.
    func send(_ request: TransportRequest, timeout: Duration) async throws(TransportError) -> TransportAnswer
}

/// A request, ready to send. Its description holds no header and no body, where secrets are.
public struct TransportRequest: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible {
    /// `GET`, `POST`, …
    public var method: String
    /// The whole URL, percent-encoded.
    public var url: String
    /// The headers but `Host`, which follows from the URL, and `Content-Length`.
    public var headers: [SignableRequest.Header]
    /// The body; empty when there is none.
    public var body: [UInt8]

    /// Makes a request.
    public init(method: String, url: String, headers: [SignableRequest.Header] = [], body: [UInt8] = []) {
        self.method = method
        self.url = url
        self.headers = headers
        self.body = body
    }

    public var description: String { "\(method) \(url)" }
    public var debugDescription: String { description }
}

/// An answer, complete.
public struct TransportAnswer: Sendable, Equatable {
    /// The HTTP status.
    public var status: Int
    /// The headers, names in lower case; of several with one name the last.
    public var headers: [String: String]
    /// The body's bytes.
    public var body: [UInt8]

    /// Makes an answer; the headers' names may be in any case.
    public init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
        self.status = status
        self.headers = Dictionary(
            headers.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: { _, last in last })
        self.body = body
    }
}

/// Why no complete answer came.
public struct TransportError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What happened; each says what a caller does.
    public enum Code: Sendable, Equatable {
        /// No connection, or it broke: retry.
        case unreachable
        /// No answer in time: retry.
        case timedOut
        /// The caller's task was cancelled: give up.
        case cancelled
        /// The answer is larger than any that AWS sends: give up.
        case answerTooLarge
    }

    /// What happened.
    public let code: Code
    /// For people.
    public let message: String

    /// Makes the error.
    public init(_ code: Code, message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
