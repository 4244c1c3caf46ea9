import Synchronization
import Vocabulary

/// Credentials of a source, kept until shortly before they expire. However many callers ask, one refresh runs.
public final class CredentialCache: Sendable {
    private enum Outcome: Sendable {
        case settled(Result<Credentials, CredentialsError>)
        /// The one who refreshed went away: ask again.
        case askAgain
        /// The one who waits was cancelled.
        case cancelled
    }

    private struct State {
        var machine = RefreshMachine()
        var waiters: [UInt64: CheckedContinuation<Outcome, Never>] = [:]
        /// Waiters that were cancelled before they began to wait.
        var cancelled: Set<UInt64> = []
        var nextWaiter: UInt64 = 0
    }

    private let source: any CredentialSource
    private let machine: AWSMachine
    private let state = Mutex(State())

    /// Makes a cache of a source.
    public init(source: any CredentialSource, machine: AWSMachine) {
        self.source = source
        self.machine = machine
    }

    /// Credentials that hold now.
    ///
    /// - Throws: ``CredentialsError`` when there are none.
    public func credentials() async throws(CredentialsError) -> Credentials {
        while true {
            let now = machine.now()
            switch state.withLock({ $0.machine.ask(at: now) }) {
            case .use(let credentials): return credentials
            case .refresh(let fallback): return try await refresh(fallback: fallback)
            case .wait:
                switch await wait() {
                case .settled(let result): return try result.get()
                case .askAgain: continue
                case .cancelled:
                    throw CredentialsError(.cancelled, source: "cache", message: "the call was cancelled")
                }
            }
        }
    }

    /// Credentials that hold for long enough that nobody need refresh them yet, or nil.
    func ready() -> Credentials? {
        let now = machine.now()
        return state.withLock { $0.machine.ready(at: now) }
    }

    /// AWS refused credentials with that key as expired: the next call refreshes.
    func reject(accessKeyID: String) {
        state.withLock { $0.machine.rejected(accessKeyID: accessKeyID) }
    }

    private func refresh(fallback: Credentials?) async throws(CredentialsError) -> Credentials {
        do {
            let credentials = try await load()
            settle(.success(credentials)) { $0.succeeded(credentials, at: $1) }
            return credentials
        } catch {
            guard error.code != .cancelled else {
                settle(nil) { machine, _ in machine.abandoned() }
                throw error
            }
            let remaining = fallback.flatMap { $0.holds(at: machine.now()) ? $0 : nil }
            settle(remaining.map { .success($0) } ?? .failure(error)) { $0.failed(at: $1) }
            guard let remaining else { throw error }
            return remaining
        }
    }

    /// Ends a refresh: tells the machine, then all who wait; without a result they ask again.
    private func settle(
        _ result: Result<Credentials, CredentialsError>?, _ tell: (inout RefreshMachine, Timestamp) -> Void
    ) {
        let now = machine.now()
        let waiters = state.withLock { state in
            tell(&state.machine, now)
            defer { state.waiters = [:] }
            return Array(state.waiters.values)
        }
        for waiter in waiters { waiter.resume(returning: result.map(Outcome.settled) ?? .askAgain) }
    }

    private func load() async throws(CredentialsError) -> Credentials {
        guard let credentials = try await source.load() else {
            throw CredentialsError(
                .notConfigured, source: "credentials",
                message: "none are configured: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or a profile, "
                    + "or run with a role (IRSA, EKS Pod Identity, an instance profile)")
        }
        guard credentials.holds(at: machine.now()) else {
            throw CredentialsError(
                .failed, source: credentials.source, message: "it gave credentials that have expired: \(credentials)")
        }
        return credentials
    }

    private func wait() async -> Outcome {
        let id = state.withLock { state in
            state.nextWaiter += 1
            return state.nextWaiter
        }
        defer { _ = state.withLock { $0.cancelled.remove(id) } }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let early: Outcome? = state.withLock { state in
                    if state.cancelled.remove(id) != nil { return .cancelled }
                    // The refresh may have ended between the question and this.
                    guard state.machine.isRefreshing else { return .askAgain }
                    state.waiters[id] = continuation
                    return nil
                }
                if let early { continuation.resume(returning: early) }
            }
        } onCancel: {
            let waiter = state.withLock { state in
                let waiter = state.waiters.removeValue(forKey: id)
                if waiter == nil { state.cancelled.insert(id) }
                return waiter
            }
            waiter?.resume(returning: .cancelled)
        }
    }
}
