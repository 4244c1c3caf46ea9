import AsyncHTTPClient
import FoundationEssentials
import KubernetesModel
public import Logging

/// A client of one API server: typed operations on objects, with retries, deadlines and one domain of errors.
///
/// ```swift
/// let cluster = try ClusterConnection.find()
/// try await KubernetesClient.withClient(cluster: cluster) { client in
///     let node = try await client.get(Node.self, ObjectKey(name: "a"))
/// }
/// ```
///
/// All operations throw ``KubernetesError``; its codes say what a caller does. A client is a value that may be shared
/// freely. Use the least powerful operation: apply what is yours, patch what is shared, replace only with the version
/// that was read.
public struct KubernetesClient: Sendable {
    let transport: any Transport
    let credentials: any CredentialSource
    let settings: ClientSettings
    let time: TimeSource
    let random: @Sendable () -> Double
    let logger: Logger
    private let limiter: RateLimiter?

    /// Makes a client on a transport.
    ///
    /// - Parameters:
    ///   - random: 0 up to 1, for the jitter of waits.
    ///   - logger: Told at debug what is sent again and why.
    public init(
        transport: any Transport, credentials: any CredentialSource, settings: ClientSettings = ClientSettings(),
        time: TimeSource = .system, random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        logger: Logger
    ) {
        self.transport = transport
        self.credentials = credentials
        self.settings = settings
        self.time = time
        self.random = random
        self.logger = logger
        self.limiter = settings.callsPerSecond.map { RateLimiter(rate: $0, burst: settings.burst, time: time) }
    }

    /// Runs a body with a client to a cluster, and closes its connections afterwards.
    ///
    /// - Throws: ``ConfigurationError`` when the cluster's certificates cannot be read, and what the body throws.
    @discardableResult
    public static func withClient<Value>(
        cluster: ClusterConnection, settings: ClientSettings = ClientSettings(), time: TimeSource = .system,
        logger: Logger, _ body: (KubernetesClient) async throws -> Value
    ) async throws -> Value {
        let httpClient = HTTPClient(
            eventLoopGroupProvider: .singleton, configuration: HTTPTransport.clientConfiguration(for: cluster))
        do {
            let transport = try HTTPTransport(cluster: cluster, httpClient: httpClient)
            let value = try await body(
                KubernetesClient(
                    transport: transport, credentials: cluster.credentials, settings: settings, time: time,
                    logger: logger))
            try await httpClient.shutdown()
            return value
        } catch {
            // The body's error says more than one of closing.
            try? await httpClient.shutdown()
            throw error
        }
    }

    /// Sends a request with retries and returns the whole body of the answer.
    ///
    /// - Parameter limit: How long it may take altogether; nil takes the settings' ``ClientSettings/callLimit``.
    public func send(_ request: KubernetesRequest, limit: Duration? = nil) async throws(KubernetesError) -> [UInt8] {
        try await withDeadline(request, limit ?? settings.callLimit) { () async throws(KubernetesError) -> [UInt8] in
            try await retrying(request) { answer throws(TransportError) in try await answer.body.collect() }
        }
    }

    /// Sends a request with retries and returns the answer's body as it comes; only the head has a deadline.
    func open(_ request: KubernetesRequest) async throws(KubernetesError) -> BodyStream {
        try await withDeadline(request, settings.callLimit) { () async throws(KubernetesError) -> BodyStream in
            try await retrying(request) { answer in answer.body }
        }
    }

    private func withDeadline<Value: Sendable>(
        _ request: KubernetesRequest, _ limit: Duration,
        _ operation: @escaping @Sendable () async throws(KubernetesError) -> Value
    ) async throws(KubernetesError) -> Value {
        do {
            if let value = try await time.withLimit(limit, operation) { return value }
            throw KubernetesError(.deadlineExceeded, "\(request.summary): no answer within \(limit)")
        } catch let error as KubernetesError {
            throw error
        } catch {
            throw KubernetesError(.cancelled, "\(request.summary): the call was cancelled")
        }
    }

    private func retrying<Value: Sendable>(
        _ request: KubernetesRequest, _ read: (TransportAnswer) async throws(TransportError) -> Value
    ) async throws(KubernetesError) -> Value {
        var attempt = 1
        var hasRefreshed = false
        while true {
            let credential = try await credentials.credential()
            let failure: KubernetesError
            do {
                return try await exchange(request, credential, attempt, read)
            } catch {
                failure = error
            }
            let verdict = settings.retries.verdict(
                on: failure, isIdempotent: request.isIdempotent, attempt: attempt, hasRefreshed: hasRefreshed,
                jitter: random())
            switch verdict {
            case .giveUp: throw failure
            case .refreshCredential:
                guard await credentials.reject(credential) else { throw failure }
                hasRefreshed = true
            case .retry(let wait): try await sleep(wait, before: request, because: failure)
            }
            attempt += 1
        }
    }

    private func sleep(
        _ wait: Duration, before request: KubernetesRequest, because failure: KubernetesError
    ) async throws(KubernetesError) {
        logger.debug(
            "Sending a call to the API server again",
            metadata: ["request": "\(request.summary)", "wait": "\(wait)", "error": "\(failure)"])
        do {
            try await time.sleep(wait)
        } catch {
            throw KubernetesError(.cancelled, "\(request.summary): the call was cancelled", cause: failure)
        }
    }

    /// Sends a request once and reads the answer; an answer that is an error is thrown.
    private func exchange<Value: Sendable>(
        _ request: KubernetesRequest, _ credential: Credential, _ attempt: Int,
        _ read: (TransportAnswer) async throws(TransportError) -> Value
    ) async throws(KubernetesError) -> Value {
        do { try await limiter?.wait() } catch {
            throw KubernetesError(.cancelled, "\(request.summary): the call was cancelled")
        }
        let start = time.elapsed()
        var record = CallRecord(
            verb: request.verb, resource: request.resource, httpStatus: nil, duration: .zero, attempt: attempt)
        defer {
            record.duration = time.elapsed() - start
            settings.observer?(record)
        }
        do {
            let answer = try await transport.send(request, as: credential)
            record.httpStatus = answer.status
            guard !(200..<300).contains(answer.status) else { return try await read(answer) }
            throw Self.refusal(of: request, answer, body: try await answer.body.collect())
        } catch let error as KubernetesError {
            throw error
        } catch let error as TransportError {
            throw Self.failure(of: request, error)
        } catch {
            throw KubernetesError(.transport, request.summary, cause: error)
        }
    }

    private static func failure(of request: KubernetesRequest, _ error: TransportError) -> KubernetesError {
        let code: KubernetesError.Code =
            switch error.progress {
            case .notSent: .connectionRefused
            case .unknown: .transport
            case .cancelled: .cancelled
            }
        return KubernetesError(code, "\(request.summary): \(error.message)", cause: error.cause)
    }

    private static func refusal(
        of request: KubernetesRequest, _ answer: TransportAnswer, body: [UInt8]
    ) -> KubernetesError {
        let status =
            (try? JSONDecoder().decode(KubernetesStatus.self, from: Data(body)))
            // Proxies and API servers that are starting answer in plain text.
            ?? KubernetesStatus(message: String(decoding: body.prefix(256), as: UTF8.self), code: answer.status)
        let asked = status.details?.retryAfterSeconds.flatMap { $0 > 0 ? Duration.seconds($0) : nil }
        return KubernetesError(
            httpStatus: answer.status, status: status, retryAfter: answer.retryAfter ?? asked,
            request: request.summary)
    }
}
