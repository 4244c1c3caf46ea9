public import KubernetesClient
public import KubernetesModel
public import Logging
public import ServiceLifecycle
import Synchronization
import Wire

/// Leadership, as the one who has it can check it.
public struct Leadership: Sendable {
    let check: @Sendable () -> Bool

    /// Whether leadership is held now, by the clock alone. Check it right before what cannot be undone.
    public var isHeld: Bool { check() }
}

/// Runs work while, and only while, this process holds a lease.
///
/// *Fails closed*: when the lease could not be renewed within ``ElectionTiming/renewDeadline``, the work is cancelled,
/// five seconds before another may begin. Then the process is a candidate again, so the work must be able to start anew.
///
/// *Stopping*: on graceful shutdown the work, which is told too, finishes under the lease; then the lease is released, so
/// that another leads at once. When the task is cancelled instead, the lease runs out by itself.
///
/// Run informers outside of it: those who stand by keep their caches warm.
public final class LeaderElection: Service {
    /// What happened, for logs and metrics.
    public enum Notice: Sendable, Equatable {
        case acquired
        case lost
        case released
    }

    private struct State {
        var machine: ElectionMachine
        /// The lease as last read or written.
        var lease: Lease?
    }

    private enum End: Sendable {
        case finished
        case lost
    }

    private let client: KubernetesClient
    private let key: ObjectKey
    private let time: TimeSource
    private let random: @Sendable () -> Double
    private let logger: Logger
    private let observer: (@Sendable (Notice) -> Void)?
    private let work: @Sendable (Leadership) async throws -> Void
    private let state: Mutex<State>

    /// Makes a candidate.
    ///
    /// - Parameters:
    ///   - client: Best one of its own: behind the budget of a busy client a renewal might come too late.
    ///   - lease: Namespace and name of the lease.
    ///   - identity: Who we are, different in each process: the pod's name.
    ///   - random: 0 up to 1, for the jitter of waits.
    ///   - observer: Told of what happens; it must not block.
    ///   - work: What only a leader does. When it returns, ``run()`` does.
    public init(
        client: KubernetesClient, lease: ObjectKey, identity: String, timing: ElectionTiming = ElectionTiming(),
        time: TimeSource = .system, random: @escaping @Sendable () -> Double = { Double.random(in: 0..<1) },
        logger: Logger, observer: (@Sendable (Notice) -> Void)? = nil,
        work: @escaping @Sendable (Leadership) async throws -> Void
    ) {
        self.client = client
        self.key = lease
        self.time = time
        self.random = random
        var logger = logger
        logger[metadataKey: "lease"] = "\(lease)"
        logger[metadataKey: "identity"] = "\(identity)"
        self.logger = logger
        self.observer = observer
        self.work = work
        state = Mutex(State(machine: ElectionMachine(identity: identity, timing: timing)))
    }

    /// Whether this process leads now.
    public var isLeading: Bool {
        let now = time.elapsed()
        return state.withLock { $0.machine.leads(now: now) }
    }

    /// Stands for election, and does the work while leading, until the work or the process ends.
    ///
    /// - Throws: What the work throws.
    public func run() async throws {
        while !Task.isCancelled, !Task.isShuttingDownGracefully {
            guard await cancelWhenGracefulShutdown({ await self.acquire() }) else { return }
            note(.acquired, "Leadership was acquired")
            switch try await lead() {
            case .finished: return
            case .lost: note(.lost, "Leadership was lost, its work was stopped")
            }
        }
    }

    /// Tries until the lease is ours; false when the task was cancelled.
    private func acquire() async -> Bool {
        while !Task.isCancelled {
            if await attempt(within: timing.renewDeadline) { return true }
            // Those who stand by do not all look at once.
            try? await time.sleep(timing.retryPeriod * (1 + 0.2 * random()))
        }
        return false
    }

    private func lead() async throws -> End {
        do {
            let end = try await withThrowingTaskGroup(of: End.self) { group in
                group.addTask {
                    try await self.work(Leadership { self.isLeading })
                    return .finished
                }
                group.addTask { await self.renewUntilLost() }
                let first = try await group.next() ?? .finished
                group.cancelAll()
                if case .lost = first {
                    // The work's errors are those of being cancelled.
                    while await group.nextResult() != nil {}
                }
                return first
            }
            if case .finished = end { await release() }
            return end
        } catch {
            await release()
            throw error
        }
    }

