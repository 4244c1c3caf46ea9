import Synchronization
import Vocabulary

/// Credentials that a program hands out, such as `aws eks get-token`.
///
/// A credential is kept until it expires, or until the server refuses it. However many callers ask, one run of the
/// program serves them all; when the caller whose task runs it is cancelled, another takes the run over.
public final class ExecCredential: CredentialSource {
    /// How long before its expiry a credential is no longer handed out, so that it does not expire on the way.
    public static let margin: Duration = .seconds(10)

    private typealias Outcome = Result<Credential, KubernetesError>

    private struct State {
        var kept: Credential?
        var isRunning = false
        /// Those who wait for the run; they are told nil when they should look again.
        var waiting: [Int: CheckedContinuation<Outcome?, Never>] = [:]
        var waiterCount = 0
    }

    private enum Turn {
        case use(Credential)
        case lead
        case follow(Int)
    }

    private let plugin: ExecPlugin
    private let host: Host
    private let limit: Duration
    private let fallback: ClientIdentity?
    private let state = Mutex(State())

    /// Makes a source that runs the program when first asked.
    ///
    /// - Parameters:
    ///   - identity: The client certificate to present when the program gives none.
    ///   - limit: How long the program may take.
    public init(plugin: ExecPlugin, identity: ClientIdentity? = nil, host: Host, limit: Duration = .seconds(60)) {
        self.plugin = plugin
        self.fallback = identity
        self.host = host
        self.limit = limit
    }

    public func credential() async throws(KubernetesError) -> Credential {
        while true {
            switch takeTurn() {
            case .use(let credential): return credential
            case .lead: return try await lead()
            case .follow(let id):
                if let outcome = await follow(id) { return try outcome.get() }
                if Task.isCancelled { throw KubernetesError(.cancelled, "the call was cancelled") }
            }
        }
    }

    public func reject(_ credential: Credential) async -> Bool {
        state.withLock { if $0.kept == credential { $0.kept = nil } }
        return true
    }

    private func takeTurn() -> Turn {
        let now = host.time.now()
        return state.withLock { state in
            if let kept = state.kept, kept.expiration.map({ now + Self.margin < $0 }) ?? true { return .use(kept) }
            if !state.isRunning {
                state.isRunning = true
                return .lead
            }
            state.waiterCount += 1
            return .follow(state.waiterCount)
        }
    }

    /// Runs the program and tells those who wait; a cancelled run is told as nil, so that one of them runs it again.
    private func lead() async throws(KubernetesError) -> Credential {
        let outcome = await run()
        let waiting = state.withLock { state in
            state.isRunning = false
            if case .success(let credential) = outcome { state.kept = credential }
            defer { state.waiting = [:] }
            return state.waiting
        }
        var told: Outcome? = outcome
        if case .failure(let error) = outcome, error.code == .cancelled { told = nil }
        for continuation in waiting.values { continuation.resume(returning: told) }
        return try outcome.get()
    }

    /// Waits for the run of another caller; nil when it was cancelled or is already over, or when this caller is
    /// cancelled.
    private func follow(_ id: Int) async -> Outcome? {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isTooLate = state.withLock { state in
                    guard state.isRunning, !Task.isCancelled else { return true }
                    state.waiting[id] = continuation
                    return false
                }
                if isTooLate { continuation.resume(returning: nil) }
            }
        } onCancel: {
            state.withLock { $0.waiting.removeValue(forKey: id) }?.resume(returning: nil)
        }
    }

    private func run() async -> Outcome {
        do {
            let request = try plugin.process(in: host.environment)
            let runProcess = host.runProcess
            guard let outcome = try await host.time.withLimit(limit, { try await runProcess(request) }) else {
                return .failure(plugin.failure("did not end within \(limit)"))
            }
            var credential = try plugin.credential(from: outcome)
            if credential.identity == nil { credential.identity = fallback }
            return .success(credential)
        } catch let error as KubernetesError {
            return .failure(error)
        } catch {
            if Task.isCancelled { return .failure(KubernetesError(.cancelled, "the call was cancelled", cause: error)) }
            return .failure(plugin.failure("could not be run", cause: error))
        }
    }
}
