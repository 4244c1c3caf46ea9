import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Vocabulary
import Wire

/// A subject of the control API: the clock, the faults, …
protocol ControlSubject: Sendable {
    /// Adds the subject's routes.
    func addRoutes(to router: Router<FaceContext>)
}

/// The sandbox's own API, on loopback: `BREAKWATER_SANDBOX_URL`. Documentation/SandboxControl.md has its routes.
///
/// ``Sandbox`` says of which subjects it is made: a new one is added there.
struct ControlServer: Service {
    private let responder: RouterResponder<FaceContext>
    private let port: KeptPort
    private let logger: Logger
    private let onReady: @Sendable (Int) -> Void

    init(
        _ subjects: [any ControlSubject], port: KeptPort, logger: Logger, onReady: @escaping @Sendable (Int) -> Void
    ) {
        self.port = port
        self.logger = logger
        self.onReady = onReady
        let router = Router(context: FaceContext.self)
        router.add(middleware: OwnMachineOnly())
        router.add(middleware: Refusals())
        for subject in subjects { subject.addRoutes(to: router) }
        responder = router.buildResponder()
    }

    func run() async throws {
        try await port.serve(logger: logger) { [responder, port, logger, onReady] wanted in
            let application = Application(
                responder: responder,
                configuration: .init(address: .hostname("127.0.0.1", port: wanted), serverName: nil),
                onServerRunning: { channel in
                    let bound = channel.localAddress?.port ?? 0
                    port.keep(bound)
                    onReady(bound)
                }, logger: logger)
            try await application.run()
        }
    }
}

/// Refuses requests that a web page makes: by a foreign `Origin`, or by a `Host` whose name was bent to this machine.
private struct OwnMachineOnly: RouterMiddleware {
    typealias Context = FaceContext

    private static let names: Set<String> = ["127.0.0.1", "localhost", "[::1]"]

    func handle(
        _ request: Request, context: FaceContext, next: @concurrent (Request, FaceContext) async throws -> Response
    ) async throws -> Response {
        let host = request.head.authority ?? ""
        guard Self.names.contains(Self.name(of: host)) else {
            return ControlAnswer.refusal(
                InvalidValue(field: "Host", value: host, remedy: "call it by 127.0.0.1 or localhost"), .forbidden)
        }
        if let origin = request.headers[.origin], origin != "http://\(host)" {
            return ControlAnswer.refusal(
                InvalidValue(field: "Origin", value: origin, remedy: "web pages cannot control the sandbox"), .forbidden
            )
        }
        return try await next(request, context)
    }

    private static func name(of host: String) -> String {
        guard let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") else { return host }
        return String(host[..<colon])
    }
}

/// Answers what a route throws: `InvalidValue` with 400, an unknown path with 404.
private struct Refusals: RouterMiddleware {
    typealias Context = FaceContext

    func handle(
        _ request: Request, context: FaceContext, next: @concurrent (Request, FaceContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as InvalidValue {
            return ControlAnswer.refusal(error, .badRequest)
        } catch let error as HTTPError {
            let target = "\(request.method.rawValue) \(request.uri.path)"
            return ControlAnswer.refusal(
                InvalidValue(
                    field: "route", value: target, remedy: "see Documentation/SandboxControl.md for what there is"),
                error.status)
        }
    }
}
