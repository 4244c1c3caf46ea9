public import KubernetesClient
import Synchronization

/// A network on which no watch lasts: each ends after a few pieces, by turns as the server ends one and as a broken
/// connection does, and is begun again late only.
public final class ShortWatchTransport: Transport {
    private struct State {
        var watches = 0
        var cuts = 0
        var refusals = 0
    }

    private let inner: any Transport
    private let time: TimeSource
    private let pieces: Int
    private let pause: Duration
    private let onCut: @Sendable () -> Void
    private let state = Mutex(State())

    /// Makes such a network.
    ///
    /// - Parameters:
    ///   - pieces: how many pieces of a watch come through, 1 or more: with none nobody would ever see anything.
    ///   - pause: how long the beginning of a watch is on its way.
    ///   - onCut: is told after each watch that was ended.
    public init(
        _ inner: any Transport, time: TimeSource, pieces: Int, pause: Duration,
        onCut: @escaping @Sendable () -> Void = {}
    ) {
        self.inner = inner
        self.time = time
        self.pieces = max(pieces, 1)
        self.pause = pause
        self.onCut = onCut
    }

    /// How many watches were ended.
    public var cuts: Int { state.withLock { $0.cuts } }

    /// How many watches were refused because their version is too old (410).
    public var refusals: Int { state.withLock { $0.refusals } }

    public func send(
        _ request: KubernetesRequest, as credential: Credential
    ) async throws(TransportError) -> TransportAnswer {
        guard request.verb == .watch else { return try await inner.send(request, as: credential) }
        try? await time.sleep(pause)
        let number = state.withLock { state in
            defer { state.watches += 1 }
            return state.watches
        }
        let answer = try await inner.send(request, as: credential)
        let left = SharedCount(pieces)
        return TransportAnswer(
            status: answer.status, retryAfter: answer.retryAfter,
            body: BodyStream { () async throws(TransportError) -> [UInt8]? in
                guard left.takeOne() else {
                    self.cut()
                    if number.isMultiple(of: 2) { return nil }
                    throw TransportError(.unknown, "the connection broke")
                }
                let piece = try await answer.body.next()
                if let piece { self.note(piece) }
                return piece
            })
    }

    private func cut() {
        state.withLock { $0.cuts += 1 }
        onCut()
    }

    private func note(_ piece: [UInt8]) {
        let text = String(decoding: piece, as: UTF8.self)
        guard text.contains(#""type":"ERROR""#), text.contains(#""code":410"#) else { return }
        state.withLock { $0.refusals += 1 }
    }
}

/// A number of things that are left to take.
private final class SharedCount: Sendable {
    private let left: Mutex<Int>

    init(_ count: Int) { left = Mutex(count) }

    /// Takes one; false when none is left.
    func takeOne() -> Bool {
        left.withLock { left in
            guard left > 0 else { return false }
            left -= 1
            return true
        }
    }
}
