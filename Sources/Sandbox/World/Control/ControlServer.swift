import Hummingbird
import Logging
import NIOCore
import ServiceLifecycle
import Vocabulary
import Wire

/// The sandbox's own API, on loopback: `BREAKWATER_SANDBOX_URL`.
///
/// - `GET /clock` answers `{"now": RFC 3339, "pace": "real" | "fast" | "manual"}`.
/// - `POST /clock/advance` with `{"seconds": NUMBER}` moves the time forward and answers as `GET /clock`.
struct ControlServer: Service {
    private let responder: RouterResponder<BasicRequestContext>
    private let port: KeptPort
    private let logger: Logger
    private let onReady: @Sendable (Int) -> Void

    init(clock: SandboxClock, port: KeptPort, logger: Logger, onReady: @escaping @Sendable (Int) -> Void) {
        self.port = port
        self.logger = logger
        self.onReady = onReady
        let router = Router()
        router.get("/clock") { _, _ in Self.answer(.ok, Self.reading(clock)) }
        router.post("/clock/advance") { request, _ in
            let body = try await request.body.collect(upTo: 4096)
            do {
                try clock.advanceKept(by: try Self.advance(Array(body.readableBytesView)))
                return Self.answer(.ok, Self.reading(clock))
            } catch let error as InvalidValue {
                return Self.answer(.badRequest, ["error": .string(error.description)])
            } catch {
                return Self.answer(
                    .internalServerError,
                    ["error": .string("the clock was not moved, because that could not be kept: \(error)")])
            }
        }
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

    private static func reading(_ clock: SandboxClock) -> JSONValue {
        let pace =
            switch clock.pace {
            case .manual: "manual"
            case .running(speed: 1): "real"
            case .running: "fast"
            }
        return ["now": .string(clock.now.rfc3339Micro), "pace": .string(pace)]
    }

    private static func advance(_ body: [UInt8]) throws(InvalidValue) -> Duration {
        let seconds = (try? JSONValue(parsing: body))?["seconds"]?.double
        // A century is as far as anything in the sandbox looks.
        guard let seconds, seconds > 0, seconds <= 3.2e9 else {
            throw InvalidValue(
                field: "seconds", value: String(decoding: body.prefix(64), as: UTF8.self),
                remedy: "send {\"seconds\": N} with N above 0, as in {\"seconds\": 900}")
        }
        return .milliseconds(Int64(seconds * 1000))
    }

    private static func answer(_ status: HTTPResponse.Status, _ body: JSONValue) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(bytes: body.bytes() + [0x0A])))
    }
}
