import HTTPTypes
import Hummingbird
public import Logging
import NIOCore
public import ServiceLifecycle

/// The door of ``SandboxAWS`` on a loopback port.
///
/// ``run()`` serves until graceful shutdown; ``port()`` waits until it does.
public final class SandboxAWSServer: Service {
    /// The longest body that is read, in bytes; AWS's own limit for these APIs is of that order.
    static let bodyLimit = 1 << 20

    private let aws: SandboxAWS
    private let wantedPort: Int
    private let keptPort: KeptPort
    private let logger: Logger
    private let bound = Readiness<Int>()

    /// Makes the server.
    ///
    /// - Parameters:
    ///   - aws: who answers.
    ///   - port: 0 takes a free one.
    ///   - logger: what the server says of itself.
    public convenience init(_ aws: SandboxAWS, port: Int = 0, logger: Logger = Logger(label: "sandbox.aws")) {
        self.init(aws, port: port, kept: KeptPort(keeping: NothingKept(), name: "aws"), logger: logger)
    }

    /// Makes the server of a sandbox, which has the same port after a restart.
    init(_ aws: SandboxAWS, port: Int = 0, kept: KeptPort, logger: Logger) {
        self.aws = aws
        self.wantedPort = port
        self.keptPort = kept
        self.logger = logger
    }

    /// The port, once connections are taken.
    ///
    /// - Throws: `CancellationError` when the task is cancelled, or the server ended, before.
    public func port() async throws -> Int { try await bound.value() }

    /// Serves until graceful shutdown.
    ///
    /// - Throws: what binding the port throws.
    public func run() async throws {
        defer { bound.close() }
        guard wantedPort == 0 else { return try await serve(on: wantedPort) }
        try await keptPort.serve(logger: logger, serve(on:))
    }

    private func serve(on wanted: Int) async throws {
        let application = Application(
            responder: AWSResponder(aws: aws),
            configuration: .init(address: .hostname("127.0.0.1", port: wanted)),
            onServerRunning: { [bound, keptPort] channel in
                let port = channel.localAddress?.port ?? 0
                keptPort.keep(port)
                bound.fulfil(port)
            },
            logger: logger)
        try await application.run()
    }
}

/// Translates between Hummingbird's requests and the plain ones of ``SandboxAWS``.
private struct AWSResponder: HTTPResponder {
    typealias Context = FaceContext

    let aws: SandboxAWS

    func respond(to request: Request, context: FaceContext) async throws -> Response {
        var request = request
        let body: ByteBuffer
        do {
            body = try await request.collectBody(upTo: SandboxAWSServer.bodyLimit)
        } catch is NIOTooManyBytesError {
            return Response(status: .contentTooLarge, headers: [.connection: "close"])
        }
        // The server moved Host, which each signature covers, out of the headers.
        var headers = request.headers.map { (name: $0.name.rawName, value: $0.value) }
        if let authority = request.head.authority { headers.append((name: "Host", value: authority)) }
        let asked = AWSRequest(
            method: request.method.rawValue, target: request.head.path ?? "/", headers: headers,
            body: Array(body.readableBytesView))
        let answer = await aws.handle(asked)
        try await Connection(context.channel).deliver(answer.delivery, to: request) { await aws.untilLit(asked) }
        var fields = HTTPFields()
        for (name, value) in answer.headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return Response(
            status: .init(code: answer.status), headers: fields, body: .init(byteBuffer: ByteBuffer(bytes: answer.body))
        )
    }
}
