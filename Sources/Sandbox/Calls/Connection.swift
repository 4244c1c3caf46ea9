import Hummingbird
import NIOCore
import ServiceLifecycle

/// The connection that a request came by: what delivers an answer, or does not.
struct Connection {
    /// Why nothing is written any more; the server ends the connection's task on it.
    struct Cut: Error {}

    private let channel: any Channel

    init(_ channel: any Channel) { self.channel = channel }

    /// Returns when the answer is to be written; otherwise does with the connection what the delivery says.
    ///
    /// - Parameter untilOver: returns when a silence is over, which the client may not wait for.
    /// - Throws: ``Cut`` when nothing is to be written.
    func deliver(
        _ delivery: Delivery, to request: Request, _ untilOver: @escaping @Sendable () async -> Void
    ) async throws {
        switch delivery {
        case .whole: return
        case .cut: throw await cut()
        case .silent:
            await cancelWhenGracefulShutdown {
                _ = try? await request.body.consumeWithCancellationOnInboundClose { _ in await untilOver() }
            }
            throw await cut()
        }
    }

    /// Closes the connection.
    func cut() async -> Cut {
        // It may be closed already: the client was faster.
        try? await channel.close().get()
        return Cut()
    }
}
