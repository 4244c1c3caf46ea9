import KubernetesModel
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import Testing

@testable import KubernetesClient

@Suite("The HTTP transport")
struct HTTPTransportTests {
    private let key = ObjectKey(name: "a")

    private func withClient(port: Int, _ body: (KubernetesClient) async throws -> Void) async throws {
        let cluster = ClusterConnection(
            server: try ServerAddress.parse("http://127.0.0.1:\(port)/prefix/"),
            credentials: StaticCredential(Credential(token: "t")))
        try await KubernetesClient.withClient(
            cluster: cluster, settings: ClientSettings(retries: .never), logger: Logger(label: "test"), body)
    }

    /// Runs a server that answers each request by a function of its head, and closes it afterwards.
    private func withServer(
        _ answer: @escaping @Sendable (HTTPRequestHead) -> Answer, _ body: (Int) async throws -> Void
    ) async throws {
        let channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    try channel.pipeline.syncOperations.addHandler(Answerer(answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        try await body(channel.localAddress?.port ?? 0)
        try await channel.close()
    }

    @Test("a refused connection is told as such, so that any call may be sent again")
    func refused() async throws {
        var port = 0
        try await withServer({ _ in .whole(200, "") }) { port = $0 }
        try await withClient(port: port) { client in
            await #expect(throws: KubernetesError(.connectionRefused, "")) { try await client.get(Node.self, key) }
        }
    }

    @Test("a request has prefix, path, query and token, and the answer its wait")
    func request() async throws {
        try await withServer({ head in
            let token = head.headers.first(name: "authorization") ?? ""
            let isRight = head.uri == "/prefix/api/v1/nodes?limit=500" && token == "Bearer t"
            return .whole(isRight ? 429 : 400, "", headers: ["retry-after": "9"])
        }) { port in
            try await withClient(port: port) { client in
                await #expect(throws: KubernetesError(.tooManyRequests(retryAfter: .seconds(9)), "", httpStatus: 429)) {
                    try await client.list(Node.self)
                }
            }
        }
    }

    @Test("a watch gives its events as they come, and a broken connection is told")
    func watch() async throws {
        let event = #"{"type":"ADDED","object":{"metadata":{"name":"a"}}}"# + "\n"
        try await withServer({ _ in .cutOff(event) }) { port in
            try await withClient(port: port) { client in
                var count = 0
                do {
                    for try await _ in try await client.watch(Node.self, WatchOptions(resourceVersion: "1")) {
                        count += 1
                    }
                    Issue.record("the watch ended as if nothing was wrong")
                } catch let error as KubernetesError {
                    #expect(error.code == .transport)
                }
                #expect(count == 1)
            }
        }
    }
}

/// What the server does with a request.
private enum Answer: Sendable {
    case whole(Int, String, headers: [String: String] = [:])
    /// Sends a part of a body and closes the connection.
    case cutOff(String)
}

private final class Answerer: ChannelInboundHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private let answer: @Sendable (HTTPRequestHead) -> Answer

    init(_ answer: @escaping @Sendable (HTTPRequestHead) -> Answer) { self.answer = answer }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .head(let head) = unwrapInboundIn(data) else { return }
        switch answer(head) {
        case .whole(let status, let text, let headers):
            var all = HTTPHeaders(headers.map { ($0.key, $0.value) })
            all.add(name: "content-length", value: String(text.utf8.count))
            send(status, all, text, context)
            context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
        case .cutOff(let text):
            send(200, ["transfer-encoding": "chunked"], text, context)
            context.flush()
            context.close(promise: nil)
        }
    }

    private func send(_ status: Int, _ headers: HTTPHeaders, _ text: String, _ context: ChannelHandlerContext) {
        let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: headers)
        context.write(wrapOutboundOut(.head(head)), promise: nil)
        context.write(wrapOutboundOut(.body(.byteBuffer(ByteBuffer(string: text)))), promise: nil)
    }
}
