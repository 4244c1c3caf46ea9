import Hummingbird
public import Logging
import NIOCore
public import ServiceLifecycle
import Synchronization
public import Vocabulary

/// Serves `/metrics`, `/healthz` and `/readyz`.
public struct TelemetryServer: Service {
    private let application: Application<RouterResponder<BasicRequestContext>>

    /// Makes a server.
    ///
    /// - Parameters:
    ///   - address: where to listen; port 0 takes a free one.
    ///   - onReady: is told the port when the server listens.
    public init(
        address: ListenAddress, metrics: MetricRegistry, health: HealthChecks, logger: Logger,
        onReady: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        let router = Router()
        router.get("/metrics") { _, _ in
            Self.answer(.ok, metrics.prometheusText, type: "text/plain; version=0.0.4; charset=utf-8")
        }
        router.get("/healthz") { _, _ in Self.answer(to: health.report(.liveness)) }
        router.get("/readyz") { _, _ in Self.answer(to: health.report(.readiness)) }
        var quiet = logger
        quiet.logLevel = max(logger.logLevel, .notice)
        application = Application(
            responder: router.buildResponder(),
            configuration: .init(address: .hostname(address.host, port: address.port), serverName: nil),
            onServerRunning: { channel in onReady(channel.localAddress?.port ?? address.port) },
            logger: quiet)
    }

    public func run() async throws { try await application.run() }

    private static func answer(to report: (isFine: Bool, text: String)) -> Response {
        answer(report.isFine ? .ok : .serviceUnavailable, report.text, type: "text/plain; charset=utf-8")
    }

    private static func answer(_ status: HTTPResponse.Status, _ text: String, type: String) -> Response {
        Response(status: status, headers: [.contentType: type], body: .init(byteBuffer: ByteBuffer(string: text)))
    }
}

/// Where a server listens: `127.0.0.1:8080`, `[::]:8080`.
public struct ListenAddress: Equatable, Sendable {
    /// An IP address or a host name, without brackets.
    public let host: String
    /// 0 to take a free one.
    public let port: Int

    /// Parses `host:port`.
    ///
    /// - Throws: `InvalidValue` that names the text and the remedy.
    public init(parsing text: String) throws(InvalidValue) {
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]),
            (0...65_535).contains(port)
        else {
            throw InvalidValue(
                field: "address", value: text, remedy: "use HOST:PORT, as in 0.0.0.0:8080; port 0 takes a free one")
        }
        let host = text[..<colon]
        self.host = host.hasPrefix("[") && host.hasSuffix("]") ? String(host.dropFirst().dropLast()) : String(host)
        self.port = port
    }
}
