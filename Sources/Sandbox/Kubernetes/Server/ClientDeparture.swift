import NIOCore

/// Notices that the client of a connection goes, while the server has nothing to write.
///
/// It stands first in the connection's pipeline, before TLS, from the first watch on; the connection can be used again
/// when a watch is over.
final class ClientDeparture: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    /// What is to be done then; a connection has one answer at a time.
    private var response: (@Sendable () -> Void)?
    private var hasLeft = false

    /// Does something once when the client of a connection closes its side, at once when it has.
    ///
    /// - Parameter response: nil when nobody is interested any more.
    /// - Throws: `ChannelError` when the connection is closed.
    static func of(_ channel: any Channel, do response: (@Sendable () -> Void)?) async throws {
        try await channel.eventLoop.submit {
            let pipeline = channel.pipeline.syncOperations
            if let standing = try? pipeline.handler(type: ClientDeparture.self) {
                standing.await(response)
            } else if let response {
                let departure = ClientDeparture()
                try pipeline.addHandler(departure, position: .first)
                departure.await(response)
            }
        }.get()
    }

    private func await(_ response: (@Sendable () -> Void)?) {
        self.response = response
        if hasLeft { respond() }
    }

    private func respond() {
        hasLeft = true
        response?()
        response = nil
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if event as? ChannelEvent == .inputClosed { respond() }
        context.fireUserInboundEventTriggered(event)
    }

    func channelInactive(context: ChannelHandlerContext) {
        respond()
        context.fireChannelInactive()
    }
}
