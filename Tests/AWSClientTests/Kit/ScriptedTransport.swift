import AWSClient
import SigV4
import Synchronization
import Testing

/// Answers requests from a script, and keeps what was asked.
final class ScriptedTransport: AWSTransport {
    typealias Answer = Result<TransportAnswer, TransportError>

    private struct State {
        var answers: [Answer]
        var requests: [TransportRequest] = []
    }

    private let state: Mutex<State>
    private let rule: (@Sendable (TransportRequest) async -> Answer)?

    /// Gives the answers in order; after the last, none can be reached.
    init(_ answers: [Answer]) {
        state = Mutex(State(answers: answers))
        rule = nil
    }

    /// Gives the answer that a rule makes.
    init(rule: @escaping @Sendable (TransportRequest) async -> Answer) {
        state = Mutex(State(answers: []))
        self.rule = rule
    }

    var requests: [TransportRequest] { state.withLock { $0.requests } }

    func send(_ request: TransportRequest, timeout: Duration) async throws(TransportError) -> TransportAnswer {
        let scripted = state.withLock { state in
            state.requests.append(request)
            return state.answers.isEmpty ? nil : state.answers.removeFirst()
        }
        if let rule { return try await rule(request).get() }
        guard let scripted else { throw TransportError(.unreachable, message: "the script has ended") }
        return try scripted.get()
    }
}

extension Result where Success == TransportAnswer, Failure == TransportError {
    static func json(_ status: Int, _ body: String, _ headers: [String: String] = [:]) -> Self {
        .success(TransportAnswer(status: status, headers: headers, body: Array(body.utf8)))
    }

    static var unreachable: Self { .failure(TransportError(.unreachable, message: "no route")) }
}

extension TransportRequest {
    /// The first header of that name.
    func header(_ name: String) -> String? { headers.first { $0.name.lowercased() == name.lowercased() }?.value }
}
