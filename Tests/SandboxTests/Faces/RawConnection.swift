import NIOCore
import NIOPosix
import NIOSSL

/// A connection on which anything can be sent.
struct RawConnection {
    let port: Int
    /// Whether TLS is spoken, without looking at the server's certificate.
    let isTLS: Bool

    private struct TimedOut: Error {}

    /// Sends bytes, in pieces, and returns what comes back until the server closes, the time is over, or `isEnough`.
    ///
    /// - Parameters:
    ///   - ends: whether the sending half is closed after the last piece.
    ///   - limit: how long it may take.
    func exchange(
        _ pieces: [[UInt8]], ends: Bool, limit: Duration = .milliseconds(250),
        isEnough: @escaping @Sendable ([UInt8]) -> Bool = { _ in false }
    ) async throws -> [UInt8] {
        let received = Received()
        try? await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await send(pieces, ends: ends, received, isEnough) }
            group.addTask {
                try await Task.sleep(for: limit)
                throw TimedOut()
            }
            defer { group.cancelAll() }
            try await group.next()
        }
        return await received.bytes
    }

    private actor Received {
        var bytes: [UInt8] = []
        func append(_ part: ByteBuffer) -> [UInt8] {
            bytes += part.readableBytesView
            return bytes
        }
    }

    private func send(
        _ pieces: [[UInt8]], ends: Bool, _ received: Received, _ isEnough: @Sendable ([UInt8]) -> Bool
    ) async throws {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .channelOption(.allowRemoteHalfClosure, value: true)
            .connect(host: "127.0.0.1", port: port) { [isTLS] channel in
                channel.eventLoop.makeCompletedFuture {
                    if isTLS {
                        var configuration = TLSConfiguration.makeClientConfiguration()
                        configuration.certificateVerification = .none
                        let context = try NIOSSLContext(configuration: configuration)
                        try channel.pipeline.syncOperations.addHandler(
                            try NIOSSLClientHandler(context: context, serverHostname: nil))
                    }
                    return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel, configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        try await channel.executeThenClose { inbound, outbound in
            for piece in pieces { try await outbound.write(ByteBuffer(bytes: piece)) }
            if ends { outbound.finish() }
            for try await part in inbound {
                if isEnough(await received.append(part)) { return }
            }
        }
    }

    /// The statuses of the answers that stand in what came back.
    static func statuses(in answer: [UInt8]) -> [Int] {
        String(decoding: answer, as: UTF8.self).split(separator: "\r\n").compactMap { line in
            guard line.hasPrefix("HTTP/1.") else { return nil }
            return line.split(separator: " ").dropFirst().first.flatMap { Int($0) }
        }
    }
}