    /// Renews the lease each period; returns when it could not be renewed in time or the task was cancelled.
    private func renewUntilLost() async -> End {
        while !Task.isCancelled {
            guard let deadline = state.withLock({ $0.machine.deadline }) else { return .lost }
            try? await time.sleep(max(.zero, min(timing.retryPeriod, deadline - time.elapsed())))
            if Task.isCancelled { return .finished }
            let left = deadline - time.elapsed()
            guard left > .zero else { break }
            _ = await attempt(within: left)
            guard isLeading else { break }
        }
        // Cancelled in the middle of a renewal: the work is done, and the lease is still ours to release.
        if Task.isCancelled { return .finished }
        state.withLock { $0.machine.resigned() }
        return .lost
    }

    /// Reads the lease where it is not known, and writes it where that is our turn.
    ///
    /// - Returns: Whether it was written.
    private func attempt(within limit: Duration) async -> Bool {
        do {
            return try await time.withLimit(limit) { try await self.attempt() } ?? false
        } catch {
            logger.debug("The lease could not be read or written", metadata: ["error": "\(error)"])
            return false
        }
    }

    private func attempt() async throws(KubernetesError) -> Bool {
        let known = isLeading ? state.withLock { $0.lease } : nil
        let lease: Lease? = if let known { known } else { try await client.find(Lease.self, key) }
        let sent = time.elapsed()
        let date = time.now()
        let step = state.withLock { state in
            state.lease = lease
            return state.machine.read(lease?.spec, now: sent, date: date)
        }
        do {
            switch step {
            case .wait: return false
            case .create(let spec):
                let metadata = ObjectMeta(name: key.name, namespace: key.namespace)
                took(try await client.create(Lease(metadata: metadata, spec: spec)), sent)
            case .update(let spec): took(try await write(spec, over: lease), sent)
            }
            return true
        } catch {
            // Whatever happened, what we know of the lease may be out of date: read it the next time.
            state.withLock { $0.lease = nil }
            throw error
        }
    }

    private func took(_ lease: Lease, _ sent: Duration) {
        state.withLock { state in
            state.lease = lease
            state.machine.wrote(lease.spec, sent: sent)
        }
    }

    /// Patches the lease on the version that was read: two who take it at once cannot both succeed, and members that we
    /// do not know are kept.
    private func write(_ spec: Lease.Spec, over lease: Lease?) async throws(KubernetesError) -> Lease {
        var change: JSONValue = [
            "spec": [
                "holderIdentity": .string(spec.holderIdentity ?? ""),
                "leaseDurationSeconds": spec.leaseDurationSeconds.map { .integer(Int64($0)) } ?? .null,
                "acquireTime": spec.acquireTime.map { .string($0) } ?? .null,
                "renewTime": spec.renewTime.map { .string($0) } ?? .null,
                "leaseTransitions": spec.leaseTransitions.map { .integer(Int64($0)) } ?? .null,
            ]
        ]
        if let version = lease?.metadata.resourceVersion {
            change[at: "metadata", "resourceVersion"] = .string(version)
        }
        return try await client.patch(Lease.self, key, .merge(change))
    }

    /// Gives the lease back, if it is still ours.
    private func release() async {
        guard isLeading else { return }
        let machine = state.withLock { state in
            state.machine.resigned()
            state.lease = nil
            return state.machine
        }
        do {
            // A renewal may have been under way, so the version is read again.
            let lease = try await client.get(Lease.self, key)
            guard lease.spec.holderIdentity == machine.identity else { return }
            _ = try await write(machine.released(lease.spec, date: time.now()), over: lease)
            note(.released, "Leadership was released")
        } catch {
            logger.debug("The lease could not be released, it runs out by itself", metadata: ["error": "\(error)"])
        }
    }

    private var timing: ElectionTiming { state.withLock { $0.machine.timing } }

    private func note(_ notice: Notice, _ message: Logger.Message) {
        logger.notice(message)
        observer?(notice)
    }
}
