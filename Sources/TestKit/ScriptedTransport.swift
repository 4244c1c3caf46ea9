public import KubernetesClient
import Synchronization

/// An API server that answers by a script: each request is recorded and given to a function.
public final class ScriptedTransport: Transport {
    /// What came in.
    public struct Call: Sendable {
        public let request: KubernetesRequest
        public let credential: Credential

        /// The query's value of that name.
        public func query(_ name: String) -> String? { request.query.first { $0.name == name }?.value }

        /// The body as text.
        public var body: String { String(decoding: request.body ?? [], as: UTF8.self) }
    }

    private let calls_ = Mutex<[Call]>([])
    private let script: @Sendable (Call, Int) async throws(TransportError) -> TransportAnswer

    /// Makes a server of a function of the call and its number, counted from 0.
    public init(_ script: @escaping @Sendable (Call, Int) async throws(TransportError) -> TransportAnswer) {
        self.script = script
    }

    /// The calls so far, in order.
    public var calls: [Call] { calls_.withLock { $0 } }

    public func send(
        _ request: KubernetesRequest, as credential: Credential
    ) async throws(TransportError) -> TransportAnswer {
        let call = Call(request: request, credential: credential)
        let number = calls_.withLock { calls in
            calls.append(call)
            return calls.count - 1
        }
        return try await script(call, number)
    }
}

extension TransportAnswer {
    /// An answer with a whole body.
    public static func text(_ text: String, status: Int = 200, retryAfter: Duration? = nil) -> TransportAnswer {
        TransportAnswer(status: status, retryAfter: retryAfter, body: .pieces([text]))
    }

    /// An error as the API server tells it.
    public static func failure(_ status: Int, _ reason: String, _ more: String = "") -> TransportAnswer {
        text(
            #"{"kind":"Status","status":"Failure","message":"told \#(reason)","reason":"\#(reason)","code":\#(status)\#(more)}"#,
            status: status)
    }
}

extension BodyStream {
    /// A body that comes in these pieces, and then ends, breaks, or stays silent.
    public static func pieces(_ pieces: [String], then end: BodyEnd = .ends) -> BodyStream {
        let rest = Mutex(pieces[...])
        let held = SendableBox(rest)
        return BodyStream { () async throws(TransportError) -> [UInt8]? in
            if let piece = held.value.withLock({ $0.popFirst() }) { return Array(piece.utf8) }
            switch end {
            case .ends: return nil
            case .breaks: throw TransportError(.unknown, "the connection broke")
            case .isSilent:
                do {
                    // Until the reader gives up: the longest sleep there is.
                    try await Task.sleep(for: .seconds(3600))
                    return nil
                } catch {
                    throw TransportError(.cancelled, "cancelled")
                }
            }
        }
    }

    /// What comes after the last piece.
    public enum BodyEnd: Sendable {
        case ends
        case breaks
        case isSilent
    }
}

/// A noncopyable value that several closures share.
private final class SendableBox<Value: ~Copyable & Sendable>: Sendable {
    let value: Value

    init(_ value: consuming Value) { self.value = value }
}
