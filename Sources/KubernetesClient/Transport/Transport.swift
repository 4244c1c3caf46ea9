/// The way to the API server: sends one request, once. The real one is ``HTTPTransport``; tests give their own.
public protocol Transport: Sendable {
    /// Sends a request and returns when the head of the answer is there.
    ///
    /// Cancelling the task, or letting go of the answer's body, gives up the exchange.
    ///
    /// - Throws: ``TransportError``.
    func send(_ request: KubernetesRequest, as credential: Credential) async throws(TransportError) -> TransportAnswer
}

/// An exchange that failed below HTTP.
public struct TransportError: Error, Sendable, CustomStringConvertible {
    /// How far the request came.
    public enum Progress: Sendable, Equatable {
        /// It was not sent: no connection. Sending it again is safe.
        case notSent
        /// It may have been carried out. Sending it again is safe only if it is idempotent.
        case unknown
        /// The task was cancelled.
        case cancelled
    }

    public let progress: Progress
    public let message: String
    public let cause: (any Error)?

    /// Makes an error.
    public init(_ progress: Progress, _ message: String, cause: (any Error)? = nil) {
        self.progress = progress
        self.message = message
        self.cause = cause
    }

    public var description: String { cause.map { "\(message): \($0)" } ?? message }
}

/// The head of an HTTP answer, and its body as it comes.
public struct TransportAnswer: Sendable {
    public let status: Int
    /// The wait that the server asks for (`Retry-After` in seconds).
    public let retryAfter: Duration?
    public let body: BodyStream

    /// Makes an answer.
    public init(status: Int, retryAfter: Duration? = nil, body: BodyStream) {
        self.status = status
        self.retryAfter = retryAfter
        self.body = body
    }
}

/// The body of an answer in pieces; it can be read once, by one reader at a time.
public struct BodyStream: Sendable {
    /// The largest answer that ``collect()`` takes, in bytes: 1 GiB. Watches have no limit.
    public static let collectLimit = 1 << 30

    private let read: @Sendable () async throws(TransportError) -> [UInt8]?

    /// Makes a stream of a function that returns piece after piece, and nil at the end.
    public init(_ read: @escaping @Sendable () async throws(TransportError) -> [UInt8]?) { self.read = read }

    /// The next piece, or nil at the end.
    public func next() async throws(TransportError) -> [UInt8]? { try await read() }

    /// All pieces together.
    public func collect() async throws(TransportError) -> [UInt8] {
        var whole: [UInt8] = []
        while let piece = try await next() {
            guard whole.count + piece.count <= Self.collectLimit else {
                throw TransportError(.unknown, "the answer is larger than \(Self.collectLimit) bytes")
            }
            // The first piece is often the whole body.
            if whole.isEmpty { whole = piece } else { whole += piece }
        }
        return whole
    }
}
